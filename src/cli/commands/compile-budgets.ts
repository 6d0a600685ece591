import {
  isClose,
  labelled,
  type Budgets,
  type LabelledBudget,
} from "../../compiler/budgets/index.js";
import { visible } from "../../diagnostics/index.js";

const longestLabel = 60;

/** A service's budgets as a table: what, how much of which limit, and the share that is used. */
export function budgetTable(budgets: Budgets): string {
  const rows = [
    ["budget", "used", "limit", "", "share"],
    ...labelled(budgets).map((budget) => [
      nameOf(budget),
      String(budget.used),
      String(budget.limit),
      budget.unit,
      `${shareOf(budget)}${isClose(budget) ? "  close" : ""}`,
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  const isNumber = [false, true, true, false];
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumber[column] ? cell.padStart(width) : cell.padEnd(width);
      });
      return `  ${cells.join("  ").trimEnd()}\n`;
    })
    .join("");
}

function nameOf({ label, shards, total }: LabelledBudget): string {
  const name = visible(label, longestLabel);
  return shards === undefined ? name : `${name} (fullest of ${shards}, ${total} in all)`;
}

/** In percent, rounded down: nothing is full before it is. */
function shareOf({ used, limit }: { readonly used: number; readonly limit: number }): string {
  const percent = limit === 0 ? 100 : (100 * used) / limit;
  return percent > 0 && percent < 1 ? "<1 %" : `${Math.floor(percent)} %`;
}
