/** Carrying a plan out on a live service: lock, draft, data, activation, and what happens when something fails. */
export type { PushEvent, Report } from "./events.js";
export type { PushOptions } from "./options.js";
export type { PushOutcome } from "./outcome.js";
export { push } from "./push.js";
export type { Snapshot, SnapshotContainer, SnapshotStore } from "./snapshot.js";
export type { Stop } from "./stop.js";
