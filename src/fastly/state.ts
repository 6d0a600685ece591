import type { State, StateRelease } from "./service.js";

/** The keys of the items in edgewall's own dictionary. */
export const stateKeys = { lock: "lock", release: "release", owns: "owns:" } as const;

/** The state of a service that edgewall never pushed to. */
export const noState: State = {
  dictionaryId: undefined,
  release: undefined,
  owns: new Map(),
  lock: undefined,
};

/** Reads the items of edgewall's own dictionary; what makes no sense there is left out. */
export function parseState(dictionaryId: string, items: ReadonlyMap<string, string>): State {
  const owns = new Map<string, "acl" | "dictionary">();
  for (const [key, value] of items) {
    if (!key.startsWith(stateKeys.owns)) continue;
    if (value === "acl" || value === "dictionary")
      owns.set(key.slice(stateKeys.owns.length), value);
  }
  return {
    dictionaryId,
    release: parseRelease(items.get(stateKeys.release)),
    owns,
    lock: items.get(stateKeys.lock),
  };
}

/** The text of the item `release`. */
export function printRelease({ release, commit, version, at }: StateRelease): string {
  return JSON.stringify({ release, commit, version, at });
}

function parseRelease(text: string | undefined): StateRelease | undefined {
  const fields = fieldsOf(text);
  const release = fields.get("release");
  const commit = fields.get("commit");
  const version = fields.get("version");
  const at = fields.get("at");
  if (typeof release !== "string" || typeof version !== "number" || typeof at !== "number")
    return undefined;
  return { release, version, at, ...(typeof commit === "string" && { commit }) };
}

function fieldsOf(text: string | undefined): ReadonlyMap<string, unknown> {
  if (text === undefined) return new Map();
  try {
    const value: unknown = JSON.parse(text);
    return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}
