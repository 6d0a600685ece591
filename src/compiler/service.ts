import type { Program } from "../program/program.js";
import type { Budgets } from "./budgets/index.js";
import type { Layout } from "./layout.js";
import type { Place } from "./place.js";

/** A policy compiled for one service. */
export interface CompiledService {
  readonly name: string;
  readonly program: Program;
  readonly release: string;
  /** The code of `error` that carries decisions to vcl_error. */
  readonly errorCode: number;
  readonly layout: Layout;
  readonly rules: readonly CompiledRule[];
  /** Path below the service's folder, and text. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of files that are too large to review, and so are not part of golden. */
  readonly unreviewed: ReadonlySet<string>;
  /** What it uses of Fastly's limits. */
  readonly budgets: Budgets;
}

export interface CompiledRule {
  readonly id: string;
  readonly action: string;
  readonly mode: string;
  readonly place: Place | undefined;
  /** First and last line in each VCL file that the rule has a part in. */
  readonly lines: ReadonlyMap<string, readonly (readonly [first: number, last: number])[]>;
}
