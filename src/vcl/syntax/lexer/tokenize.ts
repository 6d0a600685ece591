import { Lexer, type IToken } from "chevrotain";
import { quote } from "../../../diagnostics/index.js";
import type { VclProblem } from "../../problem.js";
import type { Comment } from "../ast/node.js";
import { documentation } from "../../documentation.js";
import { isBlankLineBefore } from "../comments/lines.js";
import { keywords } from "./keywords.js";
import { limitNesting } from "./nesting.js";
import {
  Identifier,
  LongString,
  ShortString,
  UnterminatedComment,
  UnterminatedLongString,
  UnterminatedString,
  tokens,
} from "./tokens.js";

/** A text cut into tokens. Nothing of it is lost: what is no token is a comment, white space or a problem. */
export interface Tokens {
  readonly tokens: IToken[];
  readonly comments: readonly Comment[];
  readonly problems: readonly VclProblem[];
  /** A comment without an end takes in the rest of the text. */
  readonly isCutShort: boolean;
}

let lexer: Lexer | undefined;

/** Never throws, and takes time in proportion to the text, whatever is in it. */
export function tokenize(text: string): Tokens {
  lexer ??= new Lexer([...tokens], {
    positionTracking: "onlyOffset",
    ensureOptimizations: true,
    skipValidations: true,
    lineTerminatorsPattern: /\n/g,
    lineTerminatorCharacters: ["\n"],
  });
  const result = lexer.tokenize(text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text);
  const problems: VclProblem[] = [];
  for (const { offset, length } of result.errors) problems.push(unknown(text, offset, length));
  for (const token of result.tokens) classify(token, problems);
  const cut = result.groups.unterminated?.[0];
  if (cut) problems.push(unterminated(cut, "comment", "`*/`"));
  const comments = [...(result.groups.comments ?? []), ...(cut ? [cut] : [])].map((token) =>
    toComment(token, isBlankLineBefore(text, token.startOffset)),
  );
  return {
    tokens: limitNesting(result.tokens, problems),
    comments,
    problems,
    isCutShort: cut !== undefined,
  };
}

/** Tells keywords from other names, and mends what ends too late. */
function classify(token: IToken, problems: VclProblem[]): void {
  switch (token.tokenType) {
    case Identifier: {
      const keyword = keywords.get(token.image);
      if (keyword) retype(token, keyword);
      return;
    }
    case UnterminatedString:
      problems.push(unterminated(token, "string", '`"`'));
      retype(token, ShortString);
      return;
    case UnterminatedLongString:
      problems.push(unterminated(token, "long string", '`"}`'));
      retype(token, LongString);
  }
}

function retype(token: IToken, type: IToken["tokenType"]): void {
  token.tokenType = type;
  if (type.tokenTypeIdx !== undefined) token.tokenTypeIdx = type.tokenTypeIdx;
}

function toComment({ image, startOffset, tokenType }: IToken, isSetOff: boolean): Comment {
  const span = { start: startOffset, end: startOffset + image.length };
  const blank = isSetOff ? { blankLineBefore: true } : {};
  if (image.startsWith("/*")) {
    const text = image.slice(2, tokenType === UnterminatedComment ? undefined : -2);
    return { kind: "Comment", style: "/*", text, span, ...blank };
  }
  const style = image.startsWith("#") ? "#" : "//";
  // The end of the line is no part of it, nor are blanks before; a carriage return elsewhere is a blank.
  const text = image.slice(style.length).trimEnd().replaceAll("\r", " ");
  return { kind: "Comment", style, text, span, ...blank };
}

/** Enough to see what it is about. */
const longestSample = 20;

function unknown(text: string, offset: number, length: number): VclProblem {
  const sample = text.slice(offset, offset + Math.min(length, longestSample));
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return {
    code: "EW2003",
    severity: "error",
    message: `VCL has no ${quote(length > character.length ? sample : character)}`,
    help:
      character > "\x7F"
        ? "outside of strings and comments VCL is ASCII: look for quotes, blanks or dashes that an editor replaced"
        : "take it out, or put it into a string",
    link: documentation("vcl"),
    span: { start: offset, end: offset + length },
  };
}

function unterminated({ startOffset, image }: IToken, what: string, end: string): VclProblem {
  const firstLine = image.search(/[\r\n]/);
  return {
    code: "EW2002",
    severity: "error",
    message: `the ${what} does not end`,
    help:
      what === "string"
        ? `close it with ${end} on the same line; a text of several lines is a long string: \`{"…"}\``
        : what === "comment"
          ? `close it with ${end}: it takes in all the rest of the file`
          : `close it with ${end}; where a block was meant, put a blank behind its brace`,
    link: documentation(what === "comment" ? "vcl" : "types/string"),
    span: { start: startOffset, end: startOffset + (firstLine < 0 ? image.length : firstLine) },
  };
}
