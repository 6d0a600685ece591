import type { CallExpression, Expression, Identifier } from "../../syntax/ast/expressions.js";
import type { Statement } from "../../syntax/ast/statements.js";

/** A call of a subroutine: `call f;`, or `f()` where an expression stands. */
export interface CallSite {
  readonly callee: string;
  readonly node: Identifier | CallExpression;
  readonly file: number;
}

/**
 * Every call in a body, in no particular order.
 *
 * @param inExpressions whether to look into expressions; only subroutines that return a value are called there
 */
export function callsIn(
  body: readonly Statement[],
  file: number,
  inExpressions: boolean,
): readonly CallSite[] {
  const calls: CallSite[] = [];
  const bodies: (readonly Statement[])[] = [body];
  const values: Expression[] = [];

  for (let current = bodies.pop(); current !== undefined; current = bodies.pop()) {
    for (const statement of current) {
      switch (statement.kind) {
        case "CallStatement": {
          const node = statement.subroutine;
          calls.push({ callee: node.name, node, file });
          if (statement.args !== undefined) values.push(...statement.args);
          break;
        }
        case "Block":
          bodies.push(statement.body);
          break;
        case "IfStatement":
          for (const branch of statement.branches) {
            values.push(branch.test);
            bodies.push(branch.body.body);
          }
          if (statement.otherwise !== undefined) bodies.push(statement.otherwise.body);
          break;
        case "SwitchStatement":
          values.push(statement.control);
          for (const { body: inside } of statement.cases) bodies.push(inside);
          break;
        case "SetStatement":
        case "AddStatement":
        case "LogStatement":
        case "SyntheticStatement":
          values.push(statement.value);
          break;
        case "ExpressionStatement":
          values.push(statement.expression);
          break;
        case "DeclareLocalStatement":
          if (statement.init !== undefined) values.push(statement.init);
          break;
        case "ErrorStatement":
          if (statement.code !== undefined) values.push(statement.code);
          if (statement.response !== undefined) values.push(statement.response);
          break;
        case "ReturnStatement":
          if (statement.value !== undefined) values.push(statement.value);
          break;
        case "UnsetStatement":
        case "EsiStatement":
        case "RestartStatement":
        case "GotoStatement":
        case "LabelStatement":
        case "BreakStatement":
        case "FallthroughStatement":
        case "MacroStatement":
        case "IncludeDirective":
        case "RawLine":
          break;
      }
    }
    if (inExpressions) callsInside(values, file, calls);
    values.length = 0;
  }
  return calls;
}

/** Empties `pending`. */
function callsInside(pending: Expression[], file: number, calls: CallSite[]): void {
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    switch (value.kind) {
      case "CallExpression":
        calls.push({ callee: value.callee, node: value, file });
        for (const argument of value.args) pending.push(argument);
        break;
      case "ParenthesizedExpression":
        pending.push(value.expression);
        break;
      case "UnaryExpression":
        pending.push(value.operand);
        break;
      case "BinaryExpression":
        pending.push(value.right, value.left);
        break;
      case "ConcatenationExpression":
        for (const part of value.parts) pending.push(part);
        break;
      case "StringLiteral":
      case "IntegerLiteral":
      case "FloatLiteral":
      case "RTimeLiteral":
      case "PercentLiteral":
      case "BooleanLiteral":
      case "Identifier":
        break;
    }
  }
}
