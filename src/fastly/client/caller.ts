import { Connection, type Method } from "./connection.js";
import { count, isRecord } from "./decode.js";
import {
  errorOfAnswer,
  errorOfFailure,
  parseJson,
  unreadable,
  type ErrorContext,
} from "./errors.js";
import type { Exchange } from "./exchange.js";
import type { Answer, WriteBudget } from "./fastly-client.js";
import type { ClientOptions } from "./options.js";
import { failure, nothing, success, type FastlyError, type Result } from "./result.js";

/** One call of the API. */
export interface Call<Value> extends Method {
  /**
   * - `read`: it changes nothing
   * - `write-again`: a write that may be made twice
   * - `write-once`: a write that is not repeated when it may have been made
   */
  readonly effect: "read" | "write-again" | "write-once";
  /** Undefined: the answer is not what Fastly documents. */
  readonly read: (
    body: unknown,
    headers: Readonly<Record<string, string | undefined>>,
  ) => Value | undefined;
}

const defaultTimeout = 30_000;

/** Attempts after the first. */
const repeats = 3;

/** Makes calls: repeats them where that is safe, counts writes, and remembers what Fastly says of the budget. */
export class Caller {
  readonly #options: ClientOptions;
  readonly #timeout: number;
  readonly #connection: Connection;
  #writes = 0;
  #budget: WriteBudget | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#timeout = options.timeout ?? defaultTimeout;
    this.#connection = new Connection({ ...options, timeout: this.#timeout });
  }

  get writes(): number {
    return this.#writes;
  }

  get budget(): WriteBudget | undefined {
    return this.#budget;
  }

  async call<Value>(call: Call<Value>): Answer<Value> {
    const { sleep, random, token } = this.#options;
    // What HTTP has no place for is no token, either.
    if (!/^[\x21-\x7e]+$/.test(token)) return failure(noToken(call, token));
    let mayHaveTakenEffect = false;
    for (let failures = 0; ; failures++) {
      if (call.effect !== "read") this.#writes++;
      const exchange = await this.#connection.send(call);
      this.#remember(exchange);
      const result = this.#resultOf(exchange, call);
      if (result.ok) return result;
      const { error } = result;
      // An earlier attempt may have been made though this one was not.
      mayHaveTakenEffect ||= error.mayHaveTakenEffect;
      if (failures === repeats || !isWorthRepeating(error, call.effect))
        return failure({ ...error, mayHaveTakenEffect });
      await sleep(pauseAfter(failures, random()));
    }
  }

  /** A call of whose answer nothing is needed. */
  async send(call: Omit<Call<true>, "read">): Answer<undefined> {
    const result = await this.call({ ...call, read: isDone });
    return result.ok ? nothing : result;
  }

  #resultOf<Value>(exchange: Exchange, { effect, read }: Call<Value>): Result<Value> {
    const { token, now } = this.#options;
    const isWrite = effect !== "read";
    const context: ErrorContext = { isWrite, timeout: this.#timeout, now: now(), token };
    const { request } = exchange;
    if ("failed" in exchange) return failure(errorOfFailure(request, exchange.failed, context));
    const { answer } = exchange;
    const error = errorOfAnswer(request, answer, context);
    if (error !== undefined) return failure(error);
    const body = answer.status === 204 ? {} : parseJson(answer.text);
    const value = body === undefined ? undefined : read(body, answer.headers);
    return value === undefined ? failure(unreadable(request, answer, context)) : success(value);
  }

  /** @see https://www.fastly.com/documentation/reference/api/#rate-limiting */
  #remember(exchange: Exchange): void {
    if ("failed" in exchange) return;
    const { headers } = exchange.answer;
    const remaining = count(headers["fastly-ratelimit-remaining"]);
    const reset = count(headers["fastly-ratelimit-reset"]);
    if (remaining !== undefined && reset !== undefined)
      this.#budget = { remaining, resetAt: reset * 1000 };
  }
}

function isDone(body: unknown): true | undefined {
  return isRecord(body) ? true : undefined;
}

function isWorthRepeating(
  { kind, mayHaveTakenEffect }: FastlyError,
  effect: Call<unknown>["effect"],
): boolean {
  const mayPass = kind === "network" || kind === "unavailable";
  return mayPass && (effect !== "write-once" || !mayHaveTakenEffect);
}

/** Milliseconds: a quarter of a second, then twice as long each time, less up to a half of it by chance. */
function pauseAfter(failures: number, chance: number): number {
  return Math.round(250 * 2 ** failures * (1 - chance / 2));
}

function noToken({ api, action }: Method, token: string): FastlyError {
  return {
    kind: "no-token",
    msg: token === "" ? "there is no API token" : "the API token has characters that no token has",
    mayHaveTakenEffect: false,
    request: `${api}.${action}`,
  };
}
