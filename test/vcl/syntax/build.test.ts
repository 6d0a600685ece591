import { describe, expect, it, test } from "vitest";
import {
  acl,
  and,
  binary,
  boolean,
  call,
  callSub,
  comment,
  concat,
  declareLocal,
  error,
  file,
  identifier,
  ifThen,
  integer,
  log,
  macro,
  not,
  or,
  paren,
  returnState,
  rtime,
  set,
  snippet,
  string,
  subroutine,
  synthetic,
  table,
  unset,
  withComments,
} from "../../../src/vcl/syntax/build.js";
import type { Expression } from "../../../src/vcl/syntax/ast/expressions.js";
import { printVcl } from "../../../src/vcl/syntax/print.js";

const a = identifier("a");
const b = identifier("b");
const c = identifier("c");
const aIsX = binary("==", a, string("x"));

function show(expression: Expression): string {
  return printVcl(snippet([log(expression)])).text.slice("log ".length, -2);
}

describe("expressions", () => {
  test.each<[string, Expression, string]>([
    ["a name", identifier("req.http.Cookie:session"), "req.http.Cookie:session"],
    ["an integer", integer(620), "620"],
    ["an RTIME", rtime("10s"), "10s"],
    ["a boolean", boolean(false), "false"],
    ["a call", call("std.tolower", [a]), "std.tolower(a)"],
    ["a call without arguments", call("now.sec"), "now.sec()"],
    ["the function if", call("if", [a, string("x"), string("y")]), 'if(a, "x", "y")'],
    ["parentheses", paren(a), "(a)"],
    ["a concatenation", concat([a, concat([string("x"), b])]), 'a "x" b'],
    ["a concatenation of one part", concat([a]), "a"],
    ["a comparison", aIsX, 'a == "x"'],
    ["a comparison of a comparison", binary("==", aIsX, b), '(a == "x") == b'],
    ["a match of a negation", binary("~", not(a), b), "(!a) ~ b"],
    ["all of several", and([a, b, c]), "a && b && c"],
    ["all of one", and([a]), "a"],
    ["all of all", and([and([a, b]), and([b, c])]), "a && b && b && c"],
    ["all of any", and([or([a, b]), c]), "(a || b) && c"],
    ["any of all", or([and([a, b]), c, and([b, c])]), "(a && b) || c || (b && c)"],
    ["any of any", or([a, or([b, c])]), "a || b || c"],
    ["and as an operator", binary("&&", or([a, b]), c), "(a || b) && c"],
    ["not a name", not(a), "!a"],
    ["not a call", not(call("f")), "!f()"],
    ["not a comparison", not(aIsX), '!(a == "x")'],
    ["not any", not(or([a, b])), "!(a || b)"],
    ["not what is in parentheses", not(paren(aIsX)), '!(a == "x")'],
    ["not not", not(not(a)), "!(!a)"],
    ["not a string", not(string("x")), '!("x")'],
  ])("print %s", (_what, expression, expected) => {
    expect(show(expression)).toBe(expected);
  });

  it("nest a chain to the left, as a parser does", () => {
    expect(and([a, and([b, c])])).toEqual(and([and([a, b]), c]));
    expect(and([a, b, c])).toMatchObject({ left: { operator: "&&", right: b }, right: c });
  });

  it("take chains too long for recursion", () => {
    const operands = Array.from({ length: 20_000 }, (_value, index) => identifier(`v${index}`));
    expect(show(or([or(operands), a])).split("||")).toHaveLength(20_001);
  });

  it("are refused when VCL would read them as something else", () => {
    for (const name of ["", "a b", "a;", "a\n", 'a"', "1a", "req.http.X*", "a(", "é", "#"]) {
      expect(() => identifier(name)).toThrow(RangeError);
      expect(() => call(name)).toThrow(RangeError);
    }
    for (const value of [-1, 1.5, Number.NaN, 2 ** 53]) {
      expect(() => integer(value)).toThrow(RangeError);
    }
    for (const raw of ["10", "s", "10 s", "10s;", "-1s", ""])
      expect(() => rtime(raw)).toThrow(RangeError);
    expect(() => and([])).toThrow(RangeError);
    expect(() => concat([])).toThrow(RangeError);
    expect(() => string("\0")).toThrow(RangeError);
  });
});

describe("statements", () => {
  it("print as what they mean", () => {
    const { text } = printVcl(
      snippet([
        set("req.http.A", string("x")),
        set("var.n", integer(1), "+="),
        set("var.b", aIsX),
        set("var.b", not(a)),
        declareLocal("var.s", "STRING"),
        declareLocal("var.b", "BOOL", or([a, b])),
        unset("req.http.A"),
        unset("req.http.A*"),
        error(620),
        error(620, string("rule")),
        error(identifier("var.n"), string("rule")),
        synthetic(string("body")),
        log(string("line")),
        callSub("f"),
        macro("recv"),
        returnState("lookup"),
      ]),
    );
    expect(text).toBe(`set req.http.A = "x";
set var.n += 1;
set var.b = (a == "x");
set var.b = (!a);
declare local var.s STRING;
declare local var.b BOOL = (a || b);
unset req.http.A;
unset req.http.A*;
error 620;
error 620 "rule";
error var.n "rule";
synthetic "body";
log "line";
call f;
#FASTLY recv
return(lookup);
`);
  });

  it("branch", () => {
    const branches = [
      { test: a, body: [error(1)] },
      { test: b, body: [] },
    ];
    expect(printVcl(snippet([ifThen(branches, [error(2)])])).text).toBe(`if (a) {
  error 1;
} else if (b) {} else {
  error 2;
}
`);
    expect(() => ifThen([])).toThrow(RangeError);
  });

  it("are refused when VCL would read them as something else", () => {
    expect(() => unset("a**")).toThrow(RangeError);
    expect(() => macro("recv\nerror 200;")).toThrow(RangeError);
    expect(() => callSub("f;")).toThrow(RangeError);
    expect(() => set("a = b", a)).toThrow(RangeError);
    expect(() => returnState("pass)")).toThrow(RangeError);
  });
});

describe("declarations", () => {
  it("print as what they mean", () => {
    const { text } = printVcl(
      file([
        acl("list", [
          { address: "192.0.2.0", mask: 24 },
          { address: "192.0.2.7", negated: true },
        ]),
        table("answers", [
          ["k", "v"],
          ['"}', "100%"],
        ]),
        table("limits", [["k", integer(5)]], "INTEGER"),
        subroutine("vcl_recv", [macro("recv")]),
      ]),
    );
    expect(text).toBe(`acl list {
  "192.0.2.0"/24;
  !"192.0.2.7";
}

table answers {
  "k": "v",
  "%22}": {"100%"},
}

table limits INTEGER {
  "k": 5,
}

sub vcl_recv {
  #FASTLY recv
}
`);
    for (const mask of [-1, 129, 1.5, Number.NaN]) {
      expect(() => acl("list", [{ address: "192.0.2.0", mask }])).toThrow(RangeError);
    }
  });
});

describe("comments", () => {
  it("stay on their line, whatever is in them", () => {
    const hostile = [
      "a\nerror 200;",
      "a\r\nb",
      "FASTLY recv",
      "*/",
      "\u202E",
      "",
      "x ".repeat(500),
    ];
    const { text } = printVcl(
      snippet([
        withComments(
          error(620),
          hostile.map((reason) => comment(reason)),
        ),
      ]),
    );
    const lines = text.split("\n");
    expect(lines).toHaveLength(hostile.length + 2);
    expect(
      lines.slice(0, hostile.length).every((line) => line === "#" || line.startsWith("# ")),
    ).toBe(true);
    expect(text).not.toMatch(/#\s*FASTLY/i);
  });

  it("go in front of those that are there, and carry what a compiler knows", () => {
    const once = withComments(error(620), [comment("second")]);
    const twice = withComments(once, [comment("first")], { origin: "r", blankLineBefore: true });
    expect(twice).toMatchObject({ origin: "r", blankLineBefore: true });
    expect(twice.leading?.map(({ text }) => text)).toEqual([" first", " second"]);
    expect(withComments(error(620), [])).toEqual(error(620));
  });
});

it("freezes what it builds", () => {
  const seen: unknown[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    seen.push(value);
    expect(Object.isFrozen(value)).toBe(true);
    Object.values(value).forEach(visit);
  };
  visit(
    file([
      acl("list", [{ address: "192.0.2.0", mask: 24 }]),
      table("t", [["k", "v"]]),
      subroutine("f", [
        withComments(ifThen([{ test: and([or([a, b]), not(aIsX)]), body: [error(620)] }], []), [
          comment("c"),
        ]),
        set("a", concat([a, string("x")])),
        unset("a*"),
      ]),
    ]),
  );
  expect(seen.length).toBeGreaterThan(40);
});
