import type { Identifier } from "../../syntax/ast/expressions.js";
import type { Context } from "../context.js";
import type { RuleSet } from "../rules.js";
import { findRead, isNamed } from "./expressions.js";
import { securityFacts } from "./facts.js";

const header = "req.http.fastly-client-ip";

/** Functions whose answer depends on which client it is. */
const deciding = /^(?:ratelimit\.|table\.|std\.(?:ip|str2ip|anystr2ip)$)/;

/**
 * EW2070: a decision about `Fastly-Client-IP` in VCL that never sets it. Fastly keeps what the client sent.
 *
 * @see https://www.fastly.com/documentation/reference/http/http-headers/Fastly-Client-IP/
 */
export const clientIpHeader: RuleSet = {
  Identifier: (node, context) => {
    if (context.branch !== undefined && isNamed(node, [header])) report(node, context);
  },
  CallExpression: ({ callee, args }, context) => {
    if (context.branch !== undefined || !deciding.test(callee)) return;
    for (const argument of args) {
      const read = findRead(argument, header);
      if (read !== undefined) report(read, context);
    }
  },
};

function report(read: Identifier, context: Context): void {
  if (securityFacts(context.unit).resetsClientIp) return;
  context.report(
    {
      code: "EW2070",
      severity: "warning",
      message: "this believes `Fastly-Client-IP` as the client sent it",
      help: "set it first: `if (fastly.ff.visits_this_service == 0 && req.restarts == 0) { set req.http.Fastly-Client-IP = client.ip; }`",
      link: "https://www.fastly.com/documentation/reference/http/http-headers/Fastly-Client-IP/",
    },
    read,
  );
}
