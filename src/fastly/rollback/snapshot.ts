import type { Snapshot, SnapshotContainer } from "../push/index.js";

/**
 * Reads a snapshot.
 *
 * @returns undefined where the text is none: one that cannot be read in full restores nothing
 */
export function readSnapshot(text: string): Snapshot | undefined {
  const value = parse(text);
  const version = field(value, "version");
  const release = field(value, "release");
  const at = field(value, "at");
  const containers = field(value, "containers");
  if (typeof version !== "number" || typeof at !== "number" || !isObject(containers))
    return undefined;
  if (release !== null && typeof release !== "string") return undefined;
  const read = new Map<string, SnapshotContainer>();
  for (const [name, held] of Object.entries(containers)) {
    const container = readContainer(held);
    if (container === undefined) return undefined;
    read.set(name, container);
  }
  return { version, release, at, containers: Object.fromEntries(read) };
}

function readContainer(value: unknown): SnapshotContainer | undefined {
  const kind = field(value, "kind");
  if (kind === "acl") {
    const entries = field(value, "entries");
    if (!Array.isArray(entries) || !entries.every((entry) => typeof entry === "string"))
      return undefined;
    return { kind, entries };
  }
  const items = field(value, "items");
  if (kind !== "dictionary" || !isObject(items)) return undefined;
  const read = new Map<string, string>();
  for (const [key, item] of Object.entries(items)) {
    if (typeof item !== "string") return undefined;
    read.set(key, item);
  }
  return { kind, items: Object.fromEntries(read) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function field(value: unknown, name: string): unknown {
  return isObject(value) ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined;
}
