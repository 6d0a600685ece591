import type { Condition } from "../program/condition.js";
import type { Program } from "../program/program.js";
import type { Rule } from "../program/rule.js";
import { guard } from "./check.js";
import { programToggle, type ToggleHandle } from "./dictionary.js";
import { programGuardrail, type GuardrailHandle } from "./guardrails.js";
import { calledAt } from "./origin.js";
import { isRule } from "./rule.js";

export interface PolicyOptions {
  /** Who answers for the policy. */
  readonly owner?: string;
  /** Tried in this order; the first enforced rule that matches decides. */
  readonly rules: readonly Rule[];
  /** A request that satisfies this passes; tried before any rule. */
  readonly allow?: Condition;
  /** While this switch is on, nothing is enforced or counted. */
  readonly killSwitch?: ToggleHandle;
  /** Whether purges must carry an API token; yes by default, since bans exempt purges. */
  readonly purgeRequiresAuth?: boolean;
  /**
   * `Fastly-Client-IP` is believed as the client sent it, so it is reset to the client's address at the first
   * hop; `"keep"` where a trusted service in front sets it.
   */
  readonly fastlyClientIp?: "reset" | "keep";
  /** Promises about the policy: one that breaks any of them is not compiled. */
  readonly guardrails?: readonly GuardrailHandle[];
}

/** A policy as a policy file exports it. */
export interface Policy {
  readonly name: string;
  readonly kind: "policy";
}

const programs = new WeakMap<object, Program>();

/** The program behind a policy; undefined for anything that `policy()` did not make. */
export function programOf(value: unknown): Program | undefined {
  return typeof value === "object" && value !== null ? programs.get(value) : undefined;
}

/**
 * A policy: what a policy file exports as its default.
 *
 * @param name names the compiled service's folder: letters, digits, `_` and `-`
 *
 * @example
 * export default policy("campaign", { rules: [geoBan("non_us_ban", { allow: ["US"] })] });
 */
export function policy(name: string, options: PolicyOptions): Policy {
  const origin = calledAt(policy);
  const check = guard("`policy()`", origin);
  const given = check.options(options, [
    "owner",
    "rules",
    "allow",
    "killSwitch",
    "purgeRequiresAuth",
    "fastlyClientIp",
    "guardrails",
  ]);
  const owner = check.optionalText(given.owner, "`owner`");
  const killSwitch =
    given.killSwitch === undefined
      ? undefined
      : (programToggle(given.killSwitch) ??
        check.fail("`killSwitch`", "a toggle of a dictionary", given.killSwitch));
  const program: Program = Object.freeze({
    kind: "program",
    name: check.text(name, "the name"),
    ...(owner !== undefined && { owner }),
    ...(killSwitch && { killSwitch }),
    ...(given.allow !== undefined && { allow: check.condition(given.allow, "`allow`") }),
    rules: Object.freeze(
      check
        .array(given.rules, "`rules`")
        .map((item, index) =>
          isRule(item)
            ? item
            : check.fail(`item ${index + 1} of \`rules\``, "a rule, such as geoBan(...)", item),
        ),
    ),
    ...(given.guardrails !== undefined && {
      guardrails: Object.freeze(
        check
          .array(given.guardrails, "`guardrails`")
          .map(
            (item, index) =>
              programGuardrail(item) ??
              check.fail(
                `item ${index + 1} of \`guardrails\``,
                "a guardrail, such as neverBlock(...)",
                item,
              ),
          ),
      ),
    }),
    purgeRequiresAuth:
      given.purgeRequiresAuth === undefined ||
      check.flag(given.purgeRequiresAuth, "`purgeRequiresAuth`"),
    fastlyClientIp:
      given.fastlyClientIp === undefined
        ? "reset"
        : check.oneOf(given.fastlyClientIp, ["reset", "keep"], "`fastlyClientIp`"),
    origin,
  });
  const made: Policy = Object.freeze({ name: program.name, kind: "policy" });
  programs.set(made, program);
  return made;
}
