import type { Expression } from "../../syntax/ast/expressions.js";
import type { Context } from "../context.js";
import type { RuleSet } from "../rules.js";
import { impliesEdge } from "./edge-guard.js";
import { findRead } from "./expressions.js";
import { securityFacts } from "./facts.js";

/**
 * EW2075: a decision about `client.ip` that a shield takes too. There, `client.ip` is the other Fastly node.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/client-connection/client-ip/
 */
export const shieldPeer: RuleSet = {
  IfBranch: ({ test }, context) => {
    if (!impliesEdge(test, true)) check(test, context);
  },
  CallExpression: (node, context) => {
    if (context.isInTest || !/^(?:ratelimit|table)\./.test(node.callee)) return;
    for (const argument of node.args) check(argument, context);
  },
};

function check(expression: Expression, context: Context): void {
  const read = findRead(expression, "client.ip");
  if (read === undefined || isAtEdge(context)) return;
  const { hasShields } = securityFacts(context.unit);
  context.report(
    {
      code: "EW2075",
      severity: hasShields ? "warning" : "info",
      message: hasShields
        ? "at a shield, `client.ip` is another Fastly node"
        : "with shielding, `client.ip` is another Fastly node the second time this runs",
      help: "ask for `fastly.ff.visits_this_service == 0` first, so that it is decided where the client connects",
      link: "https://www.fastly.com/documentation/reference/vcl/variables/client-connection/client-ip/",
    },
    read,
  );
}

/** Whether the code that is being looked at runs at the first Fastly node only. */
function isAtEdge({ unit, body, guards }: Context): boolean {
  const name = body?.declaration?.name.name;
  if (name !== undefined && securityFacts(unit).edgeOnly.has(name)) return true;
  return guards.some(({ test, holds }) => impliesEdge(test, holds));
}
