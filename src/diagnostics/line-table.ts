import type { Diagnostic } from "./diagnostic.js";

/** Offsets into a text in UTF-16 units, end exclusive. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a diagnostic is within its file. */
export type PlaceInFile = Required<Pick<Diagnostic, "line" | "column" | "endLine" | "endColumn">>;

/** What of a diagnostic does not depend on the file it is in. */
type Fault = Pick<Diagnostic, "code" | "severity" | "message" | "help" | "link">;

/**
 * Where the lines of a text begin. They end where `splitLines` ends them: at LF, CR LF or a CR alone. Made once
 * for a file, so that thousands of places in it cost a binary search each.
 */
export class LineTable {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
    this.#starts = starts;
    this.#length = text.length;
  }

  /** Line and column of an offset, from 1; an offset outside of the text is moved to its nearest end. */
  at(offset: number): { readonly line: number; readonly column: number } {
    const inside = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: inside - (this.#starts[low] ?? 0) + 1 };
  }

  span({ start, end }: Span): PlaceInFile {
    const { line, column } = this.at(start);
    const { line: endLine, column: endColumn } = this.at(Math.max(start, end));
    return { line, column, endLine, endColumn };
  }
}

/** A fault with offsets, as a checker of one text finds it, as a diagnostic about a file. */
export function diagnosticAtSpan(
  { code, severity, message, help, link, span }: Fault & { readonly span: Span },
  file: string,
  lines: LineTable,
): Diagnostic {
  const { line, column } = lines.at(span.start);
  const { line: endLine, column: endColumn } = lines.at(Math.max(span.start, span.end));
  const place = { file, line, column, endLine, endColumn };
  return link === undefined
    ? { code, severity, message, help, ...place }
    : { code, severity, message, help, link, ...place };
}
