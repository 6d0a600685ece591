import type { VclType } from "../../types/type.js";

/** An expression in JavaScript, which can stand anywhere without further parentheses. */
export interface Code {
  readonly type: VclType;
  readonly js: string;
  /** Whether it may come to `undefined`, which is how a STRING, an IP is "not set". */
  readonly mayBeUnset: boolean;
  /** What a literal says, in the runtime's form. */
  readonly constant?: string | bigint | number | boolean;
  /** The same INTEGER as a number of JavaScript's, where that is what there is at first. */
  readonly number?: string;
}

export function code(type: VclType, js: string, mayBeUnset = false): Code {
  return { type, js, mayBeUnset };
}

/**
 * The literal of a text. Nothing else lets what a VCL says into the code: JSON escapes quotes, backslashes and
 * controls, and the two separators of lines are escaped here, for readers older than ES2019.
 */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

export function stringConstant(text: string): Code {
  return { type: "STRING", js: quoted(text), mayBeUnset: false, constant: text };
}

export function integerConstant(value: bigint): Code {
  return {
    type: "INTEGER",
    js: value < 0n ? `(${value}n)` : `${value}n`,
    mayBeUnset: false,
    constant: value,
  };
}

export function numberConstant(type: "FLOAT" | "RTIME", value: number): Code {
  return { type, js: numberLiteral(value), mayBeUnset: false, constant: value };
}

function numberLiteral(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "(-Infinity)";
  return value < 0 || Object.is(value, -0) ? `(-${-value})` : `${value}`;
}

export function boolConstant(value: boolean): Code {
  return { type: "BOOL", js: `${value}`, mayBeUnset: false, constant: value };
}
