import { isRecord } from "./decode.js";
import type { Answered, Failed } from "./exchange.js";

/** The code of an error for an answer that is not read to its end. */
export const tooLarge = "ETOOLARGE";

/** Reads what the npm package rejects with. It may hold the request, and so the token: only known parts come out. */
export function describeFailure(
  rejection: unknown,
): { readonly answer: Answered } | { readonly failed: Failed } {
  // An error by itself comes from making the request; what comes later is wrapped.
  if (!isRecord(rejection) || rejection instanceof Error)
    return { failed: { reason: "unsendable" } };
  const { response, error } = rejection;
  const answer = answerOf(response);
  if (answer !== undefined) return { answer };
  if (!isRecord(error)) return { failed: { reason: "connection", code: "" } };
  const code = typeof error["code"] === "string" ? error["code"] : "";
  if (error["timeout"] !== undefined) return { failed: { reason: "timeout" } };
  if (code === tooLarge) return { failed: { reason: "too-large" } };
  return { failed: { reason: "connection", code } };
}

function answerOf(response: unknown): Answered | undefined {
  if (!isRecord(response)) return undefined;
  const { status, body, headers } = response;
  if (typeof status !== "number") return undefined;
  return {
    status,
    text: typeof body === "string" ? body : "",
    headers: isRecord(headers) ? texts(headers) : {},
  };
}

function texts(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (header): header is [string, string] => typeof header[1] === "string",
    ),
  );
}

/** Whether the request certainly did not get as far as Fastly. */
export function isUnsent(failed: Failed): boolean {
  switch (failed.reason) {
    case "unsendable":
      return true;
    case "connection":
      return unreachable.has(failed.code) || isCertificate(failed.code);
    case "timeout":
    case "too-large":
      return false;
  }
}

/** @param timeout in milliseconds */
export function failureMessage(failed: Failed, timeout: number): string {
  switch (failed.reason) {
    case "unsendable":
      return "the request cannot be written: a name or an id in it is not possible";
    case "timeout":
      return `no answer within ${timeout / 1000} seconds`;
    case "too-large":
      return "the answer is too large";
    case "connection":
      return connectionMessage(failed.code);
  }
}

const unreachable: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "the connection was refused"],
  ["ENOTFOUND", "the host name of the endpoint does not exist"],
  ["EAI_AGAIN", "the host name of the endpoint cannot be looked up"],
  ["EHOSTUNREACH", "the endpoint cannot be reached"],
  ["ENETUNREACH", "the network cannot be reached"],
]);

function isCertificate(code: string): boolean {
  return /CERT|^UNABLE_TO_/.test(code);
}

function connectionMessage(code: string): string {
  const known = unreachable.get(code);
  if (known !== undefined) return known;
  if (isCertificate(code)) return `the endpoint's certificate is not trusted (${code})`;
  return /^[A-Z_0-9]{1,60}$/.test(code) ? `the connection broke (${code})` : "the connection broke";
}
