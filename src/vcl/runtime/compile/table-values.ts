import type { Expression } from "../../syntax/ast/expressions.js";
import type { VclType } from "../../types/type.js";
import { parseFloatLiteral, parseInteger, parseRtime, secondsToTime } from "../convert.js";
import { parseIp } from "../ip.js";
import type { Value } from "../value.js";
import { literalText } from "./expressions/literals.js";
import type { Unit } from "./unit.js";

/** The value that a literal has as a value of a type; undefined where it has none. */
export function literalConstant(node: Expression, type: VclType, file: number, unit: Unit): Value {
  switch (node.kind) {
    case "StringLiteral":
    case "ConcatenationExpression":
      return textConstant(node, type, file, unit);
    case "BooleanLiteral":
      return type === "BOOL" ? node.value : undefined;
    case "IntegerLiteral":
    case "FloatLiteral":
    case "RTimeLiteral":
      return numberConstant(node, type, 1);
    case "UnaryExpression": {
      const { operand, operator } = node;
      const isNumber =
        operand.kind === "IntegerLiteral" ||
        operand.kind === "FloatLiteral" ||
        operand.kind === "RTimeLiteral";
      return operator === "-" && isNumber ? numberConstant(operand, type, -1) : undefined;
    }
    case "BinaryExpression":
    case "CallExpression":
    case "Identifier":
    case "ParenthesizedExpression":
    case "PercentLiteral":
      return undefined;
  }
}

function textConstant(
  node: Extract<Expression, { kind: "StringLiteral" | "ConcatenationExpression" }>,
  type: VclType,
  file: number,
  unit: Unit,
): Value {
  if (type === "REGEX") {
    const text = literalText(node);
    return text === undefined ? undefined : unit.pattern(text, file, node);
  }
  const parts = node.kind === "StringLiteral" ? [node] : node.parts;
  let text = "";
  for (const part of parts) {
    const piece = part.kind === "StringLiteral" ? unit.text(part, file) : undefined;
    if (piece === undefined) return undefined;
    text += piece;
  }
  if (type === "IP") return parseIp(text);
  return type === "STRING" ? text : undefined;
}

function numberConstant(
  node: Extract<Expression, { kind: "IntegerLiteral" | "FloatLiteral" | "RTimeLiteral" }>,
  type: VclType,
  sign: 1 | -1,
): Value {
  if (node.kind === "RTimeLiteral") {
    const value = parseRtime(node.raw);
    return type === "RTIME" && value !== undefined ? sign * value : undefined;
  }
  if (node.kind === "FloatLiteral") {
    const value = parseFloatLiteral(node.raw);
    return type === "FLOAT" && value !== undefined ? sign * value : undefined;
  }
  const value = parseInteger(node.raw);
  if (value === undefined) return undefined;
  if (type === "FLOAT") return sign * Number(value);
  if (type === "RTIME" && value === 0n) return secondsToTime(0);
  return type === "INTEGER" ? BigInt(sign) * value : undefined;
}

/** A backend, an ACL that a table names. */
export function declaredConstant(node: Expression, type: VclType, unit: Unit): Value {
  if (node.kind !== "Identifier") return undefined;
  const { acls, backends } = unit.declarations;
  if (type === "ACL") return acls.get(node.name);
  return type === "BACKEND" ? backends.get(node.name) : undefined;
}
