import type { Statement } from "../../../syntax/ast/statements.js";
import type { Context } from "../context.js";
import { addStatement, declareStatement, setStatement, unsetStatement } from "./assignments.js";
import { breakStatement, fallthroughStatement, ifStatement, switchStatement } from "./branches.js";
import { callStatement, expressionStatement, logStatement, syntheticStatement } from "./effects.js";
import { errorStatement, restartStatement, returnStatement } from "./endings.js";
import { includeStatement, macroStatement } from "./insertions.js";
import { gotoStatement } from "./jumps.js";

/** Writes a statement. */
export function statement(node: Statement, context: Context): void {
  switch (node.kind) {
    case "SetStatement":
      return setStatement(node, context);
    case "UnsetStatement":
      return unsetStatement(node, context);
    case "AddStatement":
      return addStatement(node, context);
    case "CallStatement":
      return callStatement(node, context);
    case "ExpressionStatement":
      return expressionStatement(node, context);
    case "DeclareLocalStatement":
      return declareStatement(node, context);
    case "ErrorStatement":
      return errorStatement(node, context);
    case "EsiStatement":
      context.traceStatement(node);
      return context.write('tx.settings.set("beresp.do_esi", true);');
    case "LogStatement":
      return logStatement(node, context);
    case "RestartStatement":
      return restartStatement(node, context);
    case "ReturnStatement":
      return returnStatement(node, context);
    case "SyntheticStatement":
      return syntheticStatement(node, context);
    case "Block":
      context.write("{");
      context.block(node.body);
      return context.write("}");
    case "GotoStatement":
      return gotoStatement(node, context);
    case "IfStatement":
      return ifStatement(node, context);
    case "SwitchStatement":
      return switchStatement(node, context);
    case "BreakStatement":
      return breakStatement(node, context);
    case "FallthroughStatement":
      return fallthroughStatement(node, context);
    case "MacroStatement":
      return macroStatement(node, context);
    case "IncludeDirective":
      return includeStatement(node, context);
    case "LabelStatement":
    case "RawLine":
      return undefined;
  }
}
