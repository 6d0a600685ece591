import { describe, expect, it } from "vitest";
import { renderTerminal, type Diagnostic } from "../../src/diagnostics/index.js";

const policy = [
  'import { policy, rule } from "edgewall";',
  "",
  "export default policy({",
  "  rules: [",
  '    rule("thewall", {}),',
  '    rule("thewall", {}),',
  "  ],",
  "});",
  "",
].join("\n");

const duplicate: Diagnostic = {
  code: "EW1011",
  severity: "error",
  message: "rule id `thewall` is used twice",
  help: "give each rule its own id; plans and logs key on it",
  file: "policies/campaign.policy.ts",
  line: 6,
  column: 5,
  endLine: 6,
  endColumn: 9,
};

function render(
  diagnostics: readonly Diagnostic[],
  sources: Readonly<Record<string, string>> = {},
  color = false,
): string {
  return renderTerminal(diagnostics, { color, readSource: (file) => sources[file] });
}

describe("renderTerminal", () => {
  it("shows code, message, place, source, help and count", () => {
    expect(render([duplicate], { "policies/campaign.policy.ts": policy })).toBe(
      `error[EW1011] rule id \`thewall\` is used twice
  ╭─ policies/campaign.policy.ts:6:5
  4 │   rules: [
  5 │     rule("thewall", {}),
  6 │     rule("thewall", {}),
    │     ^^^^
  7 │   ],
  8 │ });
  help: give each rule its own id; plans and logs key on it

1 error
`,
    );
  });

  it("names the page that says so", () => {
    const link = "https://www.fastly.com/documentation/";
    expect(render([{ code: "EW2020", severity: "warning", message: "m", help: "h", link }])).toBe(
      `warning[EW2020] m\n  help: h\n  see: ${link}\n\n1 warning\n`,
    );
  });

  it("counts unless told not to", () => {
    const shown = renderTerminal([{ ...duplicate, severity: "info" }], {
      color: false,
      readSource: () => undefined,
      tally: false,
    });
    expect(shown).toMatch(/^info\[EW1011\].*\n {2}at .*\n {2}help: .*\n$/);
  });

  it("indents the frame by as much as the place, however wide its numbers are", () => {
    const shown = render([{ ...duplicate, line: 100, endLine: 100 }], {
      "policies/campaign.policy.ts": "x\n".repeat(200),
    });
    expect(shown.split("\n").slice(1, 3)).toEqual([
      "  ╭─ policies/campaign.policy.ts:100:5",
      "   98 │ x",
    ]);
  });

  it("separates and counts", () => {
    expect(
      render([
        { code: "EW1007", severity: "error", message: "no policies", help: "" },
        { code: "EW1008", severity: "error", message: "wrong", help: "do this\nand that" },
        {
          code: "EW1042",
          severity: "warning",
          message: "list is empty",
          help: "",
          file: "lists/a.txt",
        },
        {
          code: "EW1022",
          severity: "info",
          message: "first\nsecond",
          help: "",
          file: "gone.ts",
          line: 3,
          column: 4,
        },
      ]),
    ).toBe(
      `error[EW1007] no policies

error[EW1008] wrong
  help: do this
        and that

warning[EW1042] list is empty
  at lists/a.txt

info[EW1022] first
  second
  at gone.ts:3:4

2 errors, 1 warning, 1 info
`,
    );
  });

  it("marks the line where no column is known, and ignores a column without a line", () => {
    const { column: _, endColumn: __, endLine: ___, ...line } = duplicate;
    expect(render([{ ...line, line: 1 }], { "policies/campaign.policy.ts": "  a b" })).toBe(
      `error[EW1011] rule id \`thewall\` is used twice
  ╭─ policies/campaign.policy.ts:1
  1 │   a b
    │   ^^^
  help: give each rule its own id; plans and logs key on it

1 error
`,
    );
    const { line: ____, ...column } = duplicate;
    expect(render([column], { "policies/campaign.policy.ts": "a" })).toContain(
      "  at policies/campaign.policy.ts\n",
    );
  });

  it("shows an empty source", () => {
    expect(render([duplicate], { "policies/campaign.policy.ts": "" })).toContain(
      "  ╭─ policies/campaign.policy.ts:6:5\n  1 │\n    │ ^\n",
    );
  });

  it("is empty where there is nothing to say", () => {
    expect(render([])).toBe("");
  });

  it("reads a file once", () => {
    const read: string[] = [];
    renderTerminal(
      [duplicate, duplicate, { ...duplicate, file: "gone.ts" }, { ...duplicate, file: "gone.ts" }],
      {
        color: false,
        readSource: (file) => {
          read.push(file);
          return file === "gone.ts" ? undefined : policy;
        },
      },
    );
    expect(read).toEqual(["policies/campaign.policy.ts", "gone.ts"]);
  });

  it("colours with the terminal's own colours", () => {
    const shown = render(
      [{ ...duplicate, file: "a.ts", line: 1, endLine: 1 }],
      { "a.ts": "    rule()" },
      true,
    );
    expect(shown.replaceAll("\u001B", "ESC")).toBe(
      `ESC[1mESC[31merror[EW1011]ESC[39mESC[22m ESC[1mrule id \`thewall\` is used twiceESC[22m
  ESC[2m╭─ESC[22m a.ts:1:5
  ESC[2m1 │ESC[22m     rule()
  ESC[2m  │ESC[22m     ESC[31m^^^^ESC[39m
  ESC[36mhelp:ESC[39m give each rule its own id; plans and logs key on it

1 error
`,
    );
  });
});

describe("hostile text", () => {
  const hostile = "\u001B]0;owned\u0007\u001B[2J\u009B31m\u202Eevil\u0000\r";

  it("never reaches the terminal as it is", () => {
    const shown = render(
      [
        {
          ...duplicate,
          message: `a ${hostile}`,
          help: `b ${hostile}`,
          file: `c${hostile}\n.ts`,
          line: 1,
          endLine: 1,
        },
      ],
      { [`c${hostile}\n.ts`]: `let x = "${hostile}";` },
    );
    expect(shown.replaceAll("\n", "")).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u);
    expect(shown).toBe(
      String.raw`error[EW1011] a \u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}evil\u{0}
  ${""}
  ╭─ c\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}evil\u{0}\r\n.ts:1:5
  1 │ let x = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}evil\u{0}
    │     ^^^^
  2 │ ";
  help: b \u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}evil\u{0}
        ${""}

1 error
`,
    );
  });
});
