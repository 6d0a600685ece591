import type { Identifier } from "../../syntax/ast/expressions.js";
import type { Context } from "../context.js";
import type { RuleSet } from "../rules.js";
import { impliesEdge } from "./edge-guard.js";
import { findRead } from "./expressions.js";
import { securityFacts } from "./facts.js";

/** Functions whose answer depends on which client it is. */
const deciding = /^(?:ratelimit|table)\./;

/**
 * EW2075: a decision about `client.ip` that a shield takes too. There, `client.ip` is the other Fastly node.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/client-connection/client-ip/
 */
export const shieldPeer: RuleSet = {
  Identifier: (node, context) => {
    const { branch } = context;
    if (branch === undefined || node.name !== "client.ip") return;
    if (!impliesEdge(branch.test, true)) report(node, context);
  },
  CallExpression: ({ callee, args }, context) => {
    if (context.branch !== undefined || !deciding.test(callee)) return;
    for (const argument of args) {
      const read = findRead(argument, "client.ip");
      if (read !== undefined) report(read, context);
    }
  },
};

function report(read: Identifier, context: Context): void {
  if (isAtEdge(context)) return;
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
