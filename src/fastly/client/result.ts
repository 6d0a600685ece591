/** What a call came to: nothing throws because Fastly or the network failed. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: FastlyError };

/**
 * What kind of failure it was.
 *
 * - `no-token`, `unauthorized` (401), `forbidden` (403): who asks
 * - `not-found` (404), `conflict` (409), `locked` (422, "Version locked"), `invalid` (400 and other 4xx): what is asked
 * - `rate-limited` (429): no write is left until `resetAt`
 * - `unavailable` (5xx), `network` (no answer): repeating may help
 * - `unexpected`: an answer that is not what Fastly documents
 */
export type FastlyErrorKind =
  | "no-token"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "locked"
  | "invalid"
  | "rate-limited"
  | "unavailable"
  | "network"
  | "unexpected";

export interface FastlyError {
  readonly kind: FastlyErrorKind;
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
  /** Fastly's `msg`, or what happened instead. Never holds the token. */
  readonly msg: string;
  /** Fastly's `detail`. */
  readonly detail?: string;
  /** When writes are allowed again, in milliseconds since 1970; only when Fastly says so. */
  readonly resetAt?: number;
  /** Whether it was a write of which nobody knows if it was made: read back before it is repeated. */
  readonly mayHaveTakenEffect: boolean;
  /** `PATCH /service/…/acl/…/entries`. Holds ids, and no values. */
  readonly request: string;
}

export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function failure(error: FastlyError): { readonly ok: false; readonly error: FastlyError } {
  return { ok: false, error };
}

/** The answer of a call whose answer does not matter. */
export const nothing = success(undefined);
