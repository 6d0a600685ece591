import {
  findFunction,
  findVariable,
  functionNames,
  variableNames,
  type Scope,
  type Variable,
  type VclFunction,
} from "../../../src/vcl/types/index.js";
import { names as declared } from "./declarations.js";
import type { Names } from "./place.js";

/** Every variable that we know, with something declared put for `{NAME}`. */
export function variables(names: Names): readonly Variable[] {
  return variableNames.flatMap((pattern) => {
    const variable = findVariable(
      pattern.replace("{NAME}", nameFor(pattern, names)).replace("{N}", "1"),
    );
    return variable === undefined ? [] : [variable];
  });
}

function nameFor(pattern: string, { backends, ratecounter }: Names): string {
  if (pattern.startsWith("ratecounter.")) return ratecounter;
  return pattern.includes(".http.") ? "X-Header" : (backends[0] ?? "");
}

/** Every function that we know and for which the programs declare a table, should it need one. */
export const functions: readonly VclFunction[] = functionNames.flatMap((name) => {
  const found = findFunction(name);
  return found !== undefined && hasTables(found) ? [found] : [];
});

function hasTables({ signatures }: VclFunction): boolean {
  return (signatures[0]?.parameters ?? []).every(
    (parameter) =>
      parameter.declared?.as !== "table" ||
      declared.tables.has(parameter.declared.values ?? "STRING"),
  );
}

/** Whether all subroutines of `inner` are in `outer`. */
export function within(inner: Scope, outer: Scope): boolean {
  return (inner & outer) === inner;
}
