import type { Statement } from "../../syntax/ast/statements.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { macrosPage } from "./macros.js";

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
  let isOver = false;
  for (const statement of body) {
    if (statement.kind === "LabelStatement") isOver = false;
    // A case ends in `break` even behind a `return`.
    else if (isOver && !isFiller(statement)) {
      report(statement, context);
      // The macro may stand out of reach on purpose; what is behind it does not.
      if (statement.kind !== "MacroStatement") return;
    }
    if (endsFlow(statement)) isOver = true;
  }
}

function report(statement: Statement, context: Context): void {
  const isMacro = statement.kind === "MacroStatement";
  context.report(
    {
      code: "EW2046",
      severity: isMacro ? "info" : "warning",
      message: isMacro
        ? "what Fastly puts in place of this macro is never reached"
        : "this is never reached",
      help: "the statement before it leaves: remove this, or move it above",
      link: isMacro ? macrosPage : referencePage("statements"),
    },
    statement,
  );
}

function isFiller({ kind }: Statement): boolean {
  return kind === "BreakStatement" || kind === "FallthroughStatement" || kind === "RawLine";
}
