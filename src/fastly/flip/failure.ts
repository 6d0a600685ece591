import type { Diagnostic } from "../../diagnostics/index.js";
import { visible } from "../../diagnostics/index.js";
import type { FastlyError } from "../client/index.js";

/** Why a command of on-call did not do what it was asked. */
export interface Failure {
  readonly diagnostic: Diagnostic;
  /** `check`: it is not as the caller believed. `input`: asked for what cannot be. `remote`: Fastly or the network. */
  readonly kind: "check" | "input" | "remote";
  /** Whether something may have been written all the same. */
  readonly isOpen?: boolean;
}

export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** The same, of something that may have been written all the same. */
export function open({ failure }: { readonly failure: Failure }): {
  readonly ok: false;
  readonly failure: Failure;
} {
  return { ok: false, failure: { ...failure, isOpen: true } };
}

export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function refused(
  kind: Failure["kind"],
  diagnostic: Omit<Diagnostic, "severity">,
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { kind, diagnostic: { ...diagnostic, severity: "error" } } };
}

/**
 * Fastly's error.
 *
 * @param live what holds at the edge now, and what to run next
 */
export function remote(
  error: FastlyError,
  live: string,
): { readonly ok: false; readonly failure: Failure } {
  const said = [error.msg, error.detail].filter((text) => text !== undefined && text !== "");
  return refused("remote", {
    code: "EW3060",
    message: `${visible(error.request, 200)}: ${visible(said.join(": "), 500)}`,
    help: `${adviceFor(error)}; ${live}`,
  });
}

function adviceFor({ kind, resetAt }: FastlyError): string {
  switch (kind) {
    case "no-token":
    case "unauthorized":
      return "check FASTLY_API_TOKEN";
    case "forbidden":
      return "the token may not do this: it needs the scope `global`, and access to the service";
    case "not-found":
      return "check FASTLY_SERVICE_ID, or somebody removed it meanwhile";
    case "rate-limited":
      return resetAt === undefined
        ? "the hourly budget of API writes is spent"
        : `the hourly budget of API writes is spent until ${new Date(resetAt).toISOString()}`;
    case "conflict":
    case "locked":
    case "invalid":
      return "Fastly's message says why";
    case "unavailable":
    case "network":
    case "unexpected":
      return "Fastly could not be reached, or did not answer as it should";
  }
}
