import { createHash } from "node:crypto";
import { AddressSet } from "../addresses/index.js";
import { listsOf, type Program } from "../program/program.js";
import type { Settings } from "./settings.js";

/**
 * The hash of everything that a policy means at the edge: the program, the content of its lists and the error
 * code; not where it was written, not its guardrails, and not the account's limits.
 */
export function releaseOf(
  program: Program,
  contents: ReadonlyMap<string, AddressSet>,
  settings: Settings,
): string {
  const hash = createHash("sha256");
  const { guardrails: _, ...meaning } = program;
  const withoutOrigins = (key: string, value: unknown) => (key === "origin" ? undefined : value);
  hash.update(JSON.stringify([meaning, settings.errorCode], withoutOrigins));
  const read = new Set(listsOf(program).map(({ name }) => name));
  for (const name of [...contents.keys()].filter((name) => read.has(name)).sort()) {
    hash.update(`\n${name}\n`);
    const { v4, v6 } = contents.get(name) ?? AddressSet.empty;
    hash.update([...v4.texts(), ...v6.texts()].join("\n"));
  }
  return hash.digest("hex");
}

/** The SHA-256 of a text's UTF-8 bytes, in hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
