import { visible } from "../diagnostics/index.js";
import type { ManifestBudget } from "./manifest-budgets.js";

const mostNamed = 3;
const longestLabel = 100;

/**
 * One line on the budgets that differ, those that come closest to their limit first; undefined where none does.
 *
 * @example
 * "budget moved: ACL wall 812 -> 915 of 1000, recv.vcl 2849 -> 2861 of 1000000"
 */
export function describeMoves(
  before: ReadonlyMap<string, ManifestBudget>,
  after: ReadonlyMap<string, ManifestBudget>,
): string | undefined {
  const moves = [...new Set([...after.keys(), ...before.keys()])]
    .flatMap((key) => move(before.get(key), after.get(key)))
    .sort((a, b) => b.share - a.share);
  if (moves.length === 0) return undefined;
  const named = moves.slice(0, mostNamed).map(({ text }) => text);
  const rest = moves.length - named.length;
  return `${moves.length === 1 ? "budget" : "budgets"} moved: ${named.join(", ")}${rest > 0 ? `, and ${rest} more` : ""}`;
}

interface Move {
  readonly text: string;
  /** Of the limit, on the side where it is larger. */
  readonly share: number;
}

function move(
  before: ManifestBudget | undefined,
  after: ManifestBudget | undefined,
): readonly Move[] {
  const label = visible((after ?? before)?.label ?? "", longestLabel);
  const share = Math.max(shareOf(before), shareOf(after));
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ text: `${label} is new: ${amount(after)}`, share }];
  if (after === undefined) return [{ text: `${label} is gone: ${amount(before)}`, share }];
  const same =
    before.used === after.used &&
    before.limit === after.limit &&
    before.shards === after.shards &&
    before.total === after.total;
  if (same) return [];
  const text =
    before.limit === after.limit && before.shards === undefined && after.shards === undefined
      ? `${label} ${before.used} -> ${amount(after)}`
      : `${label} ${amount(before)} -> ${amount(after)}`;
  return [{ text, share }];
}

function amount(budget: ManifestBudget | undefined): string {
  if (budget === undefined) return "";
  const { used, limit, shards, total } = budget;
  return shards === undefined || total === undefined
    ? `${used} of ${limit}`
    : `${total} in ${shards}, the fullest ${used} of ${limit}`;
}

function shareOf(budget: ManifestBudget | undefined): number {
  return budget === undefined ? 0 : budget.used / Math.max(budget.limit, 1);
}
