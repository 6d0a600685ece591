import { quote } from "../../../diagnostics/index.js";
import type { BinaryExpression, Expression } from "../../syntax/ast/expressions.js";
import type { VclNode } from "../../syntax/ast/node.js";
import { decodeString } from "../../syntax/literal.js";
import type { Context } from "../context.js";
import { unwrapped } from "../types/literals.js";

/** Functions whose result never holds what they change. */
const cases: ReadonlyMap<string, (text: string) => string> = new Map([
  ["std.tolower", (text) => text.toLowerCase()],
  ["std.toupper", (text) => text.toUpperCase()],
]);

/** Reports `==` and `!=` that always come out the same. */
export function checkConstant(node: BinaryExpression, context: Context): void {
  const { left, operator, right } = node;
  const outcome = operator === "==" ? "false" : "true";
  if (left.kind === "Identifier" && right.kind === "Identifier" && left.name === right.name)
    report(
      `${quote(left.name)} is compared with itself`,
      "compare it with something else",
      node,
      context,
    );
  if (left.kind !== "CallExpression" || right.kind !== "StringLiteral") return;
  const change = cases.get(left.callee);
  const text = decodeString(right);
  // Fastly changes ASCII letters; about others nothing is said.
  if (change === undefined || text === undefined || !isAscii(text) || change(text) === text) return;
  report(
    `this is always ${outcome}: ${quote(`${left.callee}()`)} never returns ${quote(text)}`,
    `write ${quote(change(text))}`,
    node,
    context,
  );
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** The operands of the longest chain that is looked at. */
const mostOperands = 200;

/**
 * Reports `x == "a" && x == "b"`, which is never true, and `x != "a" || x != "b"`, which always is.
 *
 * @param chain the operators of a chain, last to first
 */
export function checkContradiction(chain: readonly BinaryExpression[], context: Context): void {
  if (chain.length < 1 || chain.length > mostOperands) return;
  const literals = new Map<string, string>();
  let joined: "&&" | "||" | undefined;
  for (let index = chain.length - 1; index >= 0; index--) {
    const link = chain[index];
    if (link === undefined || (link.operator !== "&&" && link.operator !== "||")) continue;
    if (link.operator !== joined) {
      literals.clear();
      joined = link.operator;
      note(link.left, joined, literals);
    }
    const before = note(link.right, joined, literals);
    if (before === undefined) continue;
    report(
      joined === "&&"
        ? `this is never true: ${quote(before)} cannot be two values at once`
        : `this is always true: ${quote(before)} differs from one of two values`,
      joined === "&&" ? "write `||` where either will do" : "write `&&` where it must be neither",
      link,
      context,
    );
  }
}

/** Notes what a name is compared with. Returns the name if it was compared with another literal before. */
function note(
  operand: Expression,
  joined: "&&" | "||",
  literals: Map<string, string>,
): string | undefined {
  const inner = unwrapped(operand);
  if (inner.kind !== "BinaryExpression" || inner.operator !== (joined === "&&" ? "==" : "!="))
    return undefined;
  const { left, right } = inner;
  if (left.kind !== "Identifier") return undefined;
  const literal =
    right.kind === "StringLiteral"
      ? decodeString(right)
      : right.kind === "IntegerLiteral"
        ? String(Number(right.raw))
        : undefined;
  if (literal === undefined) return undefined;
  const before = literals.get(left.name);
  literals.set(left.name, literal);
  return before !== undefined && before !== literal ? left.name : undefined;
}

function report(message: string, help: string, at: VclNode, context: Context): void {
  context.report({ code: "EW2051", severity: "warning", message, help }, at);
}
