import type { Backend } from "../backend.js";
import {
  newResponse,
  copyRequest,
  copyResponse,
  type RequestMessage,
  type ResponseMessage,
} from "../message.js";
import type { Transaction } from "../transaction.js";
import { freshnessOf, isCacheable } from "./freshness.js";
import { faultOfResponse } from "./limits.js";
import type { Origin } from "./origin.js";

/** The request to the backend, as vcl_miss or vcl_pass finds it. */
export function backendRequest(tx: Transaction, isPass: boolean): RequestMessage {
  const request = copyRequest(tx.req);
  // What can be stored is fetched whole.
  if (!isPass && request.method === "HEAD") request.method = "GET";
  request.headers.set("Fastly-Client", "1", "fastly-client");
  return request;
}

/**
 * A shield sees from `Fastly-FF` which nodes a request came by; here with the service's id, at Fastly with its salted
 * hash.
 *
 * @see https://www.fastly.com/documentation/reference/http/http-headers/Fastly-FF/
 */
function signForShield(request: RequestMessage, { server }: Transaction): void {
  const hop = `${server.serviceId}!${server.pop}!${server.identity}`;
  const before = request.headers.get("fastly-ff");
  request.headers.set("Fastly-FF", before === undefined ? hop : `${before}, ${hop}`, "fastly-ff");
}

/** Asks the backend, and sets `beresp` with its defaults. @returns what went wrong */
export function fetchFrom(
  tx: Transaction,
  request: RequestMessage,
  backend: Backend,
  origin: Origin | undefined,
): { readonly status: bigint; readonly response: string } | undefined {
  tx.progress.origin = backend;
  if (backend.isShield === true) signForShield(request, tx);
  const answer = origin === undefined ? newResponse() : origin(request, backend);
  if ("failure" in answer) return { status: 503n, response: answer.failure };
  const fault = faultOfResponse(answer.headers);
  if (fault !== undefined) {
    return "failure" in fault ? { status: 503n, response: fault.failure } : fault;
  }
  receive(tx, answer);
  return undefined;
}

function receive(tx: Transaction, answer: ResponseMessage): void {
  tx.beresp = copyResponse(answer);
  const { settings } = tx;
  for (const name of settings.keys()) if (name.startsWith("beresp.")) settings.delete(name);
  const { ttl, staleIfError, staleWhileRevalidate } = freshnessOf(answer);
  settings.set("beresp.ttl", ttl);
  settings.set("beresp.stale_if_error", staleIfError);
  settings.set("beresp.stale_while_revalidate", staleWhileRevalidate);
  settings.set("beresp.cacheable", isCacheable(answer));
}

export function numberSetting(tx: Transaction, name: string, fallback: number): number {
  const value = tx.settings.get(name);
  return typeof value === "number" ? value : fallback;
}

export function booleanSetting(tx: Transaction, name: string): boolean {
  return tx.settings.get(name) === true;
}
