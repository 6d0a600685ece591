import { returnStates, type Subroutine } from "../../types/subroutines.js";
import type { State, VclProgram } from "../compile/source.js";
import type { Transaction } from "../transaction.js";
import { noCaptures } from "./transaction.js";

/** Restarts that a request may have: https://www.fastly.com/documentation/reference/vcl/statements/restart/ */
export const mostRestarts = 3;

/** What is said of the request that wants one more; the documentation has its status alone. */
export const tooManyRestarts = { status: 503n, response: "Max restarts limit reached" } as const;

/**
 * `return(deliver_stale)` where there is nothing to deliver:
 * https://www.fastly.com/documentation/guides/full-site-delivery/fastly-vcl/fastly-generated-503-errors-in-vcl/
 */
export const nothingStale = { status: 503n, response: "No stale object available" } as const;

/** `error;` without a code: https://www.fastly.com/documentation/reference/vcl/statements/error/ */
export const unnamedError = { status: 503n, response: "Service Unavailable" } as const;

/**
 * How a subroutine ends whose body ends without a `return`, or that nobody wrote.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/request-lifecycle/
 */
const defaults: Readonly<Record<Exclude<Subroutine, "recv">, State>> = {
  hash: "hash",
  hit: "deliver",
  miss: "fetch",
  pass: "pass",
  fetch: "deliver",
  error: "deliver",
  deliver: "deliver",
  log: "deliver",
};

/** Other methods than these are not looked up: https://www.fastly.com/documentation/reference/vcl/subroutines/recv/ */
function defaultOfRecv({ req }: Transaction): State {
  return req.method === "GET" || req.method === "HEAD" || req.method === "FASTLYPURGE"
    ? "lookup"
    : "pass";
}

/** Runs a subroutine of Fastly's, and what stands for it when there is none. */
export function runSubroutine(program: VclProgram, tx: Transaction, subroutine: Subroutine): State {
  tx.subroutine = subroutine;
  tx.captures = noCaptures;
  const state = program.run(subroutine, tx);
  if (state !== undefined) return state;
  return subroutine === "recv" ? defaultOfRecv(tx) : defaults[subroutine];
}

/**
 * The cache key: what vcl_hash makes of it, or URL and host.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/subroutines/hash/
 */
export function computeHash(program: VclProgram, tx: Transaction): State {
  tx.hash = "";
  if (program.has("hash")) return runSubroutine(program, tx, "hash");
  tx.hash = tx.req.url + (tx.req.headers.get("host") ?? "");
  return "hash";
}

export function isAllowed(subroutine: Subroutine, state: State): boolean {
  return returnStates[subroutine].includes(state) || state === "restart" || state === "error";
}
