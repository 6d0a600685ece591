import type { AddressCondition } from "./conditions/address.js";
import type { AllCondition } from "./conditions/all.js";
import type { AlwaysCondition } from "./conditions/always.js";
import type { AnyCondition } from "./conditions/any.js";
import type { CountryCondition } from "./conditions/country.js";
import type { NotCondition } from "./conditions/not.js";
import type { PatternCondition } from "./conditions/pattern.js";
import type { PresentCondition } from "./conditions/present.js";
import type { TextCondition } from "./conditions/text.js";
import type { ToggleCondition } from "./conditions/toggle.js";

/**
 * What a rule asks of a request. Whoever handles conditions does so through a `Record` over `kind` or an
 * exhaustive `switch`, so that a new kind breaks the build until everyone handles it.
 */
export type Condition =
  | AddressCondition
  | AllCondition
  | AlwaysCondition
  | AnyCondition
  | CountryCondition
  | NotCondition
  | PatternCondition
  | PresentCondition
  | TextCondition
  | ToggleCondition;

const kinds: Record<Condition["kind"], true> = {
  address: true,
  all: true,
  always: true,
  any: true,
  country: true,
  not: true,
  pattern: true,
  present: true,
  text: true,
  toggle: true,
};

/** Whether a value that came from an author's code is a condition. */
export function isCondition(value: unknown): value is Condition {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.isFrozen(value) &&
    "kind" in value &&
    typeof value.kind === "string" &&
    Object.hasOwn(kinds, value.kind)
  );
}

/** Calls `visit` for the condition and everything below it, outermost first. */
export function walkCondition(condition: Condition, visit: (condition: Condition) => void): void {
  const pending = [condition];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    visit(next);
    if (next.kind === "not") pending.push(next.operand);
    else if (next.kind === "all" || next.kind === "any")
      pending.push(...next.operands.toReversed());
  }
}
