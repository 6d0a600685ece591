import { quote } from "../../../diagnostics/index.js";
import { documentation } from "../../documentation.js";
import type { VclProblem } from "../../problem.js";
import type {
  FloatLiteral,
  IntegerLiteral,
  PercentLiteral,
  RTimeLiteral,
} from "../ast/expressions.js";
import type { Span } from "../ast/node.js";

const integer = /^(?:\d+|0[xX][\da-fA-F]+)$/;
const float =
  /^(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|0[xX][\da-fA-F]+(?:\.[\da-fA-F]+)?(?:[pP][+-]?\d+)|0[xX][\da-fA-F]+\.[\da-fA-F]+)$/;
const rtime = /^\d+(?:\.\d+)?\s*(?:ms|[smhdwy])$/;
const percent = /^\d+(?:\.\d+)?%$/;

/**
 * What a token of digits and what follows them says. One that says nothing is taken for an INTEGER, and
 * comes with the problem.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/types/
 */
export function numberLiteral(
  raw: string,
  span: Span,
): {
  readonly literal: IntegerLiteral | FloatLiteral | RTimeLiteral | PercentLiteral;
  readonly problem?: VclProblem;
} {
  if (integer.test(raw)) return { literal: { kind: "IntegerLiteral", raw, span } };
  if (rtime.test(raw)) return { literal: { kind: "RTimeLiteral", raw, span } };
  if (float.test(raw)) return { literal: { kind: "FloatLiteral", raw, span } };
  if (percent.test(raw)) return { literal: { kind: "PercentLiteral", raw, span } };
  return {
    literal: { kind: "IntegerLiteral", raw, span },
    problem: {
      code: "EW2006",
      severity: "error",
      message: `${quote(raw, 60)} is no number`,
      help: help(raw),
      link: documentation("types"),
      span,
    },
  };
}

function help(raw: string): string {
  if (/^\d+\.\d+\.\d+/.test(raw)) return 'an address stands in quotes: `"192.0.2.1"`';
  if (/^\d+(?:\.\d+)?[a-zA-Z]+$/.test(raw))
    return "a time ends in `ms`, `s`, `m` (minutes), `h`, `d`, `w` or `y`";
  return "numbers are written `10`, `0xff`, `1.5`, `1e3`, `10s` or, in directors, `50%`";
}
