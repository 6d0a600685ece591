import { isRecord, readManifest } from "./manifest-json.js";

/** What a manifest says of one limit. */
export interface ManifestBudget {
  /** What people call it: `ACL wall`, `recv.vcl`. */
  readonly label: string;
  readonly used: number;
  readonly limit: number;
  /** Of a list in several containers, where `used` is the fullest: how many, and what they hold together. */
  readonly shards?: number;
  readonly total?: number;
}

/** The names in these groups are an author's, and say less than the others. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ["acls", "ACL "],
  ["dictionaries", "dictionary "],
  ["lists", "list "],
  ["shards", "containers of list "],
]);

/** The budgets of a manifest.json by a key that is theirs alone, in their order; none where it is no manifest. */
export function parseBudgets(text: string | undefined): ReadonlyMap<string, ManifestBudget> {
  const groups = readManifest(text)?.budgets;
  const budgets = new Map<string, ManifestBudget>();
  for (const [group, lines] of isRecord(groups) ? Object.entries(groups) : []) {
    for (const line of Array.isArray(lines) ? lines : []) {
      const budget = parseBudget(prefixes.get(group) ?? "", line);
      if (budget === undefined) continue;
      const unit = isRecord(line) && typeof line.unit === "string" ? line.unit : "";
      // A list's entries and its items are two budgets of one name. Manifests from before the unit had none twice.
      const key = JSON.stringify([group, budget.label, ...(group === "lists" ? [unit] : [])]);
      budgets.set(key, budget);
    }
  }
  return budgets;
}

function parseBudget(prefix: string, line: unknown): ManifestBudget | undefined {
  if (!isRecord(line) || typeof line.name !== "string") return undefined;
  const { name, used, limit, shards, total } = line;
  if (!isNumber(used) || !isNumber(limit)) return undefined;
  return {
    label: `${prefix}${name}`,
    used,
    limit,
    ...(isNumber(shards) && { shards }),
    ...(isNumber(total) && { total }),
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
