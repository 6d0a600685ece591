import path from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { Place } from "../compiler/place.js";
import type { Bundle } from "./bundle.js";
import { displayPath } from "./paths.js";

/** The name a bundle's script has in stack traces: one that no path has. */
export function scriptName(index: number): string {
  return `edgewall-bundle-${index}.cjs`;
}

const frame = /edgewall-bundle-(\d+)\.cjs:(\d+):(\d+)\)?$/;

/** Finds places in source files from stack traces of bundled scripts. */
export class Places {
  readonly #root: string;
  readonly #bundles: readonly Bundle[];
  readonly #maps = new Map<number, TraceMap>();
  readonly #found = new WeakMap<Error, Place>();

  constructor(root: string, bundles: readonly Bundle[]) {
    this.#root = root;
    this.#bundles = bundles;
  }

  /** The innermost place in a source file that the error's stack passes through. */
  of(error: Error): Place | undefined {
    const known = this.#found.get(error);
    if (known) return known;
    const place = this.#find(stackOf(error));
    if (place) this.#found.set(error, place);
    return place;
  }

  #find(stack: string): Place | undefined {
    for (const line of stack.split("\n")) {
      const match = frame.exec(line.trimEnd());
      if (match) return this.#original(Number(match[1]), Number(match[2]), Number(match[3]));
    }
    return undefined;
  }

  #original(index: number, line: number, column: number): Place | undefined {
    const bundle = this.#bundles[index];
    if (bundle === undefined) return undefined;
    const map = this.#maps.get(index) ?? new TraceMap(bundle.map);
    this.#maps.set(index, map);
    const original = originalPositionFor(map, { line, column: column - 1 });
    if (original.source === null) return undefined;
    const file = displayPath(this.#root, path.resolve(bundle.mapFolder, original.source));
    return { file, line: original.line, column: original.column + 1 };
  }
}

/** A stack is a getter that an author's code may have replaced. */
function stackOf(error: Error): string {
  try {
    return typeof error.stack === "string" ? error.stack : "";
  } catch {
    return "";
  }
}
