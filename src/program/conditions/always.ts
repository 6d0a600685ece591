import type { Origin } from "../origin.js";

/** True for every request. An author has to ask for it by name: an empty `all()` is refused. */
export interface AlwaysCondition {
  readonly kind: "always";
  readonly origin?: Origin;
}

export const AlwaysCondition = Object.freeze({
  create(origin?: Origin): AlwaysCondition {
    return Object.freeze({ kind: "always", ...(origin && { origin }) });
  },
});
