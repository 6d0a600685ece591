import type { Condition } from "./condition.js";
import type { Origin } from "./origin.js";
import type { Request } from "./request.js";

/** Who is guarded: these very requests, or every request that satisfies the condition. */
export type Guarded =
  | { readonly kind: "requests"; readonly requests: readonly Request[] }
  | { readonly kind: "condition"; readonly condition: Condition };

/**
 * A promise about a policy that every compile checks, in each state that on-call may choose: `never` is denied by a rule,
 * or `always` is. It has no part in what the policy means at the edge.
 */
export interface Guardrail {
  readonly name: string;
  readonly blocked: "never" | "always";
  readonly guarded: Guarded;
  readonly owner?: string;
  readonly ticket?: string;
  readonly reason?: string;
  readonly origin?: Origin;
}
