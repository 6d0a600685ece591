import type { AssignmentOperator } from "../../../syntax/ast/statements.js";
import type { VclType } from "../../../types/type.js";
import type { Code } from "../code.js";
import type { Context } from "../context.js";
import { asNumber, certainText, converted } from "../convert-code.js";

/**
 * What a compound assignment comes to: JavaScript for the new value, or undefined where the type has no such
 * operator.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/statements/set/
 */
export function computed(
  operator: Exclude<AssignmentOperator, "=">,
  type: VclType,
  present: Code | undefined,
  value: Code,
  unsetPart: "" | "(null)",
  context: Context,
): string | undefined {
  if (type === "STRING") return appended(operator, present, value, unsetPart);
  if (present === undefined) return undefined;
  switch (type) {
    case "INTEGER":
      return integer(operator, present.js, value, context);
    case "FLOAT":
      return float(operator, present.js, value, context);
    case "RTIME":
    case "TIME":
      return time(operator, type, present.js, value, context);
    case "BOOL":
      return logic(operator, present.js, value, context);
    default:
      return undefined;
  }
}

function appended(
  operator: AssignmentOperator,
  present: Code | undefined,
  value: Code,
  unsetPart: "" | "(null)",
): string | undefined {
  const text = certainText(value, unsetPart);
  if (operator !== "+=" || present === undefined || text === undefined) return undefined;
  return `(${certainText(present, "")} + ${text})`;
}

type Template = (left: string, right: string) => string;

const wrapped =
  (sign: string): Template =>
  (left, right) =>
    `BigInt.asIntN(64, ${left} ${sign} ${right})`;

const integers: Readonly<Record<Exclude<AssignmentOperator, "=">, Template | undefined>> = {
  "+=": wrapped("+"),
  "-=": wrapped("-"),
  "*=": wrapped("*"),
  "/=": (left, right) => `divide(tx, ${left}, ${right})`,
  "%=": (left, right) => `remainder(tx, ${left}, ${right})`,
  "|=": (left, right) => `(${left} | ${right})`,
  "&=": (left, right) => `(${left} & ${right})`,
  "^=": (left, right) => `(${left} ^ ${right})`,
  "<<=": (left, right) => `shiftLeft(${left}, ${right})`,
  ">>=": (left, right) => `shiftRight(${left}, ${right})`,
  "rol=": (left, right) => `rotateLeft(${left}, ${right})`,
  "ror=": (left, right) => `rotateRight(${left}, ${right})`,
  "&&=": undefined,
  "||=": undefined,
};

const byFloat: Partial<Record<AssignmentOperator, Template>> = {
  "*=": (left, right) => `multiplyByFloat(${left}, ${right})`,
  "/=": (left, right) => `divideByFloat(tx, ${left}, ${right})`,
  "%=": (left, right) => `remainderByFloat(tx, ${left}, ${right})`,
};

function integer(
  operator: Exclude<AssignmentOperator, "=">,
  left: string,
  value: Code,
  context: Context,
): string | undefined {
  // A fraction would be lost before it counts.
  if (value.type === "FLOAT") {
    const scaled = byFloat[operator]?.(left, value.js);
    if (scaled !== undefined) return scaled;
  }
  const right = value.type === "BOOL" ? undefined : converted(value, "INTEGER", context);
  return right === undefined ? undefined : integers[operator]?.(left, right);
}

const floats: Partial<Record<AssignmentOperator, Template>> = {
  "+=": (left, right) => `(${left} + ${right})`,
  "-=": (left, right) => `(${left} - ${right})`,
  "*=": (left, right) => `(${left} * ${right})`,
  "/=": (left, right) => `divideFloat(tx, ${left}, ${right})`,
  "%=": (left, right) => `remainderFloat(tx, ${left}, ${right})`,
};

function float(
  operator: AssignmentOperator,
  left: string,
  value: Code,
  context: Context,
): string | undefined {
  const right = converted(value, "FLOAT", context);
  return right === undefined ? undefined : floats[operator]?.(left, right);
}

/** A time is moved by seconds, and an RTIME multiplied by a number. */
function time(
  operator: AssignmentOperator,
  type: "RTIME" | "TIME",
  left: string,
  value: Code,
  context: Context,
): string | undefined {
  const isNumber = value.type === "INTEGER" || value.type === "FLOAT";
  if (operator === "+=" || operator === "-=") {
    const right =
      isNumber || value.type === "RTIME" || value.type === "TIME"
        ? converted(value, "RTIME", context)
        : undefined;
    return right && `toTime(${left} ${operator.slice(0, 1)} ${right})`;
  }
  if (type === "TIME" || !isNumber) return undefined;
  const factor = value.type === "INTEGER" ? asNumber(value) : value.js;
  if (operator === "*=") return `scaleTime(${left}, ${factor})`;
  return operator === "/=" ? `divideTime(tx, ${left}, ${factor})` : undefined;
}

function logic(
  operator: AssignmentOperator,
  left: string,
  value: Code,
  context: Context,
): string | undefined {
  const right = value.type === "BOOL" ? converted(value, "BOOL", context) : undefined;
  if (right === undefined || (operator !== "&&=" && operator !== "||=")) return undefined;
  return `(${left} ${operator.slice(0, 2)} ${right})`;
}
