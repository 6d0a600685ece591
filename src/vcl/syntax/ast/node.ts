/** Offsets into the source text, end exclusive; comments around a node are outside its span. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A comment. `#FASTLY recv` inside a subroutine is not one: it is a `MacroStatement`, because Fastly replaces
 * it by code.
 */
export interface Comment {
  readonly kind: "Comment";
  readonly style: "#" | "//" | "/*";
  /** Everything between the delimiters, the space after `#` included. */
  readonly text: string;
  readonly span?: Span;
  /** A blank line stood before this comment. On a node's first leading comment, the node's own flag says so. */
  readonly blankLineBefore?: boolean;
}

/** What every node has. Nodes that a compiler made carry no span. */
export interface VclNode {
  readonly kind: string;
  readonly span?: Span;
  /** Comments before the node. */
  readonly leading?: readonly Comment[];
  /** Comments that follow the node on the line it ends on. */
  readonly trailing?: readonly Comment[];
  /** Whether a blank line sets the node, with its leading comments, off from what precedes it. */
  readonly blankLineBefore?: boolean;
  /** Whether a blank line stands between the last leading comment and the node itself. */
  readonly blankLineAfterComments?: boolean;
  /** An opaque tag of the compiler's, by which it learns on which lines the node was printed. */
  readonly origin?: string;
}

/** A node with a body of its own. */
export interface Container extends VclNode {
  /** A comment on the line on which the body opens: behind its `{`. */
  readonly opening?: Comment;
  /** Comments after the last member of the body, or all there is in it. */
  readonly dangling?: readonly Comment[];
}
