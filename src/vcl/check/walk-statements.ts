import type { IfStatement, Statement, SwitchStatement } from "../syntax/ast/statements.js";
import { declareLocal, endBlock } from "./statements/declare-local.js";
import { checkCall } from "./statements/call.js";
import { checkReturn } from "./statements/return.js";
import { checkCallForEffect, checkError, checkPlace, checkText } from "./statements/simple.js";
import { checkCases } from "./statements/switch.js";
import { assignedTarget, checkAddTarget, checkUnsetTarget } from "./statements/target.js";
import { noteGoto, noteLabel } from "./places/labels.js";
import { noteMacro } from "./places/macros.js";
import { checkInSwitch } from "./places/switches.js";
import { checkUnreachable } from "./places/unreachable.js";
import { applyRules } from "./rules.js";
import { checkAssignedValue } from "./types/assigned-value.js";
import { checkCondition } from "./types/condition.js";
import { checkPattern } from "./values/patterns.js";
import type { Walker } from "./walker.js";

/** Checks statements in their order. Blocks nest only as deeply as the parser lets them. */
export function walkStatements(body: readonly Statement[], walker: Walker): void {
  const outer = walker.body?.blockLocals.length ?? 0;
  for (const statement of body) walkStatement(statement, walker);
  checkUnreachable(body, walker);
  if (walker.body !== undefined) endBlock(walker.body, outer);
}

function walkStatement(node: Statement, walker: Walker): void {
  const { rules, body } = walker;
  switch (node.kind) {
    case "SetStatement": {
      applyRules(rules.SetStatement, node, walker);
      const target = assignedTarget(node.target, walker);
      checkAssignedValue(target, node.operator, node.value, node, walker);
      return;
    }
    case "UnsetStatement":
      applyRules(rules.UnsetStatement, node, walker);
      return checkUnsetTarget(node.target, walker);
    case "AddStatement": {
      applyRules(rules.AddStatement, node, walker);
      checkAddTarget(node.target, walker);
      const target = assignedTarget(node.target, walker);
      checkAssignedValue(target, "=", node.value, node, walker);
      return;
    }
    case "CallStatement":
      applyRules(rules.CallStatement, node, walker);
      return checkCall(node, walker);
    case "ExpressionStatement":
      applyRules(rules.ExpressionStatement, node, walker);
      applyRules(rules.CallExpression, node.expression, walker);
      return checkCallForEffect(node, walker);
    case "DeclareLocalStatement":
      applyRules(rules.DeclareLocalStatement, node, walker);
      return declareLocal(node, walker);
    case "ErrorStatement":
      applyRules(rules.ErrorStatement, node, walker);
      return checkError(node, walker);
    case "EsiStatement":
      applyRules(rules.EsiStatement, node, walker);
      return checkPlace("esi", node, walker);
    case "LogStatement":
      applyRules(rules.LogStatement, node, walker);
      checkText("log", node.value, walker);
      return;
    case "RestartStatement":
      applyRules(rules.RestartStatement, node, walker);
      return checkPlace("restart", node, walker);
    case "ReturnStatement":
      applyRules(rules.ReturnStatement, node, walker);
      return checkReturn(node, walker);
    case "SyntheticStatement":
      applyRules(rules.SyntheticStatement, node, walker);
      checkPlace("synthetic", node, walker);
      checkText(node.keyword, node.value, walker);
      return;
    case "Block":
      applyRules(rules.Block, node, walker);
      return walkStatements(node.body, walker);
    case "GotoStatement":
      applyRules(rules.GotoStatement, node, walker);
      return body && noteGoto(node, body, walker);
    case "LabelStatement":
      applyRules(rules.LabelStatement, node, walker);
      return body && noteLabel(node, body, walker);
    case "IfStatement":
      applyRules(rules.IfStatement, node, walker);
      return walkIf(node, walker);
    case "SwitchStatement":
      applyRules(rules.SwitchStatement, node, walker);
      return walkSwitch(node, walker);
    case "BreakStatement":
      applyRules(rules.BreakStatement, node, walker);
      return checkInSwitch(node, walker);
    case "FallthroughStatement":
      applyRules(rules.FallthroughStatement, node, walker);
      return checkInSwitch(node, walker);
    case "MacroStatement":
      applyRules(rules.MacroStatement, node, walker);
      return noteMacro(node, walker);
    case "IncludeDirective":
      return applyRules(rules.IncludeDirective, node, walker);
    case "RawLine":
      return applyRules(rules.RawLine, node, walker);
  }
}

/** How many earlier branches of one `if` count as guards of the later ones. */
const mostBranches = 16;

function walkIf(node: IfStatement, walker: Walker): void {
  const { guards, rules } = walker;
  const outer = guards.length;
  for (const branch of node.branches) {
    applyRules(rules.IfBranch, branch, walker);
    walker.branch = branch;
    checkCondition(branch.test, walker);
    walker.branch = undefined;
    guards.push({ test: branch.test, holds: true });
    applyRules(rules.Block, branch.body, walker);
    walkStatements(branch.body.body, walker);
    guards.pop();
    if (guards.length - outer < mostBranches) guards.push({ test: branch.test, holds: false });
  }
  if (node.otherwise !== undefined) {
    applyRules(rules.Block, node.otherwise, walker);
    walkStatements(node.otherwise.body, walker);
  }
  guards.length = outer;
}

function walkSwitch(node: SwitchStatement, walker: Walker): void {
  const { body, rules } = walker;
  walker.typeOf(node.control);
  checkCases(node, walker);
  if (body !== undefined) body.switches++;
  for (const each of node.cases) {
    applyRules(rules.SwitchCase, each, walker);
    const { label } = each;
    if (label.type === "string") walker.typeOf(label.value);
    else if (label.type === "regex") {
      walker.typeOf(label.pattern);
      checkPattern(label.pattern, walker, "captures");
    }
    walkStatements(each.body, walker);
  }
  if (body !== undefined) body.switches--;
}
