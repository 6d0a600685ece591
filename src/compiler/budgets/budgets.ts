import type { Statement } from "../../vcl/syntax/index.js";
import type { Layout } from "../layout.js";
import type { Limits } from "../settings.js";
import type { Budget, Budgets } from "./budget.js";
import { containerBudgets } from "./containers.js";
import { itemBudgets } from "./items.js";
import { fixedLimits } from "./limits.js";
import { vclUse, type VclUse } from "./vcl-use.js";

export interface BudgetInput {
  readonly layout: Layout;
  /** What the policy puts into the subroutines, without Fastly's boilerplate around it. */
  readonly statements: readonly Statement[];
  /** Every file, by path; those that end in `.vcl` count. */
  readonly files: ReadonlyMap<string, string>;
  /** The account's. */
  readonly limits: Limits;
}

/** What a compiled service uses of every limit that it could exceed. docs/budgets.md lists them. */
export function budgetsOf({ layout, statements, files, limits }: BudgetInput): Budgets {
  const use = vclUse(statements);
  const { api, ...containers } = containerBudgets(layout, limits);
  return {
    ...containers,
    items: itemBudgets(layout),
    vcl: vclBudgets(files, limits),
    requests: [
      budget(
        "request headers",
        use.requestHeaders.size,
        fixedLimits.requestHeaders.value,
        "headers",
      ),
    ],
    responses: responseBudgets(use, limits),
    control: [
      budget("error codes", use.errorCodes.size, fixedLimits.errorCodes.value, "codes"),
      budget("restarts", use.restarts, fixedLimits.restarts.value, "restarts"),
    ],
    api,
  };
}

function vclBudgets(files: ReadonlyMap<string, string>, { vclBytes }: Limits): readonly Budget[] {
  return [...files]
    .filter(([path]) => path.endsWith(".vcl"))
    .map(([path, text]) => budget(path, Buffer.byteLength(text), vclBytes, "bytes"));
}

/** Each by the response that takes most of it. No page gives a limit to a body: it is part of a VCL file. */
function responseBudgets({ responses, tarpits }: VclUse, limits: Limits): readonly Budget[] {
  const most = (of: "headers" | "headerBytes" | "bodyBytes") =>
    responses.reduce((found, response) => Math.max(found, response[of]), 0);
  const { responseHeaders, responseHeaderBytes, tarpittedBytes } = fixedLimits;
  return [
    budget("response headers", most("headers"), responseHeaders.value, "headers"),
    budget("response header bytes", most("headerBytes"), responseHeaderBytes.value, "bytes"),
    budget("largest body", most("bodyBytes"), limits.vclBytes, "bytes"),
    ...(tarpits
      ? [budget("largest body for resp.tarpit", most("bodyBytes"), tarpittedBytes.value, "bytes")]
      : []),
  ];
}

function budget(name: string, used: number, limit: number, unit: Budget["unit"]): Budget {
  return { name, used, limit, unit };
}
