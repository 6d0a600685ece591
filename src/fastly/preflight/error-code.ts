import type { AnyNode } from "../../vcl/syntax/index.js";
import { nodesOf } from "./other-vcl.js";
import { comparedWithStatus } from "./under-status.js";

/** Where VCL uses an error code: `error 620 …`, `obj.status == 620`. */
export function usesOf(root: AnyNode, errorCode: number): readonly AnyNode[] {
  const uses: AnyNode[] = [];
  for (const node of nodesOf(root)) {
    const isUse =
      (node.kind === "ErrorStatement" &&
        node.code?.kind === "IntegerLiteral" &&
        Number(node.code.raw) === errorCode) ||
      (node.kind === "BinaryExpression" &&
        node.operator === "==" &&
        comparedWithStatus(node) === errorCode);
    if (isUse) uses.push(node);
  }
  return uses;
}
