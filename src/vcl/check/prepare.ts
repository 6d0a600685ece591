import type { Root } from "../syntax/ast/roots.js";
import { defaultLimits } from "../types/limits.js";
import { isSubroutine, type Subroutine } from "../types/subroutines.js";
import type { Unit } from "./context.js";
import { collectDeclarations, type Duplicate } from "./names/declarations.js";
import { collectSharedLocals } from "./names/shared-locals.js";
import { Suggestions } from "./names/suggestions.js";
import { Variables } from "./names/variables.js";
import { Patterns } from "./values/pattern-cache.js";
import type { Includes } from "./includes.js";
import { callGraph } from "./places/call-graph.js";
import { renderedMacro } from "./places/missing-macros.js";
import type { CheckOptions, UnitFile } from "./unit.js";

/** Learns of a unit what must be known before its files are walked. */
export function prepareUnit(
  files: readonly UnitFile[],
  includes: Includes,
  options: CheckOptions,
): { readonly unit: Unit; readonly duplicates: readonly Duplicate[] } {
  const { declarations, duplicates } = collectDeclarations(files, options.declared);
  const unit: Unit = {
    files,
    declarations,
    calls: callGraph(files, declarations),
    limits: { ...defaultLimits, ...options.limits },
    configuredLimits: options.limits ?? {},
    complete: files.some(({ parsed }) => isGenerated(parsed.root)),
    includes,
    sharedLocals: collectSharedLocals(files),
    macros: renderedMacros(files),
    reportedNames: new Set(),
    suggestions: new Suggestions(),
    variables: new Variables(),
    patterns: new Patterns(),
  };
  return { unit, duplicates };
}

/** Fastly's own VCL holds lines for its compiler, such as `pragma optional_param …;`. */
function isGenerated(root: Root): boolean {
  return root.kind === "File" && root.body.some(({ kind }) => kind === "RawLine");
}

function renderedMacros(files: readonly UnitFile[]): Set<Subroutine> {
  const found = new Set<Subroutine>();
  for (const { parsed } of files)
    for (const comment of parsed.comments) {
      const name = renderedMacro(comment);
      if (name !== undefined && isSubroutine(name)) found.add(name);
    }
  return found;
}
