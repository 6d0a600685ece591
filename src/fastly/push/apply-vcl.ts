import type { Result } from "../client/index.js";
import type { SnippetContent } from "../service.js";
import { settle } from "./settle.js";
import { failed, nothing, type Step } from "./stop.js";
import type { Target } from "./target.js";

/** Makes a snippet of a draft what it should be; without content, it is to go. Nothing is written where it is so. */
export async function applySnippet(
  target: Target,
  version: number,
  name: string,
  wanted: SnippetContent | undefined,
): Promise<Step<undefined>> {
  const { client, serviceId, settling } = target;
  const read = async (): Promise<Result<"equal" | "other" | "missing">> => {
    const all = await client.snippets(serviceId, version);
    if (!all.ok) return all;
    const held = all.value.find((snippet) => snippet.name === name);
    if (held === undefined) return { ok: true, value: "missing" };
    const isEqual =
      wanted !== undefined &&
      !held.dynamic &&
      held.type === wanted.type &&
      held.priority === wanted.priority &&
      held.content === wanted.content;
    return { ok: true, value: isEqual ? "equal" : "other" };
  };
  const held = await read();
  if (!held.ok) return failed(held.error);
  // The client cannot change a snippet of a version: it goes, and comes back.
  if (held.value === "other") {
    const gone = await settle(
      {
        make: async () => truth(await client.deleteSnippet(serviceId, version, name)),
        find: async () => when(await read(), (state) => state === "missing"),
      },
      settling,
    );
    if (!gone.ok) return gone;
  }
  if (held.value === "equal" || wanted === undefined) return nothing;
  const made = await settle(
    {
      make: async () =>
        truth(await client.createSnippet(serviceId, version, { name, dynamic: false, ...wanted })),
      find: async () => when(await read(), (state) => state === "equal"),
    },
    settling,
  );
  return made.ok ? nothing : made;
}

/** Makes a VCL file of a draft the main one, with this text; without text, it is to go. */
export async function applyVcl(
  target: Target,
  version: number,
  name: string,
  wanted: string | undefined,
): Promise<Step<undefined>> {
  const { client, serviceId, settling } = target;
  const read = async (): Promise<Result<"main" | "equal" | "other" | "missing">> => {
    const all = await client.vcls(serviceId, version);
    if (!all.ok) return all;
    const held = all.value.find((vcl) => vcl.name === name);
    if (held === undefined) return { ok: true, value: "missing" };
    if (held.content !== wanted) return { ok: true, value: "other" };
    return { ok: true, value: held.main ? "main" : "equal" };
  };
  const held = await read();
  if (!held.ok) return failed(held.error);
  if (held.value === "other") {
    const gone = await settle(
      {
        make: async () => truth(await client.deleteVcl(serviceId, version, name)),
        find: async () => when(await read(), (state) => state === "missing"),
      },
      settling,
    );
    if (!gone.ok) return gone;
  }
  if (held.value === "main" || wanted === undefined) return nothing;
  if (held.value !== "equal") {
    const made = await settle(
      {
        make: async () =>
          truth(await client.createVcl(serviceId, version, { name, content: wanted, main: true })),
        find: async () => when(await read(), (state) => state === "equal" || state === "main"),
      },
      settling,
    );
    if (!made.ok) return made;
    const now = await read();
    if (!now.ok) return failed(now.error);
    if (now.value === "main") return nothing;
  }
  const main = await settle(
    {
      make: async () => truth(await client.setMainVcl(serviceId, version, name)),
      find: async () => when(await read(), (state) => state === "main"),
    },
    settling,
  );
  return main.ok ? nothing : main;
}

function truth(result: Result<unknown>): Result<true> {
  return result.ok ? { ok: true, value: true } : result;
}

function when<State>(
  result: Result<State>,
  holds: (state: State) => boolean,
): Result<true | undefined> {
  return result.ok ? { ok: true, value: holds(result.value) ? true : undefined } : result;
}
