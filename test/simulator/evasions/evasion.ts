import type { SimulatedRequest } from "../../../src/simulator/index.js";

/** What somebody may try, and what docs/semantics.md says comes of it. */
export interface Evasion {
  /** What is sent, as the document shows it. */
  readonly sent: string;
  readonly policy: "campaign" | "fortress";
  /** What differs from the request that the policy's rules are about. */
  readonly request: Partial<SimulatedRequest>;
  /** VCL of others in the same service. */
  readonly others?: OtherVcl;
  /** `RULE`: blocked or tarpitted by that rule. `passes`. A status: Fastly answers by itself. */
  readonly outcome: string;
  readonly why: string;
}

/** VCL that somebody else put into the service: where it stands, and what it is. */
export interface OtherVcl {
  readonly before: string;
  readonly text: string;
}

export type Group = readonly [title: string, evasions: readonly Evasion[]];
