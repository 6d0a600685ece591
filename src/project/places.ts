import path from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { Place } from "../compiler/place.js";
import type { Origin } from "../program/origin.js";
import type { Bundle } from "./bundle.js";
import { displayPath } from "./paths.js";

/** The name a bundle's script has in stack traces: one that no path has. */
export function scriptName(index: number): string {
  return `edgewall-bundle-${index}.cjs`;
}

const scriptFrame = /edgewall-bundle-(\d+)\.cjs:(\d+):(\d+)\)?$/;

/** An error, or anything else whose stack was captured. */
type Captured = Origin["capturedAt"];

/** Finds places in source files from stacks that pass through bundled scripts. */
export class Places {
  readonly #root: string;
  readonly #bundles: readonly Bundle[];
  readonly #maps = new Map<number, TraceMap>();
  readonly #found = new WeakMap<Captured, Place>();

  constructor(root: string, bundles: readonly Bundle[]) {
    this.#root = root;
    this.#bundles = bundles;
  }

  /** The innermost place in a source file that the captured stack passes through. */
  of(captured: Captured): Place | undefined {
    const known = this.#found.get(captured);
    if (known) return known;
    const place = this.#find(captured);
    if (place) this.#found.set(captured, place);
    return place;
  }

  #find(captured: Captured): Place | undefined {
    for (const frame of framesOf(captured)) {
      const match = scriptFrame.exec(frame);
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

/**
 * The frames of a stack as `script:line:column`, innermost first, only those in bundles. V8 finds a line by walking
 * through all positions of its function, so in a function of ten thousand calls each look costs; whence one look
 * at the frames that count, instead of formatting the stack.
 */
function framesOf(captured: Captured): readonly string[] {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (_, sites) => sites;
  try {
    const stack: unknown = captured.stack;
    if (typeof stack === "string") return stack.split("\n").map((line) => line.trimEnd());
    return Array.isArray(stack)
      ? stack.slice(0, 30).filter(isBundled).slice(0, 1).map(frameOf)
      : [];
  } catch {
    // A stack is a property like any other, and an author's code may have replaced it by a trap.
    return [];
  } finally {
    if (before === undefined) Reflect.deleteProperty(Error, "prepareStackTrace");
    else Error.prepareStackTrace = before;
  }
}

function isBundled(site: NodeJS.CallSite): boolean {
  return site.getFileName()?.startsWith("edgewall-bundle-") ?? false;
}

function frameOf(site: NodeJS.CallSite): string {
  return `${site.getFileName()}:${site.getLineNumber()}:${site.getColumnNumber()}`;
}
