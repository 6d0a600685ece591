import type { Expression } from "../../syntax/ast/expressions.js";
import type { Span } from "../../syntax/ast/node.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { literalParts, placeIn } from "./literal-places.js";

/** What a pattern leaves behind: a match by `~` fills `re.group`, a function's pattern does not. */
export type PatternEffect = "captures" | "nothing";

/** Checks a pattern that is written as a literal, or as several which are joined. */
export function checkPattern(node: Expression, context: Context, effect: PatternEffect): void {
  const parts = literalParts(node);
  // A malformed string is reported as such.
  if (parts === undefined) return forgetCaptures(context);
  const [first, ...others] = parts;
  const { captures, problem } = context.unit.patterns.facts(parts.map(({ text }) => text).join(""));
  if (problem === undefined) {
    const { body } = context;
    if (effect === "captures" && body?.captures !== undefined)
      body.captures = Math.max(body.captures, captures);
    return;
  }
  if (effect === "captures") forgetCaptures(context);
  const { message, help, start, end } = problem;
  const place: Span | undefined =
    first === undefined || others.length > 0 ? undefined : placeIn(first, start, end);
  context.problems.add(
    {
      code: "EW2063",
      severity: "error",
      message,
      help,
      link: referencePage("regex"),
    },
    place ?? node.span,
  );
}

/** What was captured is not known from here on. */
export function forgetCaptures(context: Context): void {
  if (context.body !== undefined) context.body.captures = undefined;
}
