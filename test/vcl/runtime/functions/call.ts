import { fromBytes, toBytes } from "../../../../src/vcl/runtime/bytes.js";
import { functions } from "../../../../src/vcl/runtime/functions/index.js";
import { newRateLimits } from "../../../../src/vcl/runtime/rate-limits.js";
import type { Transaction } from "../../../../src/vcl/runtime/transaction.js";
import type { Value } from "../../../../src/vcl/runtime/value.js";

export interface World {
  /** Microseconds since 1970. */
  now: number;
  random: () => number;
}

/** As much of a transaction as these functions use. */
export function transactionIn(world: Partial<World> = {}): Transaction {
  const { random = () => 0 } = world;
  const used = {
    environment: {
      now: () => world.now ?? 0,
      random,
      geo: () => undefined,
      rateLimits: newRateLimits(),
    },
    settings: new Map<string, Value>(),
    tarpit: undefined,
  } satisfies Partial<Transaction>;
  // Whatever else a function would use is missing, which fails its test.
  return used as unknown as Transaction;
}

/** What a function returns, and what it leaves in `fastly.error`. Texts are JavaScript's, not bytes. */
export interface Outcome {
  readonly value: Value | void;
  readonly error: Value | undefined;
}

export function run(
  name: string,
  args: readonly (Value | undefined)[],
  transaction = transactionIn(),
): Outcome {
  const implementation = functions.get(name);
  if (implementation === undefined) throw new Error(`${name} is not implemented`);
  const bytes = args.map((arg) => (typeof arg === "string" ? toBytes(arg) : arg));
  const value = implementation.call(transaction, ...bytes);
  return {
    value: typeof value === "string" ? fromBytes(value) : value,
    error: transaction.settings.get("fastly.error"),
  };
}

/** The value alone. */
export function call(
  name: string,
  args: readonly (Value | undefined)[],
  transaction?: Transaction,
): Value | void {
  return run(name, args, transaction).value;
}
