import { AllCondition } from "../program/conditions/all.js";
import { AlwaysCondition } from "../program/conditions/always.js";
import { AnyCondition } from "../program/conditions/any.js";
import { NotCondition } from "../program/conditions/not.js";
import type { Condition } from "../program/condition.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";

/**
 * A condition that is true when every one of `conditions` is.
 *
 * @example
 * all(req.method.is("POST"), req.path.is("/donate"))
 * // VCL: req.method == "POST" && var.edgewall_path == "/donate"
 */
export function all(...conditions: readonly Condition[]): Condition {
  const origin = calledAt(all);
  const check = guard("`all()`", origin);
  return AllCondition.create(
    conditions.map((condition, index) => check.condition(condition, `argument ${index + 1}`)),
    origin,
  );
}

/**
 * A condition that is true when at least one of `conditions` is.
 *
 * @example
 * any(client.country.is("US"), client.ip.in(office))
 * // VCL: client.geo.country_code == "US" || client.ip ~ office
 */
export function any(...conditions: readonly Condition[]): Condition {
  const origin = calledAt(any);
  const check = guard("`any()`", origin);
  return AnyCondition.create(
    conditions.map((condition, index) => check.condition(condition, `argument ${index + 1}`)),
    origin,
  );
}

/**
 * A condition that is true when `condition` is not.
 *
 * @example
 * not(client.ip.in(office)) // VCL: client.ip !~ office
 */
export function not(condition: Condition): Condition {
  const origin = calledAt(not);
  return NotCondition.create(guard("`not()`", origin).condition(condition, "the argument"), origin);
}

/** A condition that is true for every request: for a rule that a toggle alone should throw, say. */
export function always(): Condition {
  return AlwaysCondition.create(calledAt(always));
}
