import type { Toggle } from "../dictionary.js";
import type { Origin } from "../origin.js";

/** True when the toggle's live value is `enabled`. */
export interface ToggleCondition {
  readonly kind: "toggle";
  readonly toggle: Toggle;
  readonly origin?: Origin;
}

export const ToggleCondition = Object.freeze({
  create(toggle: Toggle, origin?: Origin): ToggleCondition {
    return Object.freeze({ kind: "toggle", toggle, ...(origin && { origin }) });
  },
});
