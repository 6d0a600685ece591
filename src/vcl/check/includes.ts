import { children } from "../syntax/ast/children.js";
import { isExpression } from "../syntax/ast/expressions.js";
import type { AnyNode } from "../syntax/ast/roots.js";
import { decodeString } from "../syntax/literal.js";
import type { UnitFile } from "./unit.js";

/** No program has as many modules; so that no folder takes long, whatever its files say. */
const mostIncluded = 1000;

/** Which files of a unit include which, wherever the `include` stands. */
export class Includes {
  readonly #included: readonly (readonly number[])[];
  /** For each file, those by which it is included, directly or not, and which nothing includes. */
  readonly #roots: readonly Set<number>[];
  /** An `include` names VCL that is not there. */
  readonly hasForeign: boolean;

  constructor(files: readonly UnitFile[]) {
    const places = new Map(files.map(({ name }, index) => [baseName(name), index]));
    const included = files.map((file) =>
      includesIn(file).map((path) => places.get(baseName(path)) ?? foreign),
    );
    this.hasForeign = included.some((each) => each.includes(foreign));
    this.#included = included.map((each) => each.filter((place) => place !== foreign));
    const inner = new Set(this.#included.flat());
    this.#roots = files.map((_, index) => new Set(inner.has(index) ? [] : [index]));
    for (const [root, { length }] of this.#included.entries())
      if (length > 0 && !inner.has(root))
        for (const file of this.from(root)) this.#roots[file]?.add(root);
  }

  /** Whether a file includes both, or one of them the other. */
  areJoined(a: number, b: number): boolean {
    const others = this.#roots[b];
    return [...(this.#roots[a] ?? [])].some((root) => others?.has(root));
  }

  /** The files that a file includes, and those that they include. */
  from(file: number): readonly number[] {
    const met = new Set([file]);
    // A set's iteration meets what is added to it on the way.
    for (const each of met) {
      if (met.size > mostIncluded) break;
      for (const next of this.#included[each] ?? []) met.add(next);
    }
    met.delete(file);
    return [...met];
  }
}

/** Stands for a file that is not there. */
const foreign = -1;

function includesIn({ text, parsed }: UnitFile): readonly string[] {
  const paths: string[] = [];
  // Most files include nothing, and a megabyte takes a while to walk.
  if (!text.includes("include")) return paths;
  const pending: AnyNode[] = [parsed.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop())
    if (node.kind === "IncludeDirective") paths.push(decodeString(node.path) ?? "");
    else if (!isExpression(node)) for (const child of children(node)) pending.push(child);
  return paths;
}

/** The last part of a path, without `.vcl` and the prefix of snippets. */
function baseName(path: string): string {
  return (path.split(/\/|::/).at(-1) ?? "").replace(/\.vcl$/, "");
}
