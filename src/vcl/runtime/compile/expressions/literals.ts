import { quote } from "../../../../diagnostics/index.js";
import type { Expression, Literal, UnaryExpression } from "../../../syntax/ast/expressions.js";
import { decodeString } from "../../../syntax/literal.js";
import { referencePage } from "../../../types/documentation.js";
import { clamp, parseFloatLiteral, parseInteger, parseRtime } from "../../convert.js";
import {
  boolConstant,
  code,
  integerConstant,
  numberConstant,
  stringConstant,
  type Code,
} from "../code.js";
import type { Context } from "../context.js";

export function literal(node: Literal, context: Context): Code | undefined {
  switch (node.kind) {
    case "StringLiteral": {
      const text = context.unit.text(node, context.file);
      return text === undefined ? undefined : stringConstant(text);
    }
    case "BooleanLiteral":
      return boolConstant(node.value);
    case "IntegerLiteral":
    case "FloatLiteral":
    case "RTimeLiteral":
    case "PercentLiteral":
      return number(node, 1, context);
  }
}

/** `-5`: the sign is part of the literal. https://www.fastly.com/documentation/reference/vcl/types/integer/ */
export function negated(node: UnaryExpression, context: Context): Code | undefined {
  const { operand } = node;
  switch (operand.kind) {
    case "IntegerLiteral":
    case "FloatLiteral":
    case "RTimeLiteral":
      return number(operand, -1, context);
    case "BinaryExpression":
    case "BooleanLiteral":
    case "CallExpression":
    case "ConcatenationExpression":
    case "Identifier":
    case "ParenthesizedExpression":
    case "PercentLiteral":
    case "StringLiteral":
    case "UnaryExpression":
      context.report(
        {
          code: "EW2035",
          message: "only a literal number can be negative by a sign",
          help: "multiply by it: `set var.x *= -1;`",
          link: referencePage("operators"),
        },
        node,
      );
      return undefined;
  }
}

type NumberNode = Extract<
  Literal,
  { kind: "IntegerLiteral" | "FloatLiteral" | "RTimeLiteral" | "PercentLiteral" }
>;

function number(node: NumberNode, sign: 1 | -1, context: Context): Code | undefined {
  const value = numberOf(node, sign);
  if (value !== undefined) return value;
  context.report(
    {
      code: "EW2006",
      message: `${quote(node.raw, 60)} is no number that can stand here`,
      help: "an INTEGER has 64 bits; `%` is for directors only",
      link: referencePage("types"),
    },
    node,
  );
  return undefined;
}

function numberOf(node: NumberNode, sign: 1 | -1): Code | undefined {
  switch (node.kind) {
    case "IntegerLiteral": {
      const value = parseInteger(node.raw);
      if (value === undefined) return undefined;
      const signed = BigInt(sign) * value;
      return BigInt.asIntN(64, signed) === signed ? integerConstant(signed) : undefined;
    }
    case "FloatLiteral": {
      const value = parseFloatLiteral(node.raw);
      return value === undefined ? undefined : numberConstant("FLOAT", sign * value);
    }
    case "RTimeLiteral": {
      const value = parseRtime(node.raw);
      return value === undefined ? undefined : numberConstant("RTIME", clamp(sign * value));
    }
    case "PercentLiteral":
      return undefined;
  }
}

/** `5m`, `-5m`. */
export function isDuration(node: Expression): boolean {
  return (
    node.kind === "RTimeLiteral" ||
    (node.kind === "UnaryExpression" && node.operand.kind === "RTimeLiteral")
  );
}

/** The pattern that a literal is where a REGEX is wanted; undefined, perhaps with a problem reported, where it is none. */
export function patternConstant(node: Expression, context: Context): Code | undefined {
  const text = literalText(node);
  const pattern = text === undefined ? undefined : context.unit.pattern(text, context.file, node);
  return pattern && code("REGEX", context.unit.constants.name(pattern));
}

/** The text of a literal, or of several that are joined, as it is written and not in bytes: of a pattern. */
export function literalText(node: Expression): string | undefined {
  if (node.kind === "StringLiteral") return decodeString(node);
  if (node.kind === "ParenthesizedExpression") return literalText(node.expression);
  if (node.kind !== "ConcatenationExpression") return undefined;
  let text = "";
  for (const part of node.parts) {
    const piece = part.kind === "StringLiteral" ? decodeString(part) : undefined;
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
}
