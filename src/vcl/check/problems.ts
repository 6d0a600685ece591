import type { Code, Severity } from "../../diagnostics/index.js";
import type { VclProblem } from "../problem.js";
import type { Span } from "../syntax/ast/node.js";

/** What the rules say of a problem, besides where it is. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly link?: string;
}

const nowhere: Span = Object.freeze({ start: 0, end: 0 });

/** The problems of one file, in the order in which they were found. */
export class Problems {
  readonly #found: VclProblem[] = [];

  /** Nodes that a compiler made have no span: their problems stand at the start. */
  add(finding: Finding, span: Span = nowhere): void {
    this.#found.push({ ...finding, span });
  }

  /** In the order of their places; what stands at one place keeps the order in which it was found. */
  sorted(): VclProblem[] {
    return this.#found.toSorted(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.code, b.code),
    );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
