import { describe, expect, it } from "vitest";
import { isSameProgram } from "../../src/vcl/prettier/same-program.js";
import { parseVcl } from "../../src/vcl/syntax/parse.js";

function same(a: string, b: string): boolean {
  return isSameProgram(parseVcl(a), parseVcl(b));
}

describe("the same program", () => {
  it.each([
    ["sub f{esi;}", "sub f {\n\n  esi;\n}\n"],
    ["sub f { if (a) {} elsif (b) {} }", "sub f { if (a) {} else if (b) {} }"],
    ["# a \nsub f {}", "#  a\n\nsub f {}"],
    ["/* a\n * b */ sub f {}", "/* a\n   * b */\nsub f {}"],
    [
      "director d random { { .backend = b; .weight = 1; } .quorum = 1%; }",
      "director d random { .quorum = 1%; { .backend = b; .weight = 1; } }",
    ],
  ])("%j is %j", (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ["another name", "sub f { esi; }", "sub g { esi; }"],
    ["a statement more", "sub f { esi; }", "sub f { esi; esi; }"],
    ["a statement less", "sub f { esi; }", "sub f {}"],
    ["another order", "sub f { esi; restart; }", "sub f { restart; esi; }"],
    ["another keyword", "sub f { unset req.http.A; }", "sub f { remove req.http.A; }"],
    [
      "another spelling of a literal",
      "sub f { set req.http.A = 10; }",
      "sub f { set req.http.A = 0xa; }",
    ],
    ["another form of string", 'sub f { log "a"; }', 'sub f { log {"a"}; }'],
    ["white space in a string", 'sub f { log {"a  b"}; }', 'sub f { log {"a b"}; }'],
    ["parentheses", "sub f { if ((a)) {} }", "sub f { if (a) {} }"],
    ["another grouping", "sub f { if (a && (b || c)) {} }", "sub f { if ((a && b) || c) {} }"],
    ["a missing mask", 'acl a { "192.0.2.0"/24; }', 'acl a { "192.0.2.0"; }'],
    ["a negation", 'acl a { !"192.0.2.0"; }', 'acl a { "192.0.2.0"; }'],
    ["a lost comment", "# a\nsub f {}", "sub f {}"],
    ["a comment twice", "# a\nsub f {}", "# a\n# a\nsub f {}"],
    ["other words in a comment", "# a b\nsub f {}", "# ab\nsub f {}"],
    ["a comment for code", "sub f { esi; }", "sub f { # esi;\n}"],
    [
      "a macro for a comment",
      "sub vcl_recv {\n#FASTLY recv\n}",
      "sub vcl_recv {\n# FASTLY recv\n}",
    ],
    ["a file for a snippet", "", "esi;"],
  ])("has not %s", (_, a, b) => {
    expect(same(a, b)).toBe(false);
    expect(same(b, a)).toBe(false);
    expect(same(a, a)).toBe(true);
  });

  it("is told of programs however deep", () => {
    const chain = (last: string) => `sub f { if (${"a && ".repeat(50_000)}${last}) {} }`;
    expect(same(chain("b"), chain("b"))).toBe(true);
    expect(same(chain("b"), chain("c"))).toBe(false);
  });
});
