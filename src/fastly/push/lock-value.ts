/** What stands in the item `lock` of edgewall's own dictionary. Times are seconds since 1970. */
export interface LockValue {
  /** Who pushes: a person and a machine, for people to read. */
  readonly owner: string;
  readonly since: number;
  /** From then on the lock counts as left behind. */
  readonly until: number;
  /** Tells this push from every other. */
  readonly nonce: string;
  readonly release: string;
  /** The highest version when the lock was taken: one above it is a draft that this push made. */
  readonly versions: number;
}

export function printLock(value: LockValue): string {
  return JSON.stringify(value);
}

/**
 * @param lockSeconds how long a lock counts that does not say until when
 * @returns undefined for text that is no lock
 */
export function readLock(text: string, lockSeconds: number): LockValue | undefined {
  const fields = parse(text);
  const owner = fields.get("owner");
  const since = fields.get("since");
  const nonce = fields.get("nonce");
  if (typeof owner !== "string" || typeof since !== "number" || typeof nonce !== "string")
    return undefined;
  const until = fields.get("until");
  const release = fields.get("release");
  const versions = fields.get("versions");
  return {
    owner,
    since,
    until: typeof until === "number" ? until : since + lockSeconds,
    nonce,
    release: typeof release === "string" ? release : "",
    versions: typeof versions === "number" ? versions : Number.POSITIVE_INFINITY,
  };
}

function parse(text: string): ReadonlyMap<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}
