import { quote } from "../../../diagnostics/index.js";
import type { BinaryExpression } from "../../syntax/ast/expressions.js";
import { decodeString } from "../../syntax/literal.js";
import { patternFacts } from "../../regex/index.js";
import type { Context } from "../context.js";
import type { RuleSet } from "../rules.js";
import { isNamed, unwrap } from "./expressions.js";

const methods = ["req.method", "req.request", "bereq.method", "bereq.request"];

/**
 * EW2073: a pattern on the method that is open at an end. Methods are free text: `GETX` is one.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/regex/
 */
export const methodPattern: RuleSet = {
  BinaryExpression: (node, context) => {
    if (node.operator === "~" || node.operator === "!~") check(node, context);
  },
};

function check({ left, right }: BinaryExpression, context: Context): void {
  const pattern = unwrap(right);
  if (!isNamed(unwrap(left), methods) || pattern.kind !== "StringLiteral") return;
  const text = decodeString(pattern);
  if (text === undefined) return;
  const parsed = context.unit.patterns.parse(text);
  if (!parsed.ok) return;
  const { anchoredStart, anchoredEnd, plainText } = patternFacts(parsed.tree);
  if (anchoredStart && anchoredEnd) return;
  const side = anchoredStart ? "end" : anchoredEnd ? "start" : "start and end";
  context.report(
    {
      code: "EW2073",
      severity: "warning",
      message: `this matches other methods too: the pattern is open at its ${side}`,
      help:
        plainText === undefined || plainText === ""
          ? "write `^(?:GET|HEAD)$`, or compare with `==`"
          : `compare: \`== "${quote(plainText).slice(1, -1)}"\``,
      link: "https://www.fastly.com/documentation/reference/vcl/regex/",
    },
    pattern,
  );
}
