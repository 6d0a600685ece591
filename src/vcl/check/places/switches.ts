import type { BreakStatement, FallthroughStatement } from "../../syntax/ast/statements.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";

export function checkInSwitch(node: BreakStatement | FallthroughStatement, context: Context): void {
  if (context.body === undefined || context.body.switches > 0) return;
  const word = node.kind === "BreakStatement" ? "break" : "fallthrough";
  context.report(
    {
      code: "EW2041",
      severity: "error",
      message: `\`${word}\` stands outside of a \`switch\``,
      help: "remove it: VCL has no loops to leave",
      link: referencePage("statements"),
    },
    node,
  );
}
