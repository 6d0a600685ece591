import { quote } from "../../diagnostics/index.js";
import type { VclProblem } from "../problem.js";
import { applyIgnores } from "./ignores.js";
import { kindNames, type Duplicate } from "./names/declarations.js";
import { reportUnusedNames } from "./names/unused.js";
import type { Unit } from "./context.js";
import { checkMissingMacros } from "./places/missing-macros.js";
import { prepareUnit } from "./prepare.js";
import { Problems } from "./problems.js";
import { applyRules, combineRules } from "./rules.js";
import { ruleSets } from "./rule-sets.js";
import type { CheckOptions, UnitFile } from "./unit.js";
import { checkFileSize } from "./values/sizes.js";
import { walkDeclaration, walkSnippet } from "./walk-declarations.js";
import { Walker } from "./walker.js";

const rules = combineRules(ruleSets);

/**
 * Checks files that belong together: custom VCL with what it includes, or the snippets of a service. Per file, in
 * their order, come the problems that the checker finds, sorted by place; the parser's stay in `parsed.problems`.
 */
export function checkUnit(
  files: readonly UnitFile[],
  options: CheckOptions = {},
): readonly (readonly VclProblem[])[] {
  const { unit, duplicates } = prepareUnit(files, options);
  const found = files.map((file, index) => walkFile(unit, file, index));
  const nowhere = new Problems();
  const problemsOf = (file: number): Problems => found[file] ?? nowhere;
  for (const duplicate of duplicates) reportDuplicate(duplicate, problemsOf(duplicate.file));
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
  if (isWhole(unit)) reportUnusedNames(unit, problemsOf);
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

function reportDuplicate({ kind, name }: Duplicate, problems: Problems): void {
  problems.add(
    {
      code: "EW2023",
      severity: "error",
      message: `${kindNames[kind]} ${quote(name.name)} is declared twice`,
      help: "remove or rename one of them",
    },
    name.span,
  );
}

/** Whether the unit holds code that Fastly runs, so that what it does not use is not used. */
function isWhole(unit: Unit): boolean {
  // In VCL that Fastly generated, the declarations are not the author's.
  if (unit.hasForeignIncludes || unit.complete) return false;
  for (const { name, node } of unit.declarations.sub.values())
    if (node !== undefined && name.startsWith("vcl_")) return true;
  return unit.files.some(({ subroutine }) => subroutine !== undefined);
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
