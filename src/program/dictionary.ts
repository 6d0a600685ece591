import type { Origin } from "./origin.js";

export type ToggleState = "enabled" | "disabled";

/**
 * An edge dictionary of switches. On-call owns its content at the edge: a push creates it with these initial
 * values and never overwrites it.
 */
export interface Dictionary {
  readonly name: string;
  readonly toggles: Readonly<Record<string, ToggleState>>;
  readonly origin?: Origin;
}

/** One switch in an edge dictionary; a missing item reads as `initial`. */
export interface Toggle {
  readonly dictionary: Dictionary;
  readonly key: string;
  readonly initial: ToggleState;
}
