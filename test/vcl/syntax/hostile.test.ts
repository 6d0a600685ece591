import { describe, expect, it, test } from "vitest";
import { parseVcl, type RootKind } from "../../../src/vcl/syntax/parse.js";
import { printVcl } from "../../../src/vcl/syntax/print.js";
import { anyTextIsRead } from "../support/laws.js";
import { nodesOf } from "../support/tree.js";

const many = 100_000;
const megabyte = 1 << 20;

/**
 * Milliseconds that a text may take, on a machine that has other things to do. Two microseconds a character are the
 * most that any text here needs; what is quadratic takes minutes.
 */
function patienceFor(text: string): number {
  return 1000 + text.length / 125;
}

/** Reads and prints; how many problems there were. */
function survive(text: string, as: RootKind = "auto"): number {
  const start = performance.now();
  const { root, problems } = parseVcl(text, { as });
  if (!text.includes("\0")) printVcl(root);
  expect(performance.now() - start).toBeLessThan(patienceFor(text));
  for (const { span } of problems) {
    if (span.start < 0 || span.end > text.length) expect(span).toBe("inside the text");
  }
  return problems.length;
}

describe("nesting", () => {
  const nests = [
    ["parentheses", "log ", "(", "a", ")", ";"],
    ["braces", "", "{", "", "}", ""],
    ["calls", "log ", "f(", "a", ")", ";"],
    ["ifs", "", "if (a) {", "", "}", ""],
    ["ifs on lines", "", "if (a) {\n", "", "}\n", ""],
    ["elses", "", "if (a) {} else {", "", "}", ""],
    ["conditions in conditions", "", "if (if(", "a", ", b, c)) {}", ""],
    ["switches", "", "switch (a) { default: ", "", "}", ""],
    ["signs", "log ", "!-", "a", "", ";"],
    ["properties", "backend b {", ".p = {", "", "}", "}"],
  ] as const;

  test.each(nests)("%s: closed, open", (_name, before, open, inner, close, after) => {
    const as = before.startsWith("backend") ? "file" : "snippet";
    const begun = before + open.repeat(many) + inner;
    expect(survive(begun + close.repeat(many) + after, as)).toBeGreaterThan(0);
    expect(survive(begun, as)).toBeGreaterThan(0);
    expect(survive(close.repeat(many) + after, as)).toBeGreaterThanOrEqual(0);
  });
});

describe("length", () => {
  const long = [
    ["a concatenation", "log ", "a ", "a;"],
    ["a concatenation with `+`", "log ", "(a) + ", "a;"],
    ["a concatenation of strings on lines", "log ", '{"\n"} ', "a;"],
    ["a chain of &&", "log ", "a && ", "a;"],
    ["a chain in an if", "if (", "f(a) ~ b || ", "a) {}"],
    ["a chain of both", "log ", "a && b || ", "a;"],
    ["else ifs", "if (a) {}", " else if (a) {}", ""],
    ["else ifs with comments", "if (a) {}", " # why\nelsif (a) {}", ""],
    ["arguments", "f(", "a && b,", "a);"],
    ["cases", "switch (a) {", 'case "a": break;', "}"],
    ["statements of one case", "switch (a) { default:", "esi;", "} /* a */ /* b */"],
    ["statements on a line", "", "esi;", ""],
    ["labels", "", "a:", ""],
    ["block comments in a statement", "log a ", "/* a */", ";"],
    ["line comments in a statement", "log a ", "# a\n", ";"],
    ["block comments on lines", "log a ", "/*\n*/ ", ";"],
    ["comments before a chain", `log (`, "/* a */", `${"a && ".repeat(many)}b);`],
    ["comments in a chain", "log ", "a && # why\n", "a;"],
    ["comments between all", "log ", '"a" /* b */ ', "a;"],
    ["comments on one line", "esi;", "/* a */", ""],
    ["comments and statements", "", "esi;/* a */", ""],
    ["comments behind a case", `switch (a) { default: ${"esi;".repeat(many)}`, "/* a */", "}"],
    ["comments before a brace", "if (a) ", "# a\n", "{}"],
    ["lines of one comment", "/*", "\n * a", "*/ esi;"],
  ] as const;

  test.each(long)("%s", (_name, before, part, after) => {
    expect(survive(before + part.repeat(many) + after, "snippet")).toBe(0);
  });

  test.each([
    ["entries of an ACL", "acl a {", ' "a"/8;', "}"],
    ["comments in an ACL", "acl a {", "/* a */", "}"],
    ["line comments in an ACL", "acl a {", "# a\n", "}"],
    ["comments before a body", "sub a ", "/* a */", "{}"],
    ["entries of a table", "table t {", ' "a": "b",', "}"],
    ["members", "director d random {", "{ .backend = a; } # b\n", "}"],
    ["parameters", "sub f(STRING var.a", ", STRING var.a", ") {}"],
    ["declarations on a line", "", "acl a{}", ""],
    ["includes", "", 'include "a";', ""],
    ["pragmas", "", "pragma a;", ""],
    ["macros", "sub a {\n", "#FASTLY recv\n", "}"],
  ])("%s", (_name, before, part, after) => {
    expect(survive(before + part.repeat(many) + after, "file")).toBe(0);
  });

  it("comparisons in a row are all reported, and make no tree of that depth", () => {
    expect(survive(`log a${" == a".repeat(many)};`, "snippet")).toBe(many - 1);
  });

  it("statements behind a stray brace are read", () => {
    const { root, problems } = parseVcl(`esi;}${"esi;".repeat(3 * many)}`);
    expect(problems).toHaveLength(1);
    expect(root.body).toHaveLength(3 * many + 1);
  });
});

describe("a megabyte, or a quarter of it, of", () => {
  // One letter and one digit stand for the others.
  const characters = Array.from({ length: 0x80 }, (_value, code) =>
    String.fromCharCode(code),
  ).filter((character) => !/[B-Zb-z2-9]/.test(character));
  const others = ["é", "\u2028", "\uFEFF", "\uD800", "🌮"];

  test.each([...characters, ...others])("%j", (character) => {
    const text = character.repeat(megabyte / character.length);
    expect(survive(text)).toBeLessThanOrEqual(text.length);
  });

  test.each([
    '{"',
    '{a"',
    '"a}',
    '"}',
    '{"}',
    "/*",
    "/*/",
    "*/",
    "//",
    "\n#",
    "\n/*",
    '"\n',
    ";\n",
    "}\n",
    "$\n",
    "if",
    "if(",
    "if (\n",
    "else ",
    "case ",
    "switch (\n",
    "sub ",
    "sub f{",
    "sub f {\n",
    "acl a{\n",
    "table a {",
    "include ",
    'include "a" ',
    "pragma",
    "pragma ",
    "C!",
    "#FASTLY recv\n",
    "#FASTLY ",
    "0x",
    "1e",
    "1.",
    "1 ",
    "10 s",
    "10\n",
    "req.http.",
    "a:",
    "a(",
    "a()",
    "a,",
    "a.",
    "rol=",
    "set a = b\n",
    '{{a"',
    "x\n",
    "default ",
    "!=",
    "&&",
  ])("%j", (piece) => {
    const text = piece.repeat(megabyte / 4 / piece.length);
    expect(survive(text)).toBeLessThanOrEqual(text.length);
  });

  test("heredocs that all have a tag of their own, with and without ends", () => {
    let text = "";
    for (let tag = 0; text.length < megabyte; tag++) text += `{a${tag}"`;
    expect(survive(text)).toBeGreaterThan(0);
    expect(survive(text + text.replaceAll(/\{(\w*)"/g, '"$1}'))).toBeGreaterThan(0);
  });

  test("noise", () => {
    // A generator of its own, so that it is the same noise every time.
    let state = 1;
    const next = (limit: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % limit;
    };
    const signs = ' \n\t"{}()#/*;:=+-!~&|<>,.%aszC1290_é\0';
    const pick = (from: number): string =>
      from === 0 ? String.fromCharCode(next(0x1_00_00)) : (signs[next(signs.length)] ?? "");
    for (const from of [0, 1]) {
      const noise = Array.from({ length: megabyte / 4 }, () => pick(from)).join("");
      expect(survive(noise)).toBeGreaterThan(0);
    }
  });
});

const program = `// Sample
pragma optional_param x true;
acl a { "192.0.2.0"/24; !"::1"; } # one
table t STRING { "k": {X"v"X}, }
backend F_a { .host = "h"; .probe = { .timeout = 1s; } }
director d random { .quorum = 50%; { .backend = F_a; .weight = 1; } }
sub f(STRING var.a) BOOL { return var.a ~ "x" && !(var.a == "y"); }
sub vcl_recv {
#FASTLY recv
  if (req.http.A:b == "1" /* why */ || client.ip ~ a) {
    set req.http.B = {"<p>
"} now + 1d;
  } else if (f("x")) { error 620 "x" req.url; } else { esi; }
  switch (req.url) { case ~ "^/": break; default: fallthrough; }
  return(lookup);
}
`;

it("takes a program cut anywhere, or with any character gone", () => {
  for (let at = 0; at <= program.length; at++) {
    anyTextIsRead(program.slice(0, at), "auto");
    anyTextIsRead(program.slice(at), "auto");
    anyTextIsRead(program.slice(0, at) + program.slice(at + 1), "auto");
  }
  expect(parseVcl(program).problems).toEqual([]);
});

it("makes no tree that is deeper than it is long, whatever the text", () => {
  const { root } = parseVcl("if (a) {".repeat(many));
  expect([...nodesOf(root)].length).toBeLessThan(1000);
});
