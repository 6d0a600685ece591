import type { Expression } from "../../syntax/ast/expressions.js";
import type { Statement } from "../../syntax/ast/statements.js";
import type { Severity } from "../../../diagnostics/index.js";
import type { RuleSet } from "../rules.js";
import { atomsOf, findRead } from "./expressions.js";
import { securityFacts } from "./facts.js";

const rawPaths = ["req.url", "req.url.path", "bereq.url", "bereq.url.path"];
/** What makes a path the same however it is spelled. */
const normalising: ReadonlySet<string> = new Set(["url.normalize", "urldecode"]);

/**
 * EW2074: a refusal that hangs on the path as it was sent. The same resource has other spellings, which are not
 * refused: `/%61dmin`, `//admin`, `/./admin`. Refusing what is *not* on a list has no such hole.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/url-normalize/
 */
export const pathTest: RuleSet = {
  IfBranch: ({ test, body }, context) => {
    const severity = refusal(body.body);
    if (severity === undefined || securityFacts(context.unit).normalisesUrl) return;
    for (const { node, positive } of atomsOf(test)) {
      if (!positive || node.kind === "Identifier" || isHalfNegated(node)) continue;
      const path = findRawPath(node);
      if (path === undefined) continue;
      context.report(
        {
          code: "EW2074",
          severity,
          message: "other spellings of this path (`/%61dmin`, `//admin`, `/./admin`) get past this",
          help: "compare a path that was normalised: put `url.normalize(req.url.path)` into a local, and mind `//`",
          link: "https://www.fastly.com/documentation/reference/vcl/functions/strings/url-normalize/",
        },
        path,
      );
      return;
    }
  },
};

/** `!req.url ~ "…"`, by which people mean `!(req.url ~ "…")`: EW2032 says that tools disagree. */
function isHalfNegated(atom: Expression): boolean {
  return atom.kind === "BinaryExpression" && atom.left.kind === "UnaryExpression";
}

/** How sure it is that the statements refuse the request; undefined when they do not. */
function refusal(body: readonly Statement[]): Severity | undefined {
  for (const statement of body) {
    if (statement.kind !== "ErrorStatement") continue;
    const { code } = statement;
    if (code?.kind !== "IntegerLiteral") return "info";
    // That there is nothing, or nothing any more, refuses nobody.
    if (/^4(?!04|10)\d\d$/.test(code.raw)) return "warning";
    return /^[46-9]\d\d$/.test(code.raw) ? "info" : undefined;
  }
  return undefined;
}

function findRawPath(atom: Expression): Expression | undefined {
  if (atom.kind === "CallExpression") {
    if (normalising.has(atom.callee)) return undefined;
    if (!/^(?:std\.(?:prefixof|suffixof|strstr|strcasecmp)|table\.contains)$/.test(atom.callee)) {
      return undefined;
    }
  }
  const path = findRead(atom, ...rawPaths);
  return path !== undefined && !isNormalised(atom) ? path : undefined;
}

function isNormalised(atom: Expression): boolean {
  switch (atom.kind) {
    case "BinaryExpression":
      return isNormalised(atom.left) || isNormalised(atom.right);
    case "CallExpression":
      return normalising.has(atom.callee) || atom.args.some(isNormalised);
    default:
      return false;
  }
}
