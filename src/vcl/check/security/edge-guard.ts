import type { Expression } from "../../syntax/ast/expressions.js";
import { isNamed, unwrap } from "./expressions.js";

const visits = ["fastly.ff.visits_this_service"];
/** A client can send this header; `fastly-ff.ts` says so where it guards something. */
const header = ["req.http.fastly-ff"];

/** Whether an expression that is true (or false, if not `holds`) shows that this is the first Fastly node. */
export function impliesEdge(test: Expression, holds: boolean): boolean {
  const node = unwrap(test);
  if (isNamed(node, header)) return !holds;
  if (node.kind === "UnaryExpression") {
    return node.operator === "!" && impliesEdge(node.operand, !holds);
  }
  if (node.kind !== "BinaryExpression") return false;
  switch (node.operator) {
    case "&&":
    case "||": {
      // Both sides are known only of an `&&` that holds and an `||` that does not.
      if ((node.operator === "&&") !== holds) return false;
      return impliesEdge(node.left, holds) || impliesEdge(node.right, holds);
    }
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
