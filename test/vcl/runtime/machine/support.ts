import type { Backend } from "../../../../src/vcl/runtime/backend.js";
import type { State, VclProgram } from "../../../../src/vcl/runtime/compile/source.js";
import {
  begin,
  clientRequest,
  type ClientRequest,
  type DecideOptions,
  type RequestOptions,
} from "../../../../src/vcl/runtime/machine/index.js";
import type { Table } from "../../../../src/vcl/runtime/table.js";
import type { Environment, Transaction } from "../../../../src/vcl/runtime/transaction.js";
import { newRateLimits } from "../../../../src/vcl/runtime/rate-limits.js";
import type { Subroutine } from "../../../../src/vcl/types/subroutines.js";

export type Bodies = Partial<Record<Subroutine, (tx: Transaction) => State | void>>;

/** A program whose subroutines are functions of JavaScript. */
export function programOf(bodies: Bodies, backends: readonly Backend[] = [origin()]): VclProgram {
  return {
    files: [],
    tables: new Map<string, Table>(),
    acls: new Map(),
    backends: new Map(backends.map((backend) => [backend.name, backend])),
    has: (subroutine) => bodies[subroutine] !== undefined,
    run: (subroutine, tx) => bodies[subroutine]?.(tx) ?? undefined,
  };
}

export function origin(fields: Partial<Backend> = {}): Backend {
  return { name: "F_origin", healthy: true, host: "origin.example.com", port: 443, ...fields };
}

/** 2026-01-01T00:00:00Z, in microseconds. */
export const newYear = 1_767_225_600_000_000;

export function environment(fields: Partial<Environment> = {}): Environment {
  return {
    now: () => newYear,
    random: () => 0.5,
    geo: () => undefined,
    rateLimits: newRateLimits(),
    ...fields,
  };
}

export function requestOf(options: RequestOptions = {}): ClientRequest {
  const request = clientRequest(options);
  if (request === undefined) throw new Error("the test's address is none");
  return request;
}

export function transactionOf(
  request: RequestOptions = {},
  options: Partial<DecideOptions> = {},
): Transaction {
  return begin(programOf({}), requestOf(request), { environment: environment(), ...options });
}

/** `error STATUS "response";` */
export function raise(status: bigint, response: string): (tx: Transaction) => State {
  return (tx) => {
    tx.error = { status, response };
    return "error";
  };
}
