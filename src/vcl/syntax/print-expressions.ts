import { builders } from "prettier/doc";
import type {
  BinaryExpression,
  CallExpression,
  ConcatenationExpression,
  Expression,
  StringLiteral,
} from "./ast/expressions.js";
import { verbatim, type Doc, type PrintContext } from "./print-context.js";

const { group, hardline, indent, join, line, softline } = builders;

/** An expression without its comments. Without a default: a new kind has to be handled here. */
export function printExpression(node: Expression, context: PrintContext): Doc {
  switch (node.kind) {
    case "StringLiteral":
      return printString(node);
    case "IntegerLiteral":
    case "FloatLiteral":
    case "PercentLiteral":
      return node.raw;
    case "RTimeLiteral":
      // Between the number and its unit a line may end.
      return verbatim(node.raw);
    case "BooleanLiteral":
      return String(node.value);
    case "Identifier":
      return node.name;
    case "CallExpression":
      return printCall(node, context);
    case "ParenthesizedExpression":
      return printParentheses(node.expression, context);
    case "UnaryExpression":
      return text([node.operator, context.print(node.operand)]);
    case "BinaryExpression":
      return node.operator === "&&" || node.operator === "||"
        ? group(indent(logicalChain(node, context)))
        : printComparison(node, context);
    case "ConcatenationExpression":
      return group(indent(concatenation(node, context)));
  }
}

/** One string where nothing can break: it costs Prettier less than its parts. */
function text(parts: readonly Doc[]): Doc {
  let whole = "";
  for (const part of parts) {
    if (typeof part !== "string") return [...parts];
    whole += part;
  }
  return whole;
}

function printString({ form, delimiter = "", raw }: StringLiteral): Doc {
  return verbatim(form === "short" ? `"${raw}"` : `{${delimiter}"${raw}"${delimiter}}`);
}

function printCall({ callee, args }: CallExpression, context: PrintContext): Doc {
  return [callee, printArguments(args, context)];
}

export function printArguments(args: readonly Expression[], { print }: PrintContext): Doc {
  if (args.length === 0) return "()";
  return group(["(", indent([softline, join([",", line], args.map(print))]), softline, ")"]);
}

function printComparison({ operator, left, right }: BinaryExpression, context: PrintContext): Doc {
  const isInterrupted = left.trailing?.some(({ style }) => style !== "/*") === true;
  const gap = isInterrupted ? [` ${operator}`, hardline] : ` ${operator} `;
  return text([context.print(left), gap, context.print(right)]);
}

/**
 * An expression between parentheses, be they its own or those of an `if`: a chain of `&&` or `||` breaks with
 * one operand a line, and so does what holds something that breaks.
 */
export function printParentheses(expression: Expression, context: PrintContext): Doc {
  const inner = isBareChain(expression)
    ? logicalChain(expression, context)
    : context.print(expression);
  return typeof inner === "string"
    ? `(${inner})`
    : group(["(", indent([softline, inner]), softline, ")"]);
}

/** What follows a keyword or an operator: a concatenation that breaks begins on a line of its own. */
export function printValue(expression: Expression, context: PrintContext): Doc {
  if (expression.kind !== "ConcatenationExpression" || hasComments(expression)) {
    return [" ", context.print(expression)];
  }
  return group(indent([line, concatenation(expression, context)]));
}

function hasComments({ leading, trailing }: Expression): boolean {
  return leading !== undefined || trailing !== undefined;
}

function isBareChain(expression: Expression): expression is BinaryExpression {
  return (
    expression.kind === "BinaryExpression" &&
    (expression.operator === "&&" || expression.operator === "||") &&
    !hasComments(expression)
  );
}

/** The operands of one operator, one a line when they do not fit. Chains are too deep for recursion. */
function logicalChain(node: BinaryExpression, { print }: PrintContext): Doc[] {
  const reversed: Doc[] = [];
  let rest: Expression = node;
  do {
    reversed.push(print(rest.right), [` ${rest.operator}`, line]);
    rest = rest.left;
  } while (isBareChain(rest) && rest.operator === node.operator);
  reversed.push(print(rest));
  return reversed.toReversed();
}

function concatenation({ parts, plus }: ConcatenationExpression, { print }: PrintContext): Doc[] {
  return parts.flatMap((part, index): Doc[] => {
    if (index === 0) return [print(part)];
    return [line, plus?.[index] === true || needsPlus(part) ? "+ " : "", print(part)];
  });
}

/** By adjacency, a name and parentheses would be a call. */
function needsPlus({ kind }: Expression): boolean {
  return kind === "ParenthesizedExpression" || kind === "UnaryExpression";
}
