import type { IToken } from "chevrotain";
import { documentation } from "../../documentation.js";
import type { VclProblem } from "../../problem.js";
import {
  Identifier,
  LeftBrace,
  LeftParen,
  Minus,
  Not,
  RightBrace,
  RightParen,
  Semicolon,
} from "./tokens.js";

/**
 * How deep parentheses and braces may stand in each other. No VCL that people or tools write comes near it, and
 * whatever walks a tree may then do so by recursion.
 */
export const deepestNesting = 50;

/** How many `!` or `-` may stand in a row. */
const longestPrefix = 4;

/**
 * The tokens without what is nested too deeply. Brackets stay, emptied, so that what is around them is read as
 * if nothing had been in them.
 */
export function limitNesting(tokens: IToken[], problems: VclProblem[]): IToken[] {
  const first = findTooDeep(tokens);
  if (first < 0) return tokens;
  const kept: IToken[] = [];
  const open: IToken[] = [];
  let prefix = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    prefix = isPrefix(token) ? prefix + 1 : 0;
    if (prefix > longestPrefix) {
      if (prefix === longestPrefix + 1) problems.push(tooDeep(token));
      continue;
    }
    kept.push(token);
    nest(token, open);
    if (open.length <= deepestNesting) continue;
    problems.push(tooDeep(token));
    const end = endOf(tokens, index);
    if (token.tokenType === LeftParen)
      kept.push({ ...placeholder, startOffset: token.startOffset + 1 });
    index = end - 1;
  }
  return kept;
}

const placeholder: IToken = {
  image: "_",
  startOffset: 0,
  tokenType: Identifier,
  tokenTypeIdx: Identifier.tokenTypeIdx ?? 0,
};

/** Keeps track of what is open. Neither `;` nor a brace stands inside parentheses: those were forgotten. */
function nest(token: IToken, open: IToken[]): void {
  switch (token.tokenType) {
    case LeftParen:
      open.push(token);
      return;
    case RightParen:
      if (open.at(-1)?.tokenType === LeftParen) open.pop();
      return;
    case LeftBrace:
      closeParentheses(open);
      open.push(token);
      return;
    case RightBrace:
      closeParentheses(open);
      open.pop();
      return;
    case Semicolon:
      closeParentheses(open);
  }
}

function closeParentheses(open: IToken[]): void {
  while (open.at(-1)?.tokenType === LeftParen) open.pop();
}

function isPrefix({ tokenType }: IToken): boolean {
  return tokenType === Not || tokenType === Minus;
}

/** Whether there is anything to do, which is next to never. */
function findTooDeep(tokens: readonly IToken[]): number {
  let depth = 0;
  let prefix = 0;
  for (let index = 0; index < tokens.length; index++) {
    const type = tokens[index]?.tokenType;
    if (type === LeftParen || type === LeftBrace) depth++;
    else if (type === RightParen || type === RightBrace) depth--;
    prefix = type === Not || type === Minus ? prefix + 1 : 0;
    if (depth > deepestNesting || prefix > longestPrefix) return index;
    if (depth < 0) depth = 0;
  }
  return -1;
}

/** The index of the token that ends what the bracket at `from` opens. */
function endOf(tokens: readonly IToken[], from: number): number {
  const inner: IToken[] = [];
  let index = from;
  do {
    const token = tokens[index++];
    if (token === undefined) return tokens.length;
    nest(token, inner);
  } while (inner.length > 0);
  return index - 1;
}

function tooDeep(token: IToken): VclProblem {
  return {
    code: "EW2004",
    severity: "error",
    message: `nested more than ${isPrefix(token) ? longestPrefix : deepestNesting} deep`,
    help: "take it apart: move the inner part into a subroutine or a local variable",
    link: documentation("vcl"),
    span: { start: token.startOffset, end: token.startOffset + token.image.length },
  };
}
