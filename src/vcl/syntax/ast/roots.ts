import type { Declaration, DeclarationPart } from "./declarations.js";
import type { Expression } from "./expressions.js";
import type { Container } from "./node.js";
import type { Statement, StatementPart } from "./statements.js";

/** A file of declarations: custom VCL, or a snippet of type `init`. */
export interface VclFile extends Container {
  readonly kind: "File";
  readonly body: readonly Declaration[];
}

/** Statements without a subroutine around them: what a snippet of type `recv`, `error`, … holds. */
export interface Snippet extends Container {
  readonly kind: "Snippet";
  readonly body: readonly Statement[];
}

export type Root = VclFile | Snippet;

/** Every node there is. */
export type AnyNode = Root | Declaration | DeclarationPart | Statement | StatementPart | Expression;
