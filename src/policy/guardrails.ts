import { isCondition, type Condition } from "../program/condition.js";
import type { Guarded, Guardrail } from "../program/guardrail.js";
import type { Origin } from "../program/origin.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";
import { programRequest, type RequestOptions } from "./request-options.js";

/** What a guardrail may carry, for people. */
export interface GuardrailOptions {
  /** Why it is there. */
  readonly reason?: string;
  /** Who answers for it. */
  readonly owner?: string;
  readonly ticket?: string;
}

/** A promise about the policy, for its `guardrails`. */
export interface GuardrailHandle {
  readonly name: string;
  readonly kind: "guardrail";
}

const guardrails = new WeakMap<object, Guardrail>();

/** The guardrail behind a handle; undefined for anything that these functions did not make. */
export function programGuardrail(handle: unknown): Guardrail | undefined {
  return typeof handle === "object" && handle !== null ? guardrails.get(handle) : undefined;
}

/**
 * No rule may deny these requests, whatever on-call switches: a policy that does is not compiled. Of a condition,
 * compile looks for a request that satisfies it and is denied; finding none proves nothing.
 *
 * @param name names the guardrail in messages
 *
 * @example
 * neverBlock("health_check", { ip: "198.51.100.7", url: "/health", userAgent: "Probe/1.0" })
 * neverBlock("office", client.ip.in(office), { reason: "We would lock ourselves out." })
 */
export function neverBlock(
  name: string,
  guarded: RequestOptions | readonly RequestOptions[] | Condition,
  options: GuardrailOptions = {},
): GuardrailHandle {
  return make(name, "never", guarded, options, calledAt(neverBlock));
}

/**
 * Some rule must deny these requests, whatever on-call switches, except for the kill switch: a policy that lets one
 * pass is not compiled. Purges pass always, so a condition does not speak of them.
 *
 * @param name names the guardrail in messages
 *
 * @example
 * alwaysBlock("wordpress", { ip: "192.0.2.1", country: "US", userAgent: "WordPress/6.4" })
 * alwaysBlock("card_testers", all(client.ip.in(ccBlacklist), req.path.is("/donate"), req.method.is("POST")))
 */
export function alwaysBlock(
  name: string,
  guarded: RequestOptions | readonly RequestOptions[] | Condition,
  options: GuardrailOptions = {},
): GuardrailHandle {
  return make(name, "always", guarded, options, calledAt(alwaysBlock));
}

function make(
  name: unknown,
  blocked: Guardrail["blocked"],
  guarded: unknown,
  options: unknown,
  origin: Origin,
): GuardrailHandle {
  const subject = typeof name === "string" ? `guardrail \`${name.slice(0, 100)}\`` : "a guardrail";
  const check = guard(subject, origin);
  const given = check.options(options, ["reason", "owner", "ticket"]);
  const reason = check.optionalText(given.reason, "`reason`");
  const owner = check.optionalText(given.owner, "`owner`");
  const ticket = check.optionalText(given.ticket, "`ticket`");
  const made: Guardrail = Object.freeze({
    name: check.text(name, "the name"),
    blocked,
    guarded: guardedOf(guarded, subject, origin),
    ...(reason !== undefined && { reason }),
    ...(owner !== undefined && { owner }),
    ...(ticket !== undefined && { ticket }),
    origin,
  });
  const handle: GuardrailHandle = Object.freeze({ name: made.name, kind: "guardrail" });
  guardrails.set(handle, made);
  return handle;
}

function guardedOf(guarded: unknown, subject: string, origin: Origin): Guarded {
  if (isCondition(guarded)) return Object.freeze({ kind: "condition", condition: guarded });
  const requests = Array.isArray(guarded)
    ? guard(subject, origin).array(guarded, "the requests")
    : [guarded];
  return Object.freeze({
    kind: "requests",
    requests: Object.freeze(requests.map((item) => programRequest(item, subject, origin))),
  });
}
