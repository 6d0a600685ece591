import { LineTable } from "../../diagnostics/index.js";
import type { VclProblem } from "../problem.js";

/** What Prettier makes a code frame of; lines and columns count from 1. */
interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** The error that Prettier expects of a parser. */
export interface VclSyntaxError extends SyntaxError {
  readonly loc: Location;
  readonly cause: VclProblem;
}

/** The first thing that is wrong with a text, as Prettier's own parsers report it. */
export function syntaxError(text: string, problem: VclProblem): VclSyntaxError {
  const { line, column, endLine, endColumn } = new LineTable(text).span(problem.span);
  return Object.assign(new SyntaxError(`${problem.message} (${line}:${column})`), {
    loc: { start: { line, column }, end: { line: endLine, column: endColumn } },
    cause: problem,
  });
}
