import { functionPage, referencePage } from "./documentation.js";
import { categories, type Entry, type Parameter } from "./functions/index.js";
import type { Scope } from "./subroutines.js";
import type { VclType } from "./type.js";

export type { Declared, Parameter } from "./functions/index.js";

export interface FunctionSignature {
  /** Optional ones stand behind the others; a variadic one is the last. */
  readonly parameters: readonly Parameter[];
}

export interface VclFunction {
  readonly name: string;
  /** "VOID" for none: a call of it is a statement. */
  readonly returns: VclType;
  readonly signatures: readonly FunctionSignature[];
  readonly scope: Scope;
  /** Whether what it returns may be "not set". */
  readonly mayBeUnset: boolean;
  readonly status?: "deprecated" | "legacy" | "removed";
  /** What to use instead. */
  readonly replacement?: string;
  /** Fastly's page: of the function, or of all functions where this one has none. */
  readonly link: string;
}

/** The function of that name. `if(c, a, b)` is not among them: it is an expression of its own. */
export function findFunction(name: string): VclFunction | undefined {
  const known = made.get(name);
  if (known !== undefined) return known;
  byName ??= build();
  const row = byName.get(name);
  if (row === undefined) return undefined;
  const definition = functionOf(name, row.entry, row.category);
  made.set(name, definition);
  return definition;
}

export const functionNames: readonly string[] = Object.freeze(
  categories.flatMap(([, entries]) => Object.keys(entries)),
);

interface Row {
  readonly entry: Entry;
  readonly category: string;
}

let byName: ReadonlyMap<string, Row> | undefined;
/** Made when first asked for: a VCL uses few of the many. */
const made = new Map<string, VclFunction>();

function build(): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const [category, entries] of categories)
    for (const [name, entry] of Object.entries(entries)) rows.set(name, { entry, category });
  return rows;
}

function functionOf(name: string, entry: Entry, category: string): VclFunction {
  const { parameters, undocumented, mayBeUnset, ...facts } = entry;
  const link = undocumented ? referencePage("functions") : functionPage(category, name);
  return Object.freeze({
    name,
    ...facts,
    signatures: [{ parameters }],
    mayBeUnset: mayBeUnset ?? false,
    link,
  });
}
