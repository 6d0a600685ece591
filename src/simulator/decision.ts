import type { CompiledService } from "../compiler/service.js";
import { fromBytes } from "../vcl/runtime/bytes.js";
import type { Answered, Decision } from "../vcl/runtime/machine/index.js";
import type { Transaction } from "../vcl/runtime/transaction.js";
import type { TraceLine } from "./trace.js";

/** What became of a request, in JavaScript's strings. */
export interface SimulatedDecision {
  readonly outcome: "pass" | "block" | "tarpit";
  /** The id of the rule that decided; undefined of a request that passed, and of one that Fastly itself refused. */
  readonly rule: string | undefined;
  /** Of the answer, as are the next three; of a request that passed, there is none. */
  readonly status: number | undefined;
  readonly reason: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  /** Ids of the `count` rules that the request met on its way. */
  readonly counted: readonly string[];
  /** All that ran, when the simulator was made to trace. */
  readonly trace?: readonly TraceLine[];
}

const passed = {
  outcome: "pass",
  rule: undefined,
  status: undefined,
  reason: undefined,
  headers: [],
  body: undefined,
} as const;

/** Reads decisions of a service's compiled VCL: a rule decides by `error` with the one code, and with its id. */
export class DecisionReader {
  readonly #tarpits: ReadonlyMap<string, boolean>;
  readonly #errorCode: bigint;

  constructor({ program, errorCode }: CompiledService) {
    this.#tarpits = new Map(program.rules.map(({ id, then }) => [id, then.kind === "tarpit"]));
    this.#errorCode = BigInt(errorCode);
  }

  /** @throws {Error} when the simulator could not go on */
  read(decision: Decision): SimulatedDecision {
    switch (decision.kind) {
      case "passed":
        return { ...passed, counted: countedIn(decision.transaction) };
      case "answered":
        return this.#answered(decision);
      case "failed":
        throw new Error(`the simulator cannot go on: ${decision.message}`);
    }
  }

  #answered({ response, error, transaction }: Answered): SimulatedDecision {
    const id = error?.status === this.#errorCode ? fromBytes(error?.response ?? "") : undefined;
    const tarpit = id === undefined ? undefined : this.#tarpits.get(id);
    return {
      outcome: tarpit === true ? "tarpit" : "block",
      rule: tarpit === undefined ? undefined : id,
      status: Number(response.status),
      reason: fromBytes(response.response),
      headers: [...response.headers.entries()].map(
        ([name, value]) => [fromBytes(name), fromBytes(value)] as const,
      ),
      body: fromBytes(response.body),
      counted: countedIn(transaction),
    };
  }
}

/** Where the compiled VCL writes down the ids of `count` rules: request header `Edgewall-Counted`. */
function countedIn(transaction: Transaction | undefined): readonly string[] {
  // No rule is asked about a purge: what it carries there is what the client sent.
  if (transaction?.isPurge !== false) return [];
  const counted = transaction.req.headers.get("edgewall-counted");
  return counted === undefined || counted === "" ? [] : fromBytes(counted).split(",");
}
