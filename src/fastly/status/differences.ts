import type { Operation } from "../plan/index.js";
import type { LiveService } from "../service.js";

/** Something at Fastly that is not what the repository says. */
export interface Difference {
  readonly kind: "release" | "snippet" | "vcl" | "acl" | "dictionary" | "entries" | "items";
  readonly name: string;
  readonly change: "missing" | "different" | "extra";
  /** Entries or items that Fastly lacks, or holds with another value. */
  readonly missing?: number;
  /** Those that it holds beyond the repository's. */
  readonly extra?: number;
  /** The first few; `+` is what Fastly lacks, `-` what it holds beyond. */
  readonly examples?: readonly string[];
  /** When a dictionary's items last changed, as Fastly writes it. */
  readonly updatedAt?: string;
}

/** So many entries of a difference are named; the others are counted. */
const mostExamples = 3;

/**
 * What differs, from what a push would do.
 *
 * @param operations a plan's
 * @param expected the repository's release
 */
export function differencesOf(
  operations: readonly Operation[],
  expected: string,
  { state }: Pick<LiveService, "state">,
): readonly Difference[] {
  const found: Difference[] = [];
  const content = new Map<string, { kind: "entries" | "items"; add: string[]; remove: string[] }>();
  for (const operation of operations) {
    switch (operation.kind) {
      case "snippet":
      case "vcl":
      case "acl":
      case "dictionary":
        found.push({
          kind: operation.kind,
          name: operation.name,
          change: changes[operation.action],
        });
        break;
      case "entries":
      case "items": {
        const { kind, name, batches } = operation;
        const held = content.get(name) ?? { kind, add: [], remove: [] };
        content.set(name, held);
        for (const { add, remove } of batches) {
          held.add.push(...add.keys());
          held.remove.push(...remove);
        }
        break;
      }
      case "version":
      case "state":
    }
  }
  for (const [name, { kind, add, remove }] of content) {
    found.push({
      kind,
      name,
      change: remove.length === 0 ? "missing" : add.length === 0 ? "extra" : "different",
      missing: add.length,
      extra: remove.length,
      examples: [
        ...add.slice(0, mostExamples).map((text) => `+${text}`),
        ...remove.slice(0, mostExamples).map((text) => `-${text}`),
      ],
    });
  }
  const { release } = state;
  if (release !== undefined && release.release !== expected)
    found.unshift({ kind: "release", name: expected, change: "different" });
  return found;
}

const changes = { create: "missing", change: "different", delete: "extra" } as const;
