import fc from "fast-check";
import type {
  Identifier,
  Literal,
  StringLiteral,
} from "../../../../src/vcl/syntax/ast/expressions.js";
import type { Comment } from "../../../../src/vcl/syntax/ast/node.js";
import { keywords } from "../../../../src/vcl/syntax/lexer/keywords.js";

/** Names that people write, and names that look like something else. */
const odd = [
  "a",
  "_",
  "s",
  "ms",
  "w",
  "C",
  "W",
  "rol",
  "ror",
  "block",
  "local",
  "snippet",
  "NUL",
  "ifs",
  "Set",
  "TRUE",
  "client.ip",
  "req.http.Cookie:session",
  "req.http.X-A",
  "resp.http.Set-Cookie:a.b-c",
  "bereq.http.default",
  "F_my-origin",
  "re.group.0",
  "var.x",
  "a-",
  "a.",
  "a--b",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "std.strlen",
  "table.lookup",
  "ratecounter.r.bucket.10s",
  "synthetic.base65",
  "E10",
  "x0xff",
] as const;

export const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...odd) },
  fc
    .stringMatching(/^[A-Za-z_][\w.-]{0,20}$/)
    .filter((text) => !keywords.has(text) && !/^pragma\b/.test(text)),
  fc.stringMatching(/^(?:req|bereq|beresp|obj|resp)\.http\.[\w.-]{1,9}(?::[\w.-]{1,9})?$/),
  // Long enough to break lines.
  fc.nat(90).map((length) => `long_${"x".repeat(length)}`),
);

export const identifier: fc.Arbitrary<Identifier> = name.map((text) => ({
  kind: "Identifier",
  name: text,
}));

/** Characters that mean something to the lexer, and some that mean trouble elsewhere. */
const character = fc.oneof(
  fc.constantFrom(
    ..."\"'{}%#/*\\;, \t\r\n()!~&|=+-:.$`é🌮\u2028\u202E\uFEFF\u00A0\u0085\uD800",
    "*/",
    "/*",
    "//",
    '"}',
    '{"',
    "#FASTLY recv",
    "\r\n",
    "%u{1F32E}",
    "</p>",
  ),
  fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 1 }),
);

export const anyText: fc.Arbitrary<string> = fc
  .array(character, { maxLength: 12 })
  .map((characters) => characters.join("").replaceAll("\0", ""));

const shortString: fc.Arbitrary<StringLiteral> = anyText.map((text) => ({
  kind: "StringLiteral",
  form: "short",
  raw: text.replaceAll(/["\n]/g, ""),
}));

const longString: fc.Arbitrary<StringLiteral> = fc
  .tuple(anyText, fc.oneof(fc.constant(undefined), fc.stringMatching(/^\w{1,6}$/)))
  .map(([text, delimiter]) => {
    const raw = text.replaceAll(`"${delimiter ?? ""}}`, "");
    return delimiter === undefined
      ? { kind: "StringLiteral", form: "long", raw }
      : { kind: "StringLiteral", form: "long", delimiter, raw };
  });

export const string: fc.Arbitrary<StringLiteral> = fc.oneof(
  { weight: 3, arbitrary: shortString },
  longString.filter(({ raw, delimiter = "" }) => !raw.includes(`"${delimiter}}`)),
);

export const number: fc.Arbitrary<Literal> = fc.oneof(
  fc
    .oneof(fc.nat().map(String), fc.stringMatching(/^0[xX][\da-fA-F]{1,8}$/))
    .map((raw): Literal => ({ kind: "IntegerLiteral", raw })),
  fc
    .stringMatching(
      /^(?:\d{1,3}\.\d{1,3}(?:[eE][+-]?\d)?|\d[eE][+-]?\d|0x[\da-f]\.[\da-f](?:p[+-]?\d)?)$/,
    )
    .map((raw): Literal => ({ kind: "FloatLiteral", raw })),
  fc
    .stringMatching(/^\d{1,3}(?:\.\d)?[ \t\n]?(?:ms|[smhdwy])$/)
    .map((raw): Literal => ({ kind: "RTimeLiteral", raw })),
  fc.stringMatching(/^\d{1,3}(?:\.\d)?%$/).map((raw): Literal => ({ kind: "PercentLiteral", raw })),
);

/** What the lexer takes for Fastly's macro, however blanks at its end are trimmed. */
const macro = /^FASTLY\s+(?:[a-z_]+|[A-Z_]+)$/;

const lineComment: fc.Arbitrary<Comment> = fc
  .tuple(fc.constantFrom("#", "//"), anyText)
  .map(([style, text]): Comment => ({
    kind: "Comment",
    style,
    text: text.replaceAll(/[\r\n]/g, " ").trimEnd(),
  }))
  .filter(({ style, text }) => style !== "#" || !macro.test(text));

const blockComment: fc.Arbitrary<Comment> = fc
  .oneof(anyText, fc.constantFrom("*\n * why\n ", " why ", "\nwhy\n    not "))
  .map((text): Comment => ({ kind: "Comment", style: "/*", text: text.replaceAll("*/", "") }))
  .filter(({ text }) => !text.includes("*/"));

export const comment: fc.Arbitrary<Comment> = fc.oneof(lineComment, blockComment);

export { blockComment, lineComment };
