import { findVariable, type Variable } from "../../types/variables.js";

/** Variables by name, each looked up once: most files use few names many times. */
export class Variables {
  readonly #found = new Map<string, Variable | undefined>();

  find(name: string): Variable | undefined {
    const known = this.#found.get(name);
    if (known !== undefined || this.#found.has(name)) return known;
    const variable = findVariable(name);
    this.#found.set(name, variable);
    return variable;
  }
}
