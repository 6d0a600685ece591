import picocolors from "picocolors";
import { visible } from "../../diagnostics/index.js";
import type { TraceLine, TraceValue } from "../../simulator/index.js";

/** Texts and values longer than this are cut; --json has all of them. */
const longestText = 100;
const longestValue = 160;
/** Where values stand, unless the text before them is longer. */
const valueColumn = 66;

type Colors = ReturnType<typeof picocolors.createColors>;

/** What ran, for people: by subroutine, within it by rule, with the outcome of each test and the values it saw. */
export function renderTrace(lines: readonly TraceLine[], color: boolean): string {
  const colors = picocolors.createColors(color);
  const shown: string[] = [];
  let subroutine: TraceLine["subroutine"] | null = null;
  let rule: string | undefined;
  for (const line of lines) {
    // Declarations do nothing that anyone could see.
    if (line.text.startsWith("declare ")) continue;
    if (line.subroutine !== subroutine) {
      if (shown.length > 0) shown.push("");
      shown.push(`${colors.bold(titleOf(line))} ${colors.dim(`in ${line.file}`)}`);
      ({ subroutine } = line);
      rule = undefined;
    }
    if (line.rule !== rule) {
      shown.push(...(line.rule === undefined ? [""] : ["", ruleHeader(line, colors)]));
      ({ rule } = line);
    }
    shown.push(...(line.kind === "test" ? test(line, colors) : statement(line, colors)));
  }
  return shown.map((line) => `${line.trimEnd()}\n`).join("");
}

function titleOf({ subroutine }: TraceLine): string {
  return subroutine === undefined ? "a subroutine of its own" : `vcl_${subroutine}`;
}

function ruleHeader({ rule, policy }: TraceLine, { bold, dim }: Colors): string {
  const place = policy === undefined ? "" : dim(` (${policy.file}:${policy.line})`);
  return `  rule ${bold(rule ?? "")}${place}`;
}

/** Its parts, each with its own outcome. The last that was asked decides. */
function test(line: TraceLine, colors: Colors): readonly string[] {
  const { text, holds, values, operands, operator = "" } = line;
  const parts = operands.length > 0 ? operands : [{ text, holds, values }];
  return parts.flatMap((part, index) => {
    const mark = markOf(part.holds, colors);
    const before = index === 0 ? "" : `${operator} `;
    const seen = part.values.filter(({ text, value }) => text !== part.text || !isOutcome(value));
    return row(
      index === 0 ? line.line : undefined,
      mark,
      before + part.text,
      part.holds === undefined ? colors.dim : String,
      seen.map(readValue),
      colors,
    );
  });
}

/** Whether a value says no more than the mark in front of the test. */
function isOutcome(value: string): boolean {
  return value === "true" || value === "false";
}

function markOf(holds: boolean | undefined, { dim, green, yellow }: Colors): string {
  if (holds === undefined) return dim("-  ");
  return holds ? green("yes") : yellow("no ");
}

function statement(line: TraceLine, colors: Colors): readonly string[] {
  const text = line.text.replace(/;$/, "");
  const decides = /^(?:error|restart)\b/.test(text);
  // What is written there already need not be said again.
  const isPlain =
    line.value === undefined || (line.values.length === 0 && text.includes(line.value));
  const paint = decides ? (part: string) => colors.bold(colors.red(part)) : String;
  return row(line.line, "   ", text, paint, isPlain ? [] : [`= ${line.value ?? ""}`], colors);
}

function readValue({ text, value }: TraceValue): string {
  return `${visible(text, longestText)} = ${visible(value, longestValue)}`;
}

/** A line of the VCL and what it came to: beside it when there is room, else below. */
function row(
  line: number | undefined,
  mark: string,
  text: string,
  paint: (text: string) => string,
  values: readonly string[],
  { cyan, dim }: Colors,
): readonly string[] {
  const number = dim(String(line ?? "").padStart(6));
  const shown = visible(text, longestText);
  const start = `${number}  ${mark}  `;
  const indent = " ".repeat(6 + 2 + 3 + 2);
  const [first, ...rest] = values.map((value) => cyan(visible(value, longestValue)));
  if (first === undefined) return [start + paint(shown)];
  const room = valueColumn - indent.length;
  const below = (value: string) => `${" ".repeat(valueColumn)}${value}`;
  if (shown.length < room) {
    return [
      `${start}${paint(shown)}${" ".repeat(room - shown.length)}${first}`,
      ...rest.map(below),
    ];
  }
  return [start + paint(shown), ...[first, ...rest].map((value) => `${indent}  ${value}`)];
}
