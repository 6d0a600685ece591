import type { ConcatenationExpression, Expression } from "../../../syntax/ast/expressions.js";
import { referencePage } from "../../../types/documentation.js";
import { quoted, stringConstant, code, type Code } from "../code.js";
import type { Context, Wanted } from "../context.js";
import { asText, certainText, textMayBeUnset } from "../convert-code.js";
import { isDuration } from "./literals.js";

/** Parts in a row, as text; `now + 5m` is a TIME. https://www.fastly.com/documentation/reference/vcl/operators/ */
export function concatenation(
  node: ConcatenationExpression,
  context: Context,
  wanted: Wanted,
): Code | undefined {
  const unsetPart = wanted.unsetPart ?? "(null)";
  const parts = partsOf(node, context, unsetPart);
  if (parts === undefined) return undefined;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return joined(parts, unsetPart);
}

/** The parts, with times added up: `now`, `+` and `5m` are one. */
function partsOf(
  node: ConcatenationExpression,
  context: Context,
  unsetPart: "" | "(null)",
): readonly Code[] | undefined {
  const parts: Code[] = [];
  let complete = true;
  for (const [index, part] of node.parts.entries()) {
    const value = context.expression(part, { unsetPart });
    const before = parts.at(-1);
    if (value === undefined) complete = false;
    else if (before?.type === "TIME" && isDuration(part) && addsTo(part, index, node))
      parts[parts.length - 1] = code("TIME", `(${before.js} + ${value.js})`);
    else if (asText(value) === undefined) {
      complete = false;
      reportNoText(part, value, context);
    } else parts.push(value);
  }
  return complete ? parts : undefined;
}

function addsTo(part: Expression, index: number, { plus }: ConcatenationExpression): boolean {
  return plus?.[index] === true || part.kind === "UnaryExpression";
}

function reportNoText(part: Expression, { type }: Code, context: Context): void {
  context.report(
    {
      code: "EW2035",
      message: `a value of type ${type} cannot become a string`,
      help: "concatenate strings, or values that convert to them",
      link: referencePage("operators"),
    },
    part,
  );
}

function joined(parts: readonly Code[], unsetPart: string): Code {
  const texts = parts.map(({ constant }) => (typeof constant === "string" ? constant : undefined));
  if (texts.every((text) => text !== undefined)) return stringConstant(texts.join(""));
  // Whether a value is set is asked only where the parts may all be not set.
  if (parts.every((part) => textMayBeUnset(part)))
    return code(
      "STRING",
      `join(${quoted(unsetPart)}, ${parts.map((part) => asText(part)).join(", ")})`,
      true,
    );
  return code("STRING", `(${parts.map((part) => certainText(part, unsetPart)).join(" + ")})`);
}
