import type { Expression } from "../../syntax/ast/expressions.js";
import type { Context, ValueType } from "../context.js";
import { nameKindOf } from "../names/lookup.js";
import { unwrapped } from "./literals.js";

/** The type that a value has where one of type `wanted` is expected: `now + 5m` is a TIME there, and text elsewhere. */
export function typeWhere(
  wanted: string | undefined,
  value: Expression,
  context: Context,
): ValueType {
  const type = context.typeOf(value, nameKindOf(wanted));
  if (type !== undefined || unwrapped(value).kind !== "ConcatenationExpression") return type;
  return wanted === "TIME" ? "TIME" : "STRING";
}
