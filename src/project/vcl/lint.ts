import path from "node:path";
import { diagnosticAtSpan, LineTable, visible, type Diagnostic } from "../../diagnostics/index.js";
import type { VclProblem } from "../../vcl/problem.js";
import { parseVcl } from "../../vcl/syntax/parse.js";
import type { Subroutine } from "../../vcl/types/subroutines.js";
import { readVcl } from "./read.js";
import { checkUnit, type CheckOptions, type UnitFile } from "../../vcl/check/index.js";
import { subroutineOf } from "./subroutine-name.js";
import { unitsOf, type Unit, type VclSource } from "./units.js";

/** A text to check, and where it is, or would be. */
export interface VclInput {
  readonly absolute: string;
  /** As messages show it. */
  readonly file: string;
  readonly text: string;
}

export interface LintOptions extends CheckOptions {
  /** What the snippets among the files belong to, whatever their names say. */
  readonly subroutine?: Subroutine | undefined;
}

/** Diagnostics by the file they are about, each file's in its order. */
export type Linted = ReadonlyMap<string, readonly Diagnostic[]>;

/** Parses and checks files of VCL, each together with what belongs to its program. */
export function lintVcl(inputs: readonly VclInput[], options: LintOptions): Linted {
  const found = new Map<string, readonly Diagnostic[]>();
  const sources = inputs.flatMap((input): readonly VclSource[] => {
    try {
      return [{ ...input, parsed: parseVcl(input.text) }];
    } catch (error) {
      found.set(input.file, [crashed("parser", error, input.file)]);
      return [];
    }
  });
  for (const unit of unitsOf(sources, readBeside)) {
    try {
      const problems = check(unit, options);
      unit.files.forEach((source, index) => {
        found.set(source.file, located(source, problems[index] ?? []));
      });
    } catch (error) {
      for (const { file } of unit.files) found.set(file, [crashed("checker", error, file)]);
    }
  }
  return found;
}

/** What parser and checker found, in the order of the text. */
function located(
  { file, text, parsed }: VclSource,
  found: readonly VclProblem[],
): readonly Diagnostic[] {
  const problems = [...parsed.problems, ...found];
  if (problems.length === 0) return [];
  const lines = new LineTable(text);
  return problems
    .sort((a, b) => a.span.start - b.span.start)
    .map((problem) => diagnosticAtSpan(problem, file, lines));
}

/** A module that belongs to a program although nobody named it. What is wrong with it is not asked. */
function readBeside(absolute: string): VclSource | undefined {
  const file = path.basename(absolute);
  const read = readVcl({ absolute, file });
  if ("fault" in read) return undefined;
  return { absolute, file, text: read.text, parsed: parseVcl(read.text) };
}

function check(
  { files, context }: Unit,
  { subroutine, ...options }: LintOptions,
): readonly (readonly VclProblem[])[] {
  const named = files.map((source) => unitFile(source, subroutine));
  return checkUnit([...named, ...context.map((source) => unitFile(source))], options);
}

function unitFile({ file, text, parsed }: VclSource, given?: Subroutine): UnitFile {
  const subroutine = given ?? subroutineOf(file, parsed);
  return { name: file, text, parsed, ...(subroutine !== undefined && { subroutine }) };
}

/** Parser and checker take any input; should they not, the other files are still to be checked. */
function crashed(what: string, error: unknown, file: string): Diagnostic {
  return {
    code: "EW1090",
    severity: "error",
    message: `the ${what} failed: ${visible(error instanceof Error ? error.message : String(error), 300)}`,
    help: "this is a fault of edgewall; please report it with the file",
    file,
  };
}
