import type { VclProblem } from "../problem.js";
import type { Comment } from "./ast/node.js";
import type { Root } from "./ast/roots.js";
import { attachComments } from "./comments/attach.js";
import { tokenize } from "./lexer/tokenize.js";
import { VclParser, type RootKind } from "./parser/vcl-parser.js";

export type { RootKind };

export interface ParseOptions {
  /**
   * Whether the text holds declarations (a file of custom VCL, a snippet of type `init`) or statements (any other
   * snippet). By default what comes first in the text decides.
   */
  readonly as?: RootKind;
}

/** What a text says, as far as it could be read. */
export interface ParsedVcl {
  /** Every node of it has a span; what was broken is left out. */
  readonly root: Root;
  /** All of them, first to last; the nodes carry them too. */
  readonly comments: readonly Comment[];
  /** Every syntax error, in the order of the text; empty when the tree says all that the text says. */
  readonly problems: readonly VclProblem[];
}

let parser: VclParser | undefined;

/**
 * Reads VCL. It never throws, whatever the text, and takes time in proportion to its length.
 *
 * @example
 * parseVcl('sub vcl_recv { error 620 "ban" }').problems
 * // [{ code: "EW2001", message: "expected `;`, found `}`", span: { start: 28, end: 29 }, … }]
 */
export function parseVcl(text: string, { as = "auto" }: ParseOptions = {}): ParsedVcl {
  const vector = tokenize(text);
  const { comments } = vector;
  const problems = [...vector.problems];
  parser ??= new VclParser();
  const { root, landmarks } = parser.read(text, vector, as, problems);
  attachComments(root, comments, text, landmarks);
  return { root, comments, problems: problems.toSorted((a, b) => a.span.start - b.span.start) };
}
