import type { Value } from "./value.js";

/** A node of the VCL that was run, and what it came to. */
export interface TraceStep {
  /** Index of the file in the program, and the node's span in it. */
  readonly file: number;
  readonly start: number;
  readonly end: number;
  readonly kind: "statement" | "test" | "value";
  readonly value?: Value;
}

export interface Trace {
  step(step: TraceStep): void;
}
