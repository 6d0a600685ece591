import { describe, expect, it } from "vitest";
import { userAgentBlock } from "../../src/index.js";
import { compiled } from "../support/compiled.js";
import { programWith } from "../support/policies.js";
import { requestOf, simulatorOf, type Sent } from "./support.js";

const service = compiled(programWith([userAgentBlock("ua", { startsWith: ["bot"] })]));

/** What a vcl_recv with these statements tells of a request, but for its end. */
function traced(statements: string, sent?: Sent) {
  const files = new Map([
    ...service.files,
    ["main.vcl", `sub vcl_recv {\n#FASTLY recv\n${statements}\nreturn(lookup);\n}\n`] as const,
  ]);
  const lines = simulatorOf({ ...service, files }, true).decide(requestOf(sent)).trace ?? [];
  return lines.slice(0, -1);
}

describe("a traced statement", () => {
  it("stands on one line, and strings in it stay as they are", () => {
    const [line] = traced('set req.http.X = std.tolower(\n    "A  b"\n  )\n  {"C\n d"};');
    expect(line).toMatchObject({
      line: 3,
      kind: "statement",
      text: 'set req.http.X = std.tolower("A  b") {"C\n d"};',
      value: '"a  bC\n d"',
      values: [{ text: 'std.tolower("A  b")', value: '"a  b"' }],
    });
  });

  it("has the text that bytes spell", () => {
    const [line] = traced("set req.http.X = req.http.Y;", { headers: { Y: "Café" } });
    expect(line).toMatchObject({
      value: '"Café"',
      values: [{ text: "req.http.Y", value: '"Café"' }],
    });
  });

  it("says what is not set", () => {
    const [line] = traced("set req.http.X = req.http.Y;");
    expect(line).toMatchObject({ values: [{ text: "req.http.Y", value: "(not set)" }] });
  });

  it("is there each time that it runs, and not when it does not", () => {
    const texts = traced(
      'if (req.http.Y) { set req.http.A = "1"; } else { set req.http.B = "1"; }',
    ).map(({ text }) => text);
    expect(texts).toEqual(["req.http.Y", 'set req.http.B = "1";']);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/operators/ : `&&` and `||` stop where the result is certain. */
describe("a traced test", () => {
  const outcomes = (test: string, sent?: Sent) => {
    const [line] = traced(`if (${test}) { set req.http.Z = "1"; }`, sent);
    return {
      holds: line?.holds,
      operator: line?.operator,
      parts: line?.operands.map(({ text, holds }) => [text, holds]),
    };
  };

  it("has an outcome for each part that was asked", () => {
    expect(outcomes('req.method == "GET" && req.http.No && req.http.Host')).toEqual({
      holds: false,
      operator: "&&",
      parts: [
        ['req.method == "GET"', true],
        ["req.http.No", false],
        ["req.http.Host", undefined],
      ],
    });
    expect(outcomes("req.http.No || req.http.Host || req.http.Other")).toEqual({
      holds: true,
      operator: "||",
      parts: [
        ["req.http.No", false],
        ["req.http.Host", true],
        ["req.http.Other", undefined],
      ],
    });
  });

  it("reads parts that are made of parts", () => {
    expect(
      outcomes('!(req.http.No && req.http.Host) && (req.method == "PUT" || !req.http.No)'),
    ).toEqual({
      holds: true,
      operator: "&&",
      parts: [
        ["!(req.http.No && req.http.Host)", true],
        ['(req.method == "PUT" || !req.http.No)', true],
      ],
    });
  });

  it("without parts is one by itself", () => {
    expect(outcomes('(req.url ~ "^/$")')).toEqual({ holds: true, operator: undefined, parts: [] });
  });
});

describe("a simulator", () => {
  it("that does not trace decides the same, and says nothing more", () => {
    const sent = requestOf({ headers: { "User-Agent": "Bot/1" } });
    const { trace, ...decision } = simulatorOf(service, true).decide(sent);
    expect(trace?.length).toBeGreaterThan(5);
    expect(decision).toMatchObject({ rule: "ua" });
    expect(simulatorOf(service).decide(sent)).toEqual(decision);
  });
});
