import { quote } from "../../diagnostics/index.js";
import type { Problem } from "../../program/problem.js";
import type { Program } from "../../program/program.js";
import {
  labelled,
  type Budget,
  type BudgetGroup,
  type Budgets,
  type LabelledBudget,
} from "./budget.js";

/** From eight tenths of a limit on, people hear of it. */
export function isClose({ used, limit }: Budget): boolean {
  return used * 10 >= limit * 8;
}

/**
 * An error for each limit that is exceeded, and a warning for each that is nearly used up.
 *
 * Two kinds are left out or judged differently. A list's own container may be full: the next entry divides it, so
 * there the number of containers is what counts. More API writes than an hour has make a push slower, not wrong.
 */
export function budgetProblems(budgets: Budgets, { origin }: Program): readonly Problem[] {
  return labelled(budgets).flatMap((budget): readonly Problem[] => {
    const fault = budget.group === "api" ? slowPush(budget) : overOrClose(budget);
    return fault === undefined ? [] : [{ ...fault, ...(origin && { origin }) }];
  });
}

function overOrClose(budget: LabelledBudget): Problem | undefined {
  const { group, label, used, limit, unit, list } = budget;
  if (used > limit) {
    return {
      code: "EW1048",
      severity: "error",
      message: `${quote(label)} takes ${used} ${unit}, ${used - limit} more than Fastly takes (${limit})`,
      help: remedies[group],
    };
  }
  if (group === "lists" || list !== undefined || !isClose(budget)) return undefined;
  return {
    code: "EW1049",
    severity: "warning",
    message: `${quote(label)} takes ${used} of ${limit} ${unit}`,
    help: remedies[group],
  };
}

/** A push of more writes than an hour has is done hour by hour. */
function slowPush(budget: LabelledBudget): Problem | undefined {
  if (!isClose(budget)) return undefined;
  const { label, used, limit } = budget;
  const hours = Math.ceil(used / limit);
  return {
    code: "EW1049",
    severity: "warning",
    message: `${quote(label)}: ${used} of ${limit} an hour${hours > 1 ? `, which takes ${hours} hours` : ""}`,
    help: remedies.api,
  };
}

const remedies: Readonly<Record<BudgetGroup, string>> = {
  acls: "shorten the list, or ask Fastly for a higher limit and set `limits.aclEntries` in edgewall.config.ts",
  dictionaries:
    "divide it, or ask Fastly for a higher limit and set `limits.dictionaryItems` in edgewall.config.ts",
  lists: "shorten the list, or ask Fastly for a higher limit and set it in edgewall.config.ts",
  shards:
    "ask Fastly for more entries in each container, or set `limits.shards` in edgewall.config.ts",
  items: "shorten it",
  vcl: "move values into lists, or ask Fastly for a higher limit and set `limits.vclBytes` in edgewall.config.ts",
  requests: "count on fewer headers: Fastly aborts a request that has too many",
  responses: "set fewer or shorter headers, or a shorter body",
  control: "let rules share what they use",
  api: "the limit is one user's: others who write in the same hour use it up, too",
};
