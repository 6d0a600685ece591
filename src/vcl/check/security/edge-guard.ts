import type { Expression } from "../../syntax/ast/expressions.js";
import { isNamed, unwrap } from "./expressions.js";

const visits = ["fastly.ff.visits_this_service"];
/** A client can send this header; `fastly-ff.ts` says so where it guards something. */
const header = ["req.http.fastly-ff"];

/** Whether an expression that is true (or false, if not `holds`) shows that this is the first Fastly node. */
export function impliesEdge(test: Expression, holds: boolean): boolean {
  // Both sides are known only of an `&&` that holds and an `||` that does not. Such chains nest to the left and may
  // be long: they are walked in a loop.
  const joined = holds ? "&&" : "||";
  let node = unwrap(test);
  while (node.kind === "BinaryExpression" && node.operator === joined) {
    if (impliesEdge(node.right, holds)) return true;
    node = unwrap(node.left);
  }
  if (isNamed(node, header)) return !holds;
  if (node.kind === "UnaryExpression") {
    return node.operator === "!" && impliesEdge(node.operand, !holds);
  }
  if (node.kind !== "BinaryExpression") return false;
  switch (node.operator) {
    case "&&":
    case "||":
      return false;
    case "==":
    case "<=":
      return holds && isVisits(node.left) && isNumber(node.right, "0");
    case "<":
      return holds && isVisits(node.left) && isNumber(node.right, "1");
    case "!=":
    case ">":
      return !holds && isVisits(node.left) && isNumber(node.right, "0");
    case ">=":
      return !holds && isVisits(node.left) && isNumber(node.right, "1");
    case "~":
    case "!~":
      return false;
  }
}

function isVisits(node: Expression): boolean {
  return isNamed(unwrap(node), visits);
}

function isNumber(node: Expression, raw: string): boolean {
  return node.kind === "IntegerLiteral" && node.raw === raw;
}
