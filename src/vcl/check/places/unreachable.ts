import type { Statement } from "../../syntax/ast/statements.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";

/** Whether nothing that stands behind a statement runs after it. */
export function endsFlow(statement: Statement): boolean {
  switch (statement.kind) {
    case "ReturnStatement":
    case "ErrorStatement":
    case "RestartStatement":
    case "GotoStatement":
      return true;
    default:
      return false;
  }
}

/** Reports the first statement behind one that leaves, unless a `goto` may come in between. */
export function checkUnreachable(body: readonly Statement[], context: Context): void {
  for (let index = 0; index + 1 < body.length; index++) {
    const statement = body[index];
    if (statement === undefined || !endsFlow(statement)) continue;
    const next = body[index + 1];
    // A case ends in `break` even behind a `return`.
    if (next === undefined || next.kind === "LabelStatement" || isFiller(next)) continue;
    context.report(
      {
        code: "EW2046",
        severity: "warning",
        message: "this is never reached",
        help: "the statement before it leaves: remove this, or move it above",
        link: referencePage("statements"),
      },
      next,
    );
    return;
  }
}

function isFiller({ kind }: Statement): boolean {
  return kind === "BreakStatement" || kind === "FallthroughStatement" || kind === "RawLine";
}
