import type { Expression, StringLiteral } from "../../syntax/ast/expressions.js";
import type { Span } from "../../syntax/ast/node.js";
import { decodeString } from "../../syntax/literal.js";

/** A literal and its value. */
export interface LiteralText {
  readonly node: StringLiteral;
  readonly text: string;
}

/** The literals of which an expression is made, joined or by itself; undefined when one has no value. */
export function literalParts(node: Expression): readonly LiteralText[] | undefined {
  const parts = node.kind === "ConcatenationExpression" ? node.parts : [node];
  const found: LiteralText[] = [];
  for (const part of parts) {
    if (part.kind !== "StringLiteral") return undefined;
    const text = decodeString(part);
    if (text === undefined) return undefined;
    found.push({ node: part, text });
  }
  return found;
}

/** An escape of a short string, or one character. */
const unit = /%(?:u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})|[^]/g;

/**
 * Where a part of a literal's value is written. Undefined where escapes and characters of the value do not
 * correspond one to one, as when several escapes make one character.
 */
export function placeIn({ node, text }: LiteralText, start: number, end: number): Span | undefined {
  if (node.span === undefined) return undefined;
  const opening = node.form === "short" ? 1 : 2 + (node.delimiter?.length ?? 0);
  const base = node.span.start + opening;
  if (text === node.raw) return { start: base + start, end: base + end };
  const starts: number[] = [];
  for (const { index } of node.raw.matchAll(unit)) starts.push(index);
  if (starts.length !== text.length) return undefined;
  const at = (offset: number): number => base + (starts[offset] ?? node.raw.length);
  return { start: at(start), end: at(end) };
}
