import type { Place } from "../compiler/place.js";
import type { Subroutine } from "../vcl/types/subroutines.js";

/** What an expression of the VCL came to. */
export interface TraceValue {
  /** The expression, on one line. */
  readonly text: string;
  /** As VCL would write it: texts in quotes; `(not set)`. */
  readonly value: string;
}

/** A part of a test that `&&` or `||` joins. */
export interface TraceOperand {
  readonly text: string;
  /** Whether it holds; undefined when the parts before it decided the test. */
  readonly holds: boolean | undefined;
  /** The values that it saw. */
  readonly values: readonly TraceValue[];
}

/** A statement that ran, or a test. In the order in which they ran. */
export interface TraceLine {
  /** A file of the compiled service, and the line in it. */
  readonly file: string;
  readonly line: number;
  /** Undefined in a subroutine of the VCL's own. */
  readonly subroutine: Subroutine | undefined;
  /** The rule that it was compiled from; undefined of what stands around the rules. */
  readonly rule: string | undefined;
  /** Where the rule is in the policy. */
  readonly policy: Place | undefined;
  readonly kind: "statement" | "test";
  /** The statement, or the test, on one line. */
  readonly text: string;
  /** Of a test, whether it holds. */
  readonly holds: boolean | undefined;
  /** What a statement sets, or the text that it makes; undefined of one that has no value. */
  readonly value: string | undefined;
  /** The variables that it read and the functions that it called, each once, and what they gave. */
  readonly values: readonly TraceValue[];
  /** What joins the parts of a test that has several. */
  readonly operator: "&&" | "||" | undefined;
  readonly operands: readonly TraceOperand[];
}
