import { count, isRecord, text } from "./decode.js";
import type { Answered, Failed } from "./exchange.js";
import { failureMessage, isUnsent } from "./failed.js";
import type { FastlyError, FastlyErrorKind } from "./result.js";

export interface ErrorContext {
  readonly isWrite: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Never in a message, not even where the other side repeats it. */
  readonly token: string;
}

/** Characters; what is longer was not written for people. */
const longestMessage = 2_000;

/** No answer, as an error. */
export function errorOfFailure(
  request: string,
  failed: Failed,
  { isWrite, timeout }: ErrorContext,
): FastlyError {
  return {
    kind: kindOfFailure(failed),
    msg: failureMessage(failed, timeout),
    mayHaveTakenEffect: isWrite && !isUnsent(failed),
    request,
  };
}

/** An answer as an error, unless it is one of 2xx. */
export function errorOfAnswer(
  request: string,
  answer: Answered,
  context: ErrorContext,
): FastlyError | undefined {
  const { status } = answer;
  if (status >= 200 && status < 300) return undefined;
  const said = wordsOf(answer, context);
  const resetAt = status === 429 ? resetOf(answer, context.now) : undefined;
  return {
    kind: kindOfStatus(status, said.msg),
    status,
    ...said,
    ...(resetAt !== undefined && { resetAt }),
    mayHaveTakenEffect: context.isWrite && (status >= 500 || status === 408),
    request,
  };
}

/** An answer of 2xx that cannot be read. */
export function unreadable(
  request: string,
  { status }: Answered,
  { isWrite }: ErrorContext,
): FastlyError {
  const msg = "the answer is not what Fastly documents; is FASTLY_API_ENDPOINT Fastly's API?";
  return { kind: "unexpected", status, msg, mayHaveTakenEffect: isWrite, request };
}

function kindOfFailure({ reason }: Failed): FastlyErrorKind {
  switch (reason) {
    case "unsendable":
      return "invalid";
    case "too-large":
      return "unexpected";
    case "timeout":
    case "connection":
      return "network";
  }
}

function kindOfStatus(status: number, msg: string): FastlyErrorKind {
  if (status >= 500) return "unavailable";
  switch (status) {
    case 401:
      return "unauthorized";
    case 403:
      return "forbidden";
    case 404:
      return "not-found";
    case 409:
      return "conflict";
    case 408:
      return "unavailable";
    case 429:
      return "rate-limited";
  }
  if (status < 400) return "unexpected";
  // Which status comes with these words is not the same everywhere.
  if (/version locked/i.test(msg)) return "locked";
  if (/duplicate record/i.test(msg)) return "conflict";
  if (/record not found/i.test(msg)) return "not-found";
  return "invalid";
}

/** Fastly's words; what stands in front of the API answers in HTML, which helps nobody. */
function wordsOf(
  { status, text: body }: Answered,
  { token }: ErrorContext,
): { readonly msg: string; readonly detail?: string } {
  const said = parseJson(body);
  const fields = isRecord(said) ? said : {};
  const clean = (words: unknown): string =>
    text(words).replaceAll(token, "[token]").slice(0, longestMessage);
  const msg = clean(fields["msg"]);
  const detail = clean(fields["detail"]);
  return {
    msg: msg === "" ? `the answer is ${status}, without a message` : msg,
    ...(detail !== "" && { detail }),
  };
}

/** The JSON of a text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** When writes are allowed again, in milliseconds since 1970. */
function resetOf({ headers }: Answered, now: number): number | undefined {
  const reset = count(headers["fastly-ratelimit-reset"]);
  if (reset !== undefined) return reset * 1000;
  const after = count(headers["retry-after"]);
  return after === undefined ? undefined : now + after * 1000;
}
