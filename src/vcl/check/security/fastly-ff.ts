import type { Statement } from "../../syntax/ast/statements.js";
import type { RuleSet } from "../rules.js";
import { isNamed } from "./expressions.js";
import { securityFacts } from "./facts.js";

/** What Fastly's own VCL sets behind the header, and what no client gains by. */
const harmless = /^req\.(?:max_stale_|grace$)/;

/**
 * EW2071: a test of `Fastly-FF`, which any client can send.
 *
 * @see https://www.fastly.com/documentation/reference/http/http-headers/Fastly-FF/
 */
export const fastlyFf: RuleSet = {
  Identifier: (read, context) => {
    const { branch, unit } = context;
    if (branch === undefined || !isNamed(read, ["req.http.fastly-ff"])) return;
    if (branch.body.body.every(isHarmless) || securityFacts(unit).isGenerated) return;
    context.report(
      {
        code: "EW2071",
        severity: "warning",
        message: "a client that sends `Fastly-FF` passes for a Fastly node here",
        help: "ask for `fastly.ff.visits_this_service == 0` (or `> 0`) instead: it checks the header's hash",
        link: "https://www.fastly.com/documentation/reference/http/http-headers/Fastly-FF/",
      },
      read,
    );
  },
};

function isHarmless(statement: Statement): boolean {
  return statement.kind === "SetStatement" && harmless.test(statement.target.name);
}
