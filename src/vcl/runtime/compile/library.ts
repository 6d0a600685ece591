import type { PatternTree } from "../../regex/tree.js";
import { functions } from "../functions/index.js";
import type { FunctionImplementation, VariableImplementation } from "../implement.js";
import type { Pattern } from "../pattern.js";
import { compilePattern } from "../regex/index.js";
import { findVariableImplementation } from "../variables/index.js";

/** What compiled VCL calls: the functions and variables that the simulator has. */
export interface Library {
  readonly functions: ReadonlyMap<string, FunctionImplementation>;
  readonly findVariable: (name: string) => VariableImplementation | undefined;
  readonly compilePattern: (
    tree: PatternTree,
    source: string,
  ) => Pattern | { readonly unsupported: string };
}

export const library: Library = {
  functions,
  findVariable: findVariableImplementation,
  compilePattern,
};
