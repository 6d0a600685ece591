import type { FastlyClient } from "../client/index.js";
import type { Plan } from "../plan/index.js";
import type { LiveService, ServiceContent } from "../service.js";
import type { Report } from "./events.js";
import type { SnapshotStore } from "./snapshot.js";

export interface PushOptions {
  readonly client: FastlyClient;
  readonly plan: Plan;
  /** What the plan was made from. */
  readonly desired: ServiceContent;
  readonly live: LiveService;
  /** Who pushes, from which machine; other pushes are told. */
  readonly owner: string;
  /** Tells this push from every other. */
  readonly nonce: string;
  /** The git commit that is pushed, where there is one. */
  readonly commit: string | undefined;
  /** What the version's comment says besides release and commit. */
  readonly comment: string | undefined;
  /** Whether the version goes to Fastly's staging environment, and production stays as it is. */
  readonly staging: boolean;
  /** Whether to wait for the next hour where this one's API writes are spent. */
  readonly wait: boolean;
  /** API writes of each hour that stay free for `flip` and `ban`. */
  readonly reserve: number;
  /** After so long without a sign of its owner, a lock counts as left behind. */
  readonly lockMinutes: number;
  readonly snapshots: SnapshotStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Ends the push after the write that it is at. */
  readonly signal?: AbortSignal;
  readonly report: Report;
}
