import { subroutines as allSubroutines, type Subroutine } from "../../types/subroutines.js";
import type { Transaction } from "../transaction.js";
import { Body } from "./body.js";
import { collect } from "./collect.js";
import type { CompiledSubroutine } from "./declarations.js";
import type { Library } from "./library.js";
import { checkCallCount } from "./call-count.js";
import { checkRecursion } from "./recursion.js";
import type {
  CompileOptions,
  CompileProblem,
  CompileVclResult,
  State,
  VclProgram,
  VclSource,
} from "./source.js";
import { Ended, support } from "./support.js";
import { Unit } from "./unit.js";

type Run = (transaction: Transaction) => State | undefined;

/** VCL as JavaScript that calls a library; or all that stands against it. */
export function compileWith(
  library: Library,
  source: VclSource,
  { trace = false }: CompileOptions = {},
): CompileVclResult {
  const unit = new Unit(source, library, trace);
  collect(unit);
  const functions = [...unit.declarations.subroutines.values()].map((subroutine) =>
    functionOf(subroutine, unit),
  );
  checkRecursion(unit);
  if (unit.problems.isEmpty) checkCallCount(unit);
  if (!unit.problems.isEmpty)
    return { ok: false, files: unit.files, problems: unit.problems.inOrder() };
  try {
    return { ok: true, program: programOf(unit, functions.join("\n")) };
  } catch (error) {
    return { ok: false, files: unit.files, problems: [unrunnable(error)] };
  }
}

/** JavaScript engines have limits of their own. */
function unrunnable(error: unknown): CompileProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: "EW2064",
    severity: "error",
    message: `the VCL is more than the simulator can run: ${reason}`,
    help: "please report it, with the VCL",
    span: { start: 0, end: 0 },
    file: 0,
  };
}

/** Written once more where it turns out that it reads `re.group.N`: matches are kept only then. */
function functionOf(subroutine: CompiledSubroutine, unit: Unit): string {
  const first = writtenOut(subroutine, unit, false);
  return first.wantsCaptures
    ? writtenOut(subroutine, unit, true).code(subroutine)
    : first.code(subroutine);
}

function writtenOut(subroutine: CompiledSubroutine, unit: Unit, keepsCaptures: boolean): Body {
  const body = new Body(unit, subroutine, keepsCaptures);
  for (const { file, node } of subroutine.bodies) {
    body.file = file;
    body.block(node.body.body);
  }
  return body;
}

function programOf(unit: Unit, functions: string): VclProgram {
  const { acls, backends, subroutines, tables } = unit.declarations;
  const entries = allSubroutines.flatMap((name): [Subroutine, string][] => {
    const js = subroutines.get(`vcl_${name}`)?.js;
    return js === undefined ? [] : [[name, js]];
  });
  const runs = evaluate(
    unit,
    functions,
    entries.map(([, js]) => js),
  );
  const byName = new Map(entries.map(([name], index) => [name, runs[index]]));
  return {
    files: unit.files,
    tables,
    acls,
    backends,
    has: (subroutine) => byName.has(subroutine),
    run: (subroutine, transaction) => {
      const run = byName.get(subroutine);
      if (run === undefined) return undefined;
      try {
        return run(transaction);
      } catch (error) {
        if (error instanceof Ended) return error.state;
        throw error;
      }
    },
  };
}

/** Nothing of the VCL's text is in the code but numbers, and texts as JSON. */
function evaluate(unit: Unit, functions: string, names: readonly string[]): readonly Run[] {
  const code = [
    '"use strict";',
    `const { ${Object.keys(support).join(", ")} } = support;`,
    `${unit.constants.declarations()}${functions}`,
    `return [${names.join(", ")}];`,
  ].join("\n");
  // oxlint-disable-next-line no-new-func, no-implied-eval -- compiling is what this is for
  const make = new Function("k", "support", code) as (
    k: readonly unknown[],
    support: object,
  ) => readonly Run[];
  return make(unit.constants.values, support);
}
