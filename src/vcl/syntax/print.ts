import { printer } from "prettier/doc";
import type { Root } from "./ast/roots.js";
import { toDoc, type Doc } from "./printer.js";

export interface PrintOptions {
  readonly printWidth?: number;
  readonly tabWidth?: number;
}

/** Where a node with an origin was printed: from its first leading comment to its end; 1-based, inclusive. */
export interface PrintedOrigin {
  readonly origin: string;
  readonly startLine: number;
  readonly endLine: number;
}

export interface PrintedVcl {
  /** Ends in a newline, unless there is nothing at all. */
  readonly text: string;
  /** In the order in which they begin. */
  readonly origins: readonly PrintedOrigin[];
}

/** VCL as text. Throws a `RangeError` for NUL, which no VCL can hold. */
export function printVcl(root: Root, options: PrintOptions = {}): PrintedVcl {
  const { printWidth = 100, tabWidth = 2 } = options;
  const marks = new Marks();
  const doc = toDoc(root, (origin, doc) => marks.around(origin, doc));
  return marks.read(printer.printDocToString(doc, { printWidth, tabWidth }).formatted);
}

/**
 * Finds origins again in printed text. The same mark stands before and after each: a number between two NULs,
 * spelt in control characters, because Prettier takes those for zero columns wide and so lays out as if they
 * were not there.
 */
class Marks {
  readonly #origins: string[] = [];

  around(origin: string, doc: Doc): Doc {
    const mark = `\0${spell(this.#origins.push(origin) - 1)}\0`;
    return [mark, doc, mark];
  }

  read(marked: string): PrintedVcl {
    const pieces = marked.split("\0");
    if (pieces.length !== 4 * this.#origins.length + 1) throw new RangeError("VCL cannot hold NUL");
    const places = new Map<number, Place>();
    const texts: string[] = [];
    let line = 1;
    pieces.forEach((piece, index) => {
      if (index % 2 === 0) {
        texts.push(piece);
        line += countNewlines(piece);
        return;
      }
      const id = unspell(piece);
      const place = places.get(id);
      if (place === undefined) places.set(id, { startLine: line, endLine: line });
      else place.endLine = line;
    });
    return {
      text: texts.join(""),
      origins: Array.from(places, ([id, place]) => ({ origin: this.#origins[id] ?? "", ...place })),
    };
  }
}

interface Place {
  readonly startLine: number;
  endLine: number;
}

const firstDigit = 0x10;
const base = 0x10;

function spell(id: number): string {
  const digit = String.fromCharCode(firstDigit + (id % base));
  return id < base ? digit : spell(Math.floor(id / base)) + digit;
}

function unspell(digits: string): number {
  let id = 0;
  for (let i = 0; i < digits.length; i++) id = id * base + digits.charCodeAt(i) - firstDigit;
  return id;
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
