import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sameMeaning, significantTokens } from "../../src/golden/vcl-tokens.js";

describe("significantTokens", () => {
  it("reads a subroutine", () => {
    const vcl = `
sub vcl_recv { # rule thewall
#FASTLY recv
  // policies/campaign.policy.ts:31
  if (req.http.Cookie:session ~ "^x" && client.ip !~ blocked) { /* two
    lines */ error 620 "thewall";
  }
  set var.n -= 10s;
}
`;
    expect(significantTokens(vcl)).toEqual([
      "sub",
      "vcl_recv",
      "{",
      "#FASTLY recv",
      "if",
      "(",
      "req.http.Cookie:session",
      "~",
      '"^x"',
      "&&",
      "client.ip",
      "!~",
      "blocked",
      ")",
      "{",
      "error",
      "620",
      '"thewall"',
      ";",
      "}",
      "set",
      "var.n",
      "-=",
      "10s",
      ";",
      "}",
    ]);
  });

  it.each<[string, readonly string[]]>([
    ["", []],
    [" \t\r\n", []],
    ['"a # b // c /* d */"', ['"a # b // c /* d */"']],
    ['"back\\slash\\" "next"', ['"back\\slash\\"', '"next"']],
    ['{"a "quoted" } # b\nc"} d', ['{"a "quoted" } # b\nc"}', "d"]],
    ['{HTML"a "} b"HTML} c', ['{HTML"a "} b"HTML}', "c"]],
    ['{A"x"B}"A}', ['{A"x"B}"A}']],
    ['{ "a" }', ["{", '"a"', "}"]],
    ['"a""b"', ['"a"', '"b"']],
    ['"10.0.0.0"/8; // x', ['"10.0.0.0"', "/", "8", ";"]],
    ["a # to the end", ["a"]],
    ["a /* b */ c /* d\n* / */ e", ["a", "c", "e"]],
    ["a /**/ b /***/ c /*/ d */ e", ["a", "b", "c", "e"]],
    ["#FASTLY recv  \r\nx", ["#FASTLY recv", "x"]],
    ["# FASTLY recv\n#FASTLYrecv\nx", ["x"]],
    ['case "a": default: x:y l:', ["case", '"a"', ":", "default", ":", "x:y", "l", ":"]],
    [
      "a<=b << c <<= d&&=e == !f",
      ["a", "<=", "b", "<<", "c", "<<=", "d", "&&=", "e", "==", "!", "f"],
    ],
    ["set a rol= 1; b /= 2;", ["set", "a", "rol=", "1", ";", "b", "/=", "2", ";"]],
    ["-1.5 50% req.http.X-*", ["-", "1.5", "50", "%", "req.http.X-", "*"]],
    ["é🦊\0", ["é", "🦊", "\0"]],
    ["\uD800 \uDC00", ["\uD800", "\uDC00"]],
  ])("reads %j", (vcl, tokens) => {
    expect(significantTokens(vcl)).toEqual(tokens);
  });

  it.each<[string, readonly string[]]>([
    ['a "b # c\nd # e', ["a", '"b # c\nd # e']],
    ['a "b\n" c', ["a", '"b\n" c']],
    ['a {"b" } # c', ["a", '{"b" } # c']],
    ['a {T"b"} # c', ["a", '{T"b"} # c']],
    ["a /* b # c", ["a", "/* b # c"]],
  ])("takes what has no end as one token: %j", (vcl, tokens) => {
    expect(significantTokens(vcl)).toEqual(tokens);
  });

  it("reads any text, and drops nothing but white space and comments", () => {
    const piece = fc.constantFrom(
      '"',
      "{",
      "}",
      "A",
      "#",
      "/",
      "*",
      "\n",
      " ",
      "#FASTLY recv",
      ":",
      "=",
      "é",
      "\\",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const vcl = pieces.join("");
        let at = 0;
        for (const token of significantTokens(vcl)) {
          expect(token).not.toBe("");
          const found = vcl.indexOf(token, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + token.length;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '{"',
    '{T"x"T}',
    '{a"',
    '"a"',
    '"',
    "a:",
    ":",
    "#",
    "/*",
    "/* */",
    "{",
    "#FASTLY x\n",
    "a",
    "é",
    " ",
    "\n",
  ])("takes linear time on much %j", (unit) => {
    // Optimised code once took quadratic time where the interpreter did not, so it is warmed up first.
    for (let run = 0; run < 2_000; run++)
      significantTokens(`"a" {"b"} {T"x"T} # c\n/* d */ : ${run}`);
    const vcl = unit.repeat(400_000);
    const start = performance.now();
    significantTokens(vcl);
    significantTokens(`a${vcl}`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("sameMeaning", () => {
  it.each([
    ["a b", "a\n\tb"],
    ["a; # x", "a; // y"],
    ["if(a){b;}", "if (a) {\n  b;\n}\n"],
    ["default:", "default :"],
    ["", "# only a comment"],
  ])("holds between %j and %j", (a, b) => {
    expect(sameMeaning(a, b)).toBe(true);
  });

  it.each([
    ["a b", "ab"],
    ['"a b"', '"a  b"'],
    ['{"a\n"}', '{"a"}'],
    ['"a"', '{"a"}'],
    ["a < = b", "a <= b"],
    ["#FASTLY recv", ""],
    ["#FASTLY recv", "# FASTLY recv"],
    ["#FASTLY recv", "#FASTLY error"],
    ["a", "a b"],
    ["x:y", "x: y"],
    ['"a', '"a # x'],
    ['{ "a"', '{"a"'],
  ])("does not hold between %j and %j", (a, b) => {
    expect(sameMeaning(a, b)).toBe(false);
    expect(sameMeaning(b, a)).toBe(false);
  });
});
