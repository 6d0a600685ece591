import { readFileSync } from "node:fs";
import path from "node:path";
import { run } from "../../src/cli/program.js";
import type { Io } from "../../src/cli/io.js";
import type { Emulator } from "../../src/emulator/index.js";
import { fastlyClient, type FastlyClient } from "../../src/fastly/client/index.js";
import { start, token } from "../emulator/emulator.js";
import type { Json, Ran } from "../support/project.js";

/** Runs a command against a local Fastly, as a pipe would see it; its pauses take no time. */
export async function onCall(
  root: string,
  emulator: Emulator,
  args: readonly string[],
  { now = () => start, ...io }: Partial<Io> & { readonly now?: () => number } = {},
): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const code = await run(args, {
    cwd: root,
    stdout: { isTerminal: false, write: (text) => void (stdout += text) },
    stderr: { isTerminal: false, write: (text) => void (stderr += text) },
    env: { USER: "alice" },
    credentials: () => ({
      token: token.value,
      endpoint: emulator.url,
      ...(emulator.serviceId !== undefined && { serviceId: emulator.serviceId }),
    }),
    clock: { now, sleep: async () => {}, random: () => 0 },
    ...io,
  });
  return { code, stdout, stderr };
}

export async function onCallJson(
  root: string,
  emulator: Emulator,
  args: readonly string[],
): Promise<{ readonly code: number; readonly json: Json }> {
  const { code, stdout } = await onCall(root, emulator, [...args, "--json"]);
  return { code, json: JSON.parse(stdout) as Json };
}

/** The lines of the audit file. */
export function audited(root: string, file = ".edgewall/audit.jsonl"): readonly unknown[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

/** A client of the local Fastly, to prepare and to look. */
export function clientOf(emulator: Emulator): FastlyClient {
  return fastlyClient({
    endpoint: emulator.url,
    token: token.value,
    now: () => start,
    sleep: async () => {},
    random: () => 0,
  });
}

export interface Seed {
  readonly dictionaries?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly acls?: Readonly<Record<string, readonly string[]>>;
}

/** Gives the first version of the service containers with content, and activates it. */
export async function seed(
  emulator: Emulator,
  { dictionaries = {}, acls = {} }: Seed,
): Promise<void> {
  const client = clientOf(emulator);
  const id = emulator.serviceId ?? "";
  for (const [name, items] of Object.entries(dictionaries)) {
    const made = await client.createDictionary(id, 1, name);
    if (!made.ok) throw new Error(made.error.msg);
    for (const [key, value] of Object.entries(items))
      await client.createItem(id, made.value.id, key, value);
  }
  for (const [name, texts] of Object.entries(acls)) {
    const made = await client.createAcl(id, 1, name);
    if (!made.ok) throw new Error(made.error.msg);
    const operations = texts.map((text) => ({ op: "create", text }) as const);
    if (texts.length > 0) await client.patchEntries(id, made.value.id, operations);
  }
  const activated = await client.activate(id, 1);
  if (!activated.ok) throw new Error(activated.error.msg);
}

/** The items of a dictionary of the active version. */
export async function itemsOf(
  emulator: Emulator,
  name: string,
): Promise<Readonly<Record<string, string>>> {
  const client = clientOf(emulator);
  const id = emulator.serviceId ?? "";
  const service = await client.service(id);
  const active = service.ok ? service.value.versions.find((version) => version.active) : undefined;
  const listed = await client.dictionaries(id, active?.number ?? 1);
  const dictionary = listed.ok ? listed.value.find((one) => one.name === name) : undefined;
  const items = await client.items(id, dictionary?.id ?? "");
  if (!items.ok) throw new Error(items.error.msg);
  return Object.fromEntries(items.value);
}
