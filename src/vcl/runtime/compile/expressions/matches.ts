import type { BinaryExpression, Expression } from "../../../syntax/ast/expressions.js";
import { referencePage } from "../../../types/documentation.js";
import type { Code } from "../code.js";
import type { Context } from "../context.js";
import { certainText, ipOf } from "../convert-code.js";
import { literalText } from "./literals.js";

/** `left ~ right`: with a pattern, a REGEX or an ACL. */
export function matched(
  node: BinaryExpression,
  left: Code | undefined,
  context: Context,
): string | undefined {
  const { right } = node;
  const text = literalText(right);
  if (text !== undefined) {
    const pattern = context.unit.pattern(text, context.file, right);
    if (pattern === undefined || left === undefined) return undefined;
    return withPattern(context.unit.constants.name(pattern), node.left, left, context);
  }
  const other = context.expression(right, { type: "ACL" });
  if (left === undefined || other === undefined) return undefined;
  if (other.type === "REGEX") return withPattern(other.js, node.left, left, context);
  if (other.type === "ACL") {
    const ip = ipOf(left, context);
    if (ip !== undefined) return matchesAcl(other.js, ip, left);
    report(node.left, `a value of type ${left.type} cannot be in an ACL`, context);
    return undefined;
  }
  report(right, `a value of type ${other.type} is neither a pattern nor an ACL`, context);
  return undefined;
}

function matchesAcl(acl: string, ip: string, left: Code): string {
  return left.type === "IP" && !left.mayBeUnset ? `${acl}.matches(${ip})` : `inAcl(${acl}, ${ip})`;
}

/** What is not set is matched like an empty text. */
function withPattern(
  pattern: string,
  node: Expression,
  left: Code,
  context: Context,
): string | undefined {
  const subject = certainText(left, "");
  if (subject === undefined) {
    report(node, `a value of type ${left.type} cannot be matched`, context);
    return undefined;
  }
  return match(pattern, subject, context);
}

/** What a pattern captures stays when a later one does not match. */
export function match(pattern: string, subject: string, context: Context): string {
  const { readsErrors } = context.unit;
  if (!context.keepsCaptures)
    return readsErrors ? `tested(tx, ${pattern}, ${subject})` : `${pattern}.test(${subject})`;
  const found = readsErrors
    ? `executed(tx, ${pattern}, ${subject})`
    : `${pattern}.exec(${subject})`;
  return `((m = ${found}) !== undefined && (g = m.captures) !== undefined)`;
}

function report(at: Expression, message: string, context: Context): void {
  context.report(
    {
      code: "EW2032",
      message,
      help: "match a STRING with a pattern, written as a literal, or an IP with an ACL",
      link: referencePage("operators"),
    },
    at,
  );
}
