import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement } from "../../../src/vcl/syntax/ast/statements.js";
import {
  and,
  binary,
  comment,
  error,
  file,
  identifier,
  ifThen,
  set,
  snippet,
  string,
  subroutine,
  synthetic,
  withComments,
} from "../../../src/vcl/syntax/build.js";
import { printVcl } from "../../../src/vcl/syntax/print.js";

const long = identifier(`req.http.${"x".repeat(60)}`);

function linesOf(text: string, startLine: number, endLine: number): string {
  return text
    .split("\n")
    .slice(startLine - 1, endLine)
    .join("\n");
}

describe("printVcl", () => {
  it("takes options", () => {
    const root = snippet([ifThen([{ test: and([long, long]), body: [error(620)] }])]);
    expect(printVcl(root, { printWidth: 200, tabWidth: 4 }).text).toBe(
      `if (${long.name} && ${long.name}) {\n    error 620;\n}\n`,
    );
  });

  it("tells where each origin was printed", () => {
    const page = string("<p>\n100%\n</p>");
    const root = file([
      subroutine("vcl_recv", [
        set("req.http.Page", page),
        withComments(
          ifThen([{ test: and([long, long]), body: [synthetic(page)] }]),
          [comment("rule first"), comment("owner: edge")],
          { origin: "first", blankLineBefore: true },
        ),
        withComments(error(620), [], { origin: "second" }),
      ]),
      subroutine("vcl_error", [withComments(synthetic(page), [], { origin: "first" })]),
    ]);
    const { text, origins } = printVcl(root);
    expect(text).toBe(`sub vcl_recv {
  set req.http.Page = {"<p>
100%
</p>"};

  # rule first
  # owner: edge
  if (
    ${long.name} &&
    ${long.name}
  ) {
    synthetic {"<p>
100%
</p>"};
  }
  error 620;
}

sub vcl_error {
  synthetic {"<p>
100%
</p>"};
}
`);
    expect(origins).toEqual([
      { origin: "first", startLine: 6, endLine: 15 },
      { origin: "second", startLine: 16, endLine: 16 },
      { origin: "first", startLine: 20, endLine: 22 },
    ]);
  });

  it("tells origins within origins, outermost first", () => {
    const inner = withComments(error(620), [], { origin: "inner" });
    const outer = withComments(ifThen([{ test: long, body: [inner] }], [inner]), [comment("why")], {
      origin: "outer",
    });
    expect(printVcl(snippet([outer])).origins).toEqual([
      { origin: "outer", startLine: 1, endLine: 6 },
      { origin: "inner", startLine: 3, endLine: 3 },
      { origin: "inner", startLine: 5, endLine: 5 },
    ]);
  });

  it("prints the same whether or not there are origins", () => {
    const statement = fc
      .tuple(fc.string({ unit: "grapheme", maxLength: 120 }), fc.string(), fc.nat(110))
      .map(([value, reason, width]): Statement =>
        withComments(
          ifThen([
            {
              test: and([binary("==", identifier("x".repeat(width + 1)), string(value)), long]),
              body: [set("a", string(value))],
            },
          ]),
          [comment(reason)],
        ),
      );
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 20 }), (statements) => {
        const marked = statements.map((node, index) =>
          withComments(node, [], { origin: `rule ${index}` }),
        );
        const { text, origins } = printVcl(snippet(marked));
        expect(text).toBe(printVcl(snippet(statements)).text);
        expect(origins.map(({ origin }) => origin)).toEqual(
          statements.map((_node, index) => `rule ${index}`),
        );
        const alone = statements.map((node) => printVcl(snippet([node])).text.slice(0, -1));
        expect(origins.map((at) => linesOf(text, at.startLine, at.endLine))).toEqual(alone);
      }),
    );
  });

  it("takes any origin", () => {
    const origin = "a\0b\n\u0010\u202E";
    const node = withComments(error(620), [], { origin });
    expect(printVcl(snippet([node]))).toEqual({
      text: "error 620;\n",
      origins: [{ origin, startLine: 1, endLine: 1 }],
    });
  });

  it("refuses NUL in what it prints", () => {
    const forged: Statement = { kind: "RawLine", text: "a\0\u0010\0b" };
    expect(() => printVcl(snippet([forged]))).toThrow(RangeError);
  });

  it("prints 10,000 rules in a moment", () => {
    const rules = Array.from({ length: 10_000 }, (_value, index) =>
      withComments(
        ifThen([
          {
            test: and([
              binary("~", identifier("client.ip"), identifier(`list_${index}`)),
              binary("==", identifier("req.url.path"), string(`/api/donations/${index}`)),
            ]),
            body: [set("req.http.X-Rule", string(`rule_${index}`)), error(620, string("rule"))],
          },
        ]),
        [comment(`rule ${index}`)],
        { origin: `rule_${index}`, blankLineBefore: true },
      ),
    );
    const root = snippet(rules);
    const start = performance.now();
    const { text, origins } = printVcl(root);
    // About 0.2 s; the margin is for machines that do other things meanwhile.
    expect(performance.now() - start).toBeLessThan(3000);
    expect(text.length).toBeGreaterThan(1_300_000);
    expect(origins.at(-1)).toEqual({ origin: "rule_9999", startLine: 59_995, endLine: 59_999 });
  });
});
