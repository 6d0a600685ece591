import { quote } from "../../diagnostics/index.js";
import type { VclProblem } from "../problem.js";
import { applyIgnores } from "./ignores.js";
import { kindNames, namesIn, type Duplicate } from "./names/declarations.js";
import { reportUnusedNames } from "./names/unused.js";
import type { Unit } from "./context.js";
import { Includes } from "./includes.js";
import { checkMissingMacros } from "./places/missing-macros.js";
import { prepareUnit } from "./prepare.js";
import { Problems } from "./problems.js";
import { programsIn } from "./programs.js";
import { applyRules, combineRules } from "./rules.js";
import { ruleSets } from "./rule-sets.js";
import { mergeNames, type CheckOptions, type UnitFile } from "./unit.js";
import { checkFileSize } from "./values/sizes.js";
import { walkDeclaration, walkSnippet } from "./walk-declarations.js";
import { Walker } from "./walker.js";

const rules = combineRules(ruleSets);

/**
 * Checks files that belong together: custom VCL with what it includes, or the snippets of a service. Files that
 * contradict each other are taken for several programs. Per file, in their order, come the problems that the checker
 * finds, sorted by place; the parser's stay in `parsed.problems`.
 */
export function checkUnit(
  files: readonly UnitFile[],
  options: CheckOptions = {},
): readonly (readonly VclProblem[])[] {
  const includes = new Includes(files);
  const programs = programsIn(files, includes);
  if (programs.length === 1) return checkProgram(files, includes, options, false);
  const found: (readonly VclProblem[])[] = files.map(() => []);
  for (const { members, own, around } of programs) {
    const given = at(files, members);
    const declared = mergeNames(options.declared, namesIn(at(files, around)));
    const isPart = around.length > 0;
    const problems = checkProgram(given, new Includes(given), { ...options, declared }, isPart);
    for (const [index, file] of members.entries())
      if (own.has(file)) found[file] = problems[index] ?? [];
  }
  return found;
}

function at(files: readonly UnitFile[], places: readonly number[]): readonly UnitFile[] {
  return places.flatMap((place) => files[place] ?? []);
}

/** @param isPart there are more files, which may use what these declare */
function checkProgram(
  files: readonly UnitFile[],
  includes: Includes,
  options: CheckOptions,
  isPart: boolean,
): readonly (readonly VclProblem[])[] {
  const { unit, duplicates } = prepareUnit(files, includes, options);
  const found = files.map((file, index) => walkFile(unit, file, index));
  const nowhere = new Problems();
  const problemsOf = (file: number): Problems => found[file] ?? nowhere;
  for (const duplicate of duplicates) reportDuplicate(duplicate, unit, problemsOf(duplicate.file));
  for (const { callee, node, file } of unit.calls.recursion)
    problemsOf(file).add(
      {
        code: "EW2045",
        severity: "error",
        message: `${quote(callee)} calls itself from here`,
        help: "Fastly does not allow recursion: remove one of the calls",
        link: "https://www.fastly.com/documentation/reference/vcl/subroutines/",
      },
      node.span,
    );
  checkMissingMacros(unit, problemsOf);
  if (!isPart && isWhole(unit)) reportUnusedNames(unit, problemsOf);
  return files.map((file, index) =>
    applySeverities(applyIgnores(file, problemsOf(index).sorted()), options),
  );
}

function walkFile(unit: Unit, file: UnitFile, index: number): Problems {
  const walker = new Walker(unit, file, index, rules);
  const { root } = file.parsed;
  checkFileSize(walker);
  if (root.kind === "Snippet") {
    applyRules(rules.Snippet, root, walker);
    walkSnippet(walker);
  } else {
    applyRules(rules.File, root, walker);
    for (const declaration of root.body) walkDeclaration(declaration, walker);
  }
  return walker.problems;
}

/** Files that do not include each other may belong to different services. */
function reportDuplicate(
  { kind, name, file, first }: Duplicate,
  { files, includes }: Unit,
  problems: Problems,
): void {
  const isCertain = file === first || includes.areJoined(file, first);
  const place = file === first ? "" : `: ${quote(files[first]?.name ?? "")} declares it too`;
  problems.add(
    {
      code: "EW2023",
      severity: isCertain ? "error" : "warning",
      message: `${kindNames[kind]} ${quote(name.name)} is declared twice${place}`,
      help: isCertain
        ? "remove or rename one of them"
        : "remove or rename one of them; if the files are not of one service, check them one by one",
    },
    name.span,
  );
}

/** Whether the unit holds code that Fastly runs, so that what it does not use is not used. */
function isWhole(unit: Unit): boolean {
  // In VCL that Fastly generated, the declarations are not the author's.
  if (unit.includes.hasForeign || unit.complete) return false;
  // Without a macro, the code is a part of something.
  return unit.macros.size > 0;
}

function applySeverities(
  problems: readonly VclProblem[],
  { severities }: CheckOptions,
): readonly VclProblem[] {
  if (severities === undefined) return problems;
  return problems.flatMap((problem) => {
    const severity = severities[problem.code] ?? problem.severity;
    if (severity === "off") return [];
    return severity === problem.severity ? [problem] : [{ ...problem, severity }];
  });
}
