/** What the parser knows of a tree besides its nodes, and comments need to find their place. */
export interface Landmarks {
  /** By node, the offset behind the `{` (or a case's `:`) at which its body begins. */
  readonly bodies: Map<object, number>;
  /** By block, the offset of the `else` in front of it. */
  readonly elses: Map<object, number>;
  /** By branch, the offset behind the `)` of its test. */
  readonly tests: Map<object, number>;
}

export function noLandmarks(): Landmarks {
  return { bodies: new Map(), elses: new Map(), tests: new Map() };
}
