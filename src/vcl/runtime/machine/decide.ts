import type { VclProgram } from "../compile/source.js";
import type { ResponseMessage } from "../message.js";
import type { Transaction } from "../transaction.js";
import type { ClientRequest } from "./client-request.js";
import {
  computeHash,
  mostRestarts,
  nothingStale,
  runSubroutine,
  tooManyRestarts,
  unnamedError,
} from "./lifecycle.js";
import { refusalOf } from "./limits.js";
import type { DecideOptions } from "./options.js";
import { ErrorObject } from "./synthetic.js";
import { begin, discardMessages, noteError } from "./transaction.js";

/** What `error` said. */
export interface RaisedError {
  readonly status: bigint;
  /** The rule's id, where a policy was compiled. */
  readonly response: string;
}

/** vcl_recv let the request go on: to the cache, past it, or to become a WebSocket. */
export interface Passed {
  readonly kind: "passed";
  readonly state: "lookup" | "pass" | "upgrade";
  readonly transaction: Transaction;
}

/** The node answered by itself. */
export interface Answered {
  readonly kind: "answered";
  readonly response: ResponseMessage;
  /** Absent where Fastly answered without running VCL. */
  readonly error?: RaisedError;
  readonly transaction?: Transaction;
}

/** The simulator could not go on. */
export interface Failed {
  readonly kind: "failed";
  readonly message: string;
}

export type Decision = Passed | Answered | Failed;

/**
 * What becomes of a request at a node, without cache and backends: it passes vcl_recv, or it is answered by vcl_error.
 */
export function decide(
  program: VclProgram,
  request: ClientRequest,
  options: DecideOptions,
): Decision {
  try {
    const refusal = refusalOf(request);
    if (refusal !== undefined) return { kind: "answered", response: stock(refusal) };
    return run(program, begin(program, request, options));
  } catch (error) {
    return { kind: "failed", message: messageOf(error) };
  }
}

function run(program: VclProgram, tx: Transaction): Decision {
  for (;;) {
    let gaveUp = false;
    const state = runSubroutine(program, tx, "recv");
    switch (state) {
      case "lookup":
      case "pass":
      case "upgrade":
        return { kind: "passed", state, transaction: tx };
      case "error":
        computeHash(program, tx);
        break;
      case "restart":
        if (tx.restarts < mostRestarts) {
          tx.restarts += 1;
          continue;
        }
        gaveUp = true;
        tx.error = tooManyRestarts;
        break;
      default:
        return { kind: "failed", message: `vcl_recv cannot return ${state}` };
    }
    const answered = answer(program, tx, gaveUp);
    if (answered !== undefined) return answered;
  }
}

/**
 * Undefined when VCL restarts.
 *
 * @param gaveUp whether the error is already that there were too many restarts
 */
function answer(program: VclProgram, tx: Transaction, gaveUp: boolean): Answered | undefined {
  const error = tx.error ?? unnamedError;
  const object = new ErrorObject(error);
  tx.obj = object;
  noteError(tx);
  const state = runSubroutine(program, tx, "error");
  if (state === "deliver_stale") return answeredWithout(nothingStale, tx);
  if (state !== "restart") {
    object.labelStockPage();
    tx.resp = object;
    if (runSubroutine(program, tx, "deliver") !== "restart") {
      if (tx.req.method === "HEAD") object.body = "";
      return { kind: "answered", response: object, error, transaction: tx };
    }
  }
  if (tx.restarts >= mostRestarts) {
    if (gaveUp) return answeredWithout(tooManyRestarts, tx);
    tx.error = tooManyRestarts;
    return answer(program, tx, true);
  }
  tx.restarts += 1;
  discardMessages(tx);
  return undefined;
}

/** Fastly's answer, where VCL had its say. */
function answeredWithout(error: RaisedError, transaction: Transaction): Answered {
  const response = stock(error);
  if (transaction.req.method === "HEAD") response.body = "";
  return { kind: "answered", response, error, transaction };
}

/** A response that no VCL sees. */
export function stock(error: RaisedError): ResponseMessage {
  const object = new ErrorObject(error);
  object.labelStockPage();
  return object;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
