import type { BlockAction } from "./actions/block.js";
import type { TarpitAction } from "./actions/tarpit.js";
import type { Condition } from "./condition.js";
import type { Origin } from "./origin.js";

export type Action = BlockAction | TarpitAction;

/** `enforce` decides the request; `count` records that it would have, and passes on. */
export type Mode = "enforce" | "count";

/** The one kind of rule there is: `geoBan`, `tarpit`, `ipBan` and `userAgentBlock` all make one of these. */
export interface Rule {
  /** Given by the author and stable: plans, logs, goldens and replays key on it. */
  readonly id: string;
  readonly when: Condition;
  readonly then: Action;
  readonly mode: Mode;
  readonly owner?: string;
  readonly ticket?: string;
  readonly reason?: string;
  readonly origin?: Origin;
}
