import type { Headers } from "../headers.js";
import type { ClientRequest } from "./client-request.js";

/** https://www.fastly.com/documentation/reference/vcl/constraints-and-limitations/ */
const largestUrl = 8 * 1024;
const largestCookie = 32 * 1024;
const largestHeaders = 69 * 1024;
const mostRequestHeaders = 255;
const mostResponseHeaders = 96;

/** An answer that Fastly gives without running VCL. */
export interface Refusal {
  readonly status: bigint;
  readonly response: string;
}

const tooLong: Refusal = { status: 414n, response: "Too long request string" };
const overflow: Refusal = { status: 503n, response: "Header overflow" };

/**
 * What exceeds Fastly's sizes. The words are documented, of the first the status is not. For headers that are too
 * large, Fastly may also close the connection, or answer 502.
 */
export function refusalOf({ url, headers }: ClientRequest): Refusal | undefined {
  if (url.length > largestUrl) return tooLong;
  return headers.count() > mostRequestHeaders || headers.bytes() > largestHeaders
    ? overflow
    : undefined;
}

/** Headers that grew too many while VCL ran. */
export function overflowOf(headers: Headers): Refusal | undefined {
  return headers.count() > mostRequestHeaders ? overflow : undefined;
}

/**
 * A cookie that is too large is gone, and a header says so. A client's own is not believed.
 *
 * @see https://www.fastly.com/documentation/reference/http/http-headers/Fastly-Cookie-Overflow/
 */
export function limitCookie(headers: Headers): void {
  headers.unset("fastly-cookie-overflow");
  if (headers.bytes() <= largestCookie) return;
  const cookie = headers.get("cookie");
  if (cookie === undefined || cookie.length <= largestCookie) return;
  headers.unset("cookie");
  headers.set("Fastly-Cookie-Overflow", "1", "fastly-cookie-overflow");
}

/** Why a backend's response is none that Fastly takes. */
export function faultOfResponse(
  headers: Headers,
): { readonly failure: string } | Refusal | undefined {
  if (headers.count() > mostResponseHeaders) return overflow;
  return headers.bytes() > largestHeaders ? { failure: "backend read error" } : undefined;
}
