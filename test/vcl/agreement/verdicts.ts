import { LineTable } from "../../../src/diagnostics/index.js";
import { checkUnit } from "../../../src/vcl/check/index.js";
import { parseVcl } from "../../../src/vcl/syntax/parse.js";
import { falcoErrors } from "../../support/falco.js";
import { explains, type Judge } from "./explained.js";

export interface Verdict {
  readonly by: Judge;
  readonly line: number;
  /** What stands there. */
  readonly text: string;
  readonly message: string;
  /** Whether the rest of the program was not read. */
  readonly stopped: boolean;
}

/** The errors that one of the two finds in a VCL, or both. */
export function verdicts(vcl: string): readonly Verdict[] {
  const lines = vcl.split("\n");
  const textAt = (line: number): string => lines[line - 1] ?? "";
  return [
    ...ourErrors(vcl).map((error) => ({ ...error, text: textAt(error.line), stopped: false })),
    ...falcoErrors(vcl).map((error) => ({
      ...error,
      by: "falco" as const,
      text: textAt(error.line),
    })),
  ];
}

/** The program is whole: what edgewall only warns of, since it may be declared elsewhere, is an error. */
const undeclared: ReadonlySet<string> = new Set(["EW2020", "EW2021", "EW2022"]);

function ourErrors(text: string): readonly Pick<Verdict, "by" | "line" | "message">[] {
  const parsed = parseVcl(text, { as: "file" });
  const checked = checkUnit([{ name: "main.vcl", text, parsed }])[0] ?? [];
  const table = new LineTable(text);
  return [...parsed.problems, ...checked]
    .filter(({ severity, code }) => severity === "error" || undeclared.has(code))
    .map(({ code, message, span }) => ({
      by: "edgewall",
      line: table.at(span.start).line,
      message: `${code} ${message}`,
    }));
}

/** What one finds on a line where the other finds nothing. */
export function differences(found: readonly Verdict[]): readonly Verdict[] {
  const judges = new Map<number, Set<Judge>>();
  for (const { line, by } of found)
    judges.set(line, (judges.get(line) ?? new Set<Judge>()).add(by));
  return found.filter(({ line }) => judges.get(line)?.size === 1);
}

export interface Outcome {
  /** Whether both find errors, or neither does. */
  readonly agree: boolean;
  readonly both: boolean;
  /** For the report of a failure. */
  readonly said: readonly string[];
}

/** Compares the two on whether a program has errors, what is explained left out. */
export function compare(vcl: string): Outcome {
  const found = verdicts(vcl);
  const different = differences(found);
  const explainedLines = new Set(different.filter(explains).map(({ line }) => line));
  // What else is said of such a line follows from it.
  const left = different.filter(({ line }) => !explainedLines.has(line));
  const shared = found.length > different.length;
  const ours = shared || left.some(({ by }) => by === "edgewall");
  const falcos = shared || left.some(({ by }) => by === "falco");
  const blind = different.some((verdict) => verdict.stopped && explains(verdict));
  return {
    agree: ours === falcos || blind,
    both: ours && falcos,
    said: found.map(
      ({ by, line, text, message }) => `${by}, line ${line}, \`${text}\`: ${message}`,
    ),
  };
}
