import type { Session } from "./session.js";
import type { Stop } from "./stop.js";

/** What a push did. */
export interface PushOutcome {
  /** The version that it made or used; undefined where it got to none, or needed none. */
  readonly version: number | undefined;
  /** Whether that version is the active one now, or the one on staging. */
  readonly activated: boolean;
  /** Operations of the plan that are done. */
  readonly applied: number;
  /** API writes, those that failed included. */
  readonly writes: number;
  /** Why it did not get to its end. */
  readonly stop: Stop | undefined;
  /** What is live now, as a sentence for people. */
  readonly live: string;
}

/** What is live now, for people who have to know after a push stopped. */
export function liveNow(session: Session, stop: Stop | undefined): string {
  const { options, draft, isActivated, hasWrittenData } = session;
  const { live, staging, plan } = options;
  const before =
    live.active === undefined ? "no version is active" : `version ${live.active} is active`;
  if (isActivated && staging) return `version ${draft} is on staging; in production, ${before}`;
  if (isActivated) {
    const rest =
      stop === undefined ? "" : "; its lists may still hold what only the old one banned";
    return `version ${draft} is active, with release ${plan.release.slice(0, 12)}${rest}`;
  }
  if (stop === undefined) return `${before}, with release ${plan.release.slice(0, 12)}`;
  return hasWrittenData
    ? `${before}, as before; its lists may hold some of what is new already`
    : `${before}, as before`;
}
