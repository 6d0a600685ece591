import { entries, wholeNumber, type Fault } from "./config-values.js";

/** How commands write to Fastly. */
export interface PushConfig {
  /** API writes of each hour that a push leaves for `flip` and `ban`. */
  readonly reserve: number;
  /** After so long without a sign of its owner, a push's lock counts as left behind. */
  readonly lockMinutes: number;
  /** The shortest prefixes that `ban` bans. */
  readonly widestBan: { readonly v4: number; readonly v6: number };
}

export const defaultPushConfig: PushConfig = {
  reserve: 50,
  lockMinutes: 15,
  widestBan: { v4: 16, v6: 32 },
};

/** Reads `push`; what is wrong with it goes to `faults`. */
export function readPushConfig(value: unknown, faults: Fault[]): PushConfig {
  const { reserve, lockMinutes, widestBan } = entries(
    value ?? {},
    "`push`",
    ["reserve", "lockMinutes", "widestBan"],
    faults,
  );
  const widest = entries(widestBan ?? {}, "`widestBan`", ["v4", "v6"], faults);
  const defaults = defaultPushConfig;
  return {
    reserve: wholeNumber(reserve, "reserve", 0, 1_000_000_000, defaults.reserve, faults),
    lockMinutes: wholeNumber(lockMinutes, "lockMinutes", 1, 1_440, defaults.lockMinutes, faults),
    widestBan: {
      v4: wholeNumber(widest.v4, "v4", 1, 32, defaults.widestBan.v4, faults),
      v6: wholeNumber(widest.v6, "v6", 1, 128, defaults.widestBan.v6, faults),
    },
  };
}
