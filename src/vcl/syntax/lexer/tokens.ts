/**
 * The tokens of VCL, in the order in which they are tried. Comments are set aside; `#FASTLY recv` is a token,
 * because Fastly puts code in its place.
 */
import { createToken, Lexer, type TokenType } from "chevrotain";
import { keywords } from "./keywords.js";
import { readLongString } from "./long-string.js";

function sign(text: string): TokenType {
  return createToken({ name: `Sign ${text}`, label: `\`${text}\``, pattern: text });
}

const WhiteSpace = createToken({ name: "WhiteSpace", pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED });

export const Macro = createToken({
  name: "Macro",
  label: "a macro",
  pattern: /#FASTLY[ \t\r]+(?:[a-z_]+|[A-Z_]+)(?=[^\S\n]*(?:\n|(?![^])))/,
  line_breaks: false,
});

export const LineComment = createToken({
  name: "LineComment",
  pattern: /(?:#|\/\/)[^\n]*/,
  group: "comments",
});

export const BlockComment = createToken({
  name: "BlockComment",
  pattern: /\/\*[^]*?\*\//,
  group: "comments",
  line_breaks: true,
});

export const UnterminatedComment = createToken({
  name: "UnterminatedComment",
  pattern: /\/\*[^]*/,
  group: "unterminated",
  line_breaks: true,
});

/** `pragma …;`, `C!` and `W!` in VCL that Fastly generated. */
export const Raw = createToken({
  name: "Raw",
  label: "a pragma",
  // One ends before the next: a line of nothing but `pragma` must not be searched through at each of them.
  pattern: /pragma\b(?:(?!pragma\b)[^;\n])*;|[CW]!(?![=~])/,
});

export const BitwiseAssignment = createToken({
  name: "BitwiseAssignment",
  label: "an assignment",
  pattern: /ro[lr]=/,
});

/**
 * Only headers have fields (`req.http.Cookie:name`); elsewhere a colon is a token of its own (`default:`).
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/
 */
export const Identifier = createToken({
  name: "Identifier",
  label: "a name",
  pattern: /(?:req|bereq|beresp|obj|resp)\.http\.[\w.-]+(?::[\w.-]+)?|[A-Za-z_][\w.-]*/,
});

/** Any number, `10s` (or `10 s`) and `50%` and malformed ones included. */
export const NumberToken = createToken({
  name: "Number",
  label: "a number",
  pattern:
    /\d+(?:\.\d+)?[ \t\r\n]+(?:ms|[smhdwy])(?![\w.:-])|(?:0[xX][\da-fA-F.]*(?:[pP][+-]?\d+)?|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)[\w.]*(?:%(?!=))?/,
});

/** `"…"`. Fastly's ancestor, Varnish 2.1, ends the line's string with the line. */
export const ShortString = createToken({
  name: "ShortString",
  label: "a string",
  pattern: /"[^"\n]*"/,
});

export const UnterminatedString = createToken({
  name: "UnterminatedString",
  label: "a string",
  pattern: /"[^"\n]*/,
});

export const LongString = createToken({
  name: "LongString",
  label: "a string",
  pattern: readLongString,
  start_chars_hint: ["{"],
  line_breaks: true,
});

export const UnterminatedLongString = createToken({
  name: "UnterminatedLongString",
  label: "a string",
  pattern: /\{"[^]*/,
  line_breaks: true,
});

export const Assignment = createToken({
  name: "Assignment",
  label: "an assignment",
  pattern: /(?:[-+*/%|&^]|<<|>>|&&|\|\|)=/,
});

/** Between two operands: `==`, `!~`, `&&`, … . */
export const Operator = createToken({
  name: "Operator",
  label: "an operator",
  pattern: /==|!=|<=|>=|!~|[<>~]|&&|\|\|/,
});

export const Equals = sign("=");
export const Not = sign("!");
export const Plus = sign("+");
export const Minus = sign("-");
export const Star = sign("*");
export const Slash = sign("/");
export const Comma = sign(",");
export const Colon = sign(":");
export const Semicolon = sign(";");
export const Dot = sign(".");
export const LeftParen = sign("(");
export const RightParen = sign(")");
export const LeftBrace = sign("{");
export const RightBrace = sign("}");

/** What no text holds: the grammar asks for it where nothing may stand. */
export const Nothing = createToken({ name: "Nothing", label: "`}`", pattern: Lexer.NA });

export const tokens: readonly TokenType[] = [
  WhiteSpace,
  Macro,
  LineComment,
  BlockComment,
  UnterminatedComment,
  Raw,
  BitwiseAssignment,
  Identifier,
  NumberToken,
  ShortString,
  UnterminatedString,
  LongString,
  UnterminatedLongString,
  Assignment,
  Operator,
  Equals,
  Not,
  Plus,
  Minus,
  Star,
  Slash,
  Comma,
  Colon,
  Semicolon,
  Dot,
  LeftParen,
  RightParen,
  LeftBrace,
  RightBrace,
  ...keywords.values(),
  Nothing,
];
