import { describe, expect, test } from "vitest";
import { checkUnit, type UnitFile } from "../../../src/vcl/check/index.js";
import { parseVcl } from "../../../src/vcl/syntax/parse.js";
import {
  declareLocal,
  error,
  file,
  ifThen,
  identifier,
  set,
  string,
  subroutine,
} from "../../../src/vcl/syntax/build.js";
import { inside, recv, unitFile } from "./found.js";

function codesIn(vcl: string): readonly string[] {
  return (checkUnit([unitFile("main.vcl", vcl)])[0] ?? []).map(({ code }) => code);
}

/** A text of one piece after another. */
function repeat(count: number, piece: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => piece(index)).join("");
}

describe("size", () => {
  const many = 30_000;

  test.each([
    ["a chain of operands", recv(`if (req.url${repeat(many, () => " && req.http.A")}) { esi; }`)],
    [
      "a chain of contradictions",
      recv(`if (req.url${repeat(many, (n) => ` || req.url != "${n}"`)}) { esi; }`),
    ],
    ["a concatenation", recv(`set req.http.A = "a"${repeat(many, () => " req.url")};`)],
    [
      "branches",
      recv(
        `if (req.url) { esi; } ${repeat(5000, (n) => `else if (req.http.A == "${n}" && req.http.A != "") { esi; }`)}`,
      ),
    ],
    ["unknown names", recv(repeat(20_000, (n) => `set req.urk${n} = "a";`))],
    ["undeclared names", recv(repeat(20_000, (n) => `call missing_${n};`))],
    ["locals", recv(repeat(20_000, (n) => `declare local var.x${n} STRING;`))],
    [
      "a chain of calls",
      `${repeat(20_000, (n) => `sub f${n} { call f${n + 1}; }\n`)}sub f20000 { esi; }${recv("call f0;")}`,
    ],
    [
      "calls in a circle",
      `${repeat(20_000, (n) => `sub f${n} { call f${(n + 1) % 20_000}; }\n`)}${recv("call f0;")}`,
    ],
    ["comments that ignore", recv(repeat(20_000, () => "# edgewall-ignore EW2020\n"))],
    [
      "comments that ignore on one line",
      recv(repeat(20_000, () => "/* edgewall-ignore EW2020 */ esi; ")),
    ],
    ["cases", recv(`switch (req.url) { ${repeat(20_000, (n) => `case "${n}": break; `)} }`)],
    ["gotos and labels", recv(repeat(10_000, (n) => `if (req.url) { goto l${n}; } l${n}: `))],
    [
      "names that are all alike",
      `${repeat(15_000, (n) => `sub ${"x".repeat(50)}_${n} { esi; }\n`)}${recv(repeat(2000, (n) => `call ${"x".repeat(50)}y${n};`))}`,
    ],
    [
      "a pattern",
      recv(
        `if (req.url ~ "${"a".repeat(300_000)}" && req.url ~ "${"[0-9]+".repeat(100_000)}") { esi; }`,
      ),
    ],
    ["a string", recv(`set req.http.A = "${"%41".repeat(200_000)}";`)],
    ["a number", recv(`declare local var.i INTEGER; set var.i = ${"9".repeat(300_000)};`)],
    ["entries", `acl a { ${repeat(20_000, (n) => `"10.${n >> 8}.${n & 255}.1"; `)} }`],
  ])("%s", { timeout: 10_000 }, (_what, vcl) => {
    const started = performance.now();
    const parsed = parseVcl(vcl);
    const read = performance.now();
    checkUnit([{ name: "main.vcl", text: vcl, parsed }]);
    // Quadratic time would be a hundred times more.
    expect(performance.now() - read).toBeLessThan(1500 + 4 * (read - started));
  });
});

describe("names that objects have", () => {
  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s", (name) => {
    expect(codesIn(recv(`set req.http.A = ${name};`))).toEqual(["EW2020"]);
    expect(codesIn(recv(`set req.http.${name} = ${name}(req.url);`))).toEqual(["EW2021"]);
    expect(codesIn(recv(`declare local var.${name} ${name}; return(${name});`))).toEqual([
      "EW2024",
      "EW2030",
      "EW2042",
    ]);
    expect(codesIn(`table ${name} ${name} { "${name}": "a" }`)).toEqual(["EW2061"]);
    expect(codesIn(`director ${name} ${name} { .${name} = "a"; }`)).toEqual(["EW2062"]);
    expect(codesIn(`esi; # edgewall-ignore ${name}`)).toEqual(["EW2090"]);
  });
});

test("nodes that a compiler made have no place", () => {
  const root = file([
    subroutine("vcl_recv", [
      declareLocal("var.a", "STRING", string("x")),
      ifThen([{ test: identifier("req.urk"), body: [error(620, string("no"))] }]),
      set("req.http.A", identifier("var.a")),
    ]),
  ]);
  const made: UnitFile = {
    name: "made.vcl",
    text: "",
    parsed: { root, comments: [], problems: [] },
  };
  expect(checkUnit([made])[0]?.map(({ code, span }) => [code, span.start, span.end])).toEqual([
    ["EW2020", 0, 0],
    ["EW2044", 0, 0],
  ]);
});

test("what does not parse is checked as far as it was read", () => {
  const text = `${inside("recv", "set req.http.A = req.urk;")} sub broken { set `;
  const parsed = parseVcl(text);
  expect(parsed.problems).not.toEqual([]);
  expect(checkUnit([{ name: "a.vcl", text, parsed }])[0]?.map(({ code }) => code)).toContain(
    "EW2020",
  );
});

test("problems come in the order of their places", () => {
  const text = `${recv("call f; set req.http.A = req.urk; return(deliver);", 'sub f { set req.http.A = "%zz"; call f; }')}acl unused { "192.0.2.300"; }`;
  const problems = checkUnit([unitFile("a.vcl", text)])[0] ?? [];
  expect(problems.length).toBeGreaterThan(4);
  const starts = problems.map(({ span }) => span.start);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});
