/**
 * Where an author wrote a node: opaque here. `policy/` captures it, `project/` turns it into file, line and
 * column, and everything in between only carries it along. It never takes part in comparisons or hashes.
 */
export interface Origin {
  readonly capturedAt: { readonly stack?: string };
}
