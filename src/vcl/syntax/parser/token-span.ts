import type { IToken } from "chevrotain";
import type { Span } from "../ast/node.js";

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOf(token) };
}

export function endOf({ startOffset, image }: IToken): number {
  return startOffset + image.length;
}
