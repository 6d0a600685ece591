import fc from "fast-check";
import type { Root } from "../../../../src/vcl/syntax/ast/roots.js";
import { declaration } from "./declarations.js";
import { statement } from "./statements.js";

/** Whole programs, as the parser could have read them: every kind of node, odd names, comments, blank lines. */
export const program: fc.Arbitrary<Root> = fc.oneof(
  fc.record({ kind: fc.constant("File"), body: fc.array(declaration, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant("Snippet"), body: fc.array(statement, { maxLength: 4 }) }),
);
