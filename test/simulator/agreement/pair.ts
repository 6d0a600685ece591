import { formatCidr, type AddressSet } from "../../../src/addresses/index.js";
import { defaultSettings } from "../../../src/compiler/settings.js";
import { evaluator, type Evaluator } from "../../../src/program/evaluate.js";
import type { Program } from "../../../src/program/program.js";
import type { Response } from "../../../src/program/response.js";
import { newSimulator, type Simulator } from "../../../src/simulator/index.js";
import { compiled } from "../../support/compiled.js";
import { contentsOf } from "../../support/policies.js";
import type { WrittenPolicy } from "./policies.js";
import type { Meeting } from "./requests.js";
import { programFrom } from "./source.js";

/** What a request gets, in words that the reference and the simulator share. */
export interface Answer {
  readonly outcome: string;
  readonly rule: string | undefined;
  readonly counted: readonly string[];
  /** The answers it may get: of a tarpit, any; of a request that passes, none. */
  readonly responses: readonly AnsweredResponse[];
}

interface AnsweredResponse {
  readonly status: number;
  readonly reason: string;
  /** `name: value`, sorted. */
  readonly headers: readonly string[];
  readonly body: string;
}

/** A policy ready to be asked by both. */
export class Pair {
  readonly #program: Program;
  readonly #contents: ReadonlyMap<string, AddressSet>;
  readonly #evaluate: Evaluator;
  readonly #simulator: Simulator;

  constructor({ source, most }: Pick<WrittenPolicy, "source" | "most">) {
    this.#program = programFrom(source);
    this.#contents = contentsOf(this.#program);
    this.#evaluate = evaluator(this.#program);
    const made = newSimulator(
      compiled(this.#program, {
        limits: {
          ...defaultSettings.limits,
          aclEntries: most,
          // Dictionaries of toggles have to fit, too.
          dictionaryItems: Math.max(most, 3),
          shards: 1_000,
        },
      }),
    );
    if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join("\n"));
    this.#simulator = made.simulator;
  }

  /** What docs/semantics.md gives the request. */
  expected({ request, state }: Meeting): Answer {
    const { outcome, rule, counted } = this.#evaluate(request, {
      lists: new Map([...this.#contents, ...state.lists]),
      toggles: state.toggles,
      temporary: state.temporary,
      now: state.now,
      chance: () => true,
    });
    const isHead = request.method === "HEAD";
    const responses = responsesOf(rule).map(({ status, reason, headers, body }) => ({
      status,
      reason,
      headers: [
        "cache-control: private, no-store",
        ...headers.map(({ name, value }) => `${name.toLowerCase()}: ${value}`),
      ].sort(),
      body: isHead ? "" : body,
    }));
    return { outcome, rule: rule?.id, counted, responses: outcome === "pass" ? [] : responses };
  }

  /** What the compiled VCL gives it. */
  actual({ request, state, seed }: Meeting): Answer {
    const { outcome, rule, counted, status, reason, headers, body } = this.#simulator.decide(
      request,
      { ...state, seed },
    );
    const responses = [
      {
        status: status ?? 0,
        reason: reason ?? "",
        headers: headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).sort(),
        body: body ?? "",
      },
    ];
    return { outcome, rule, counted, responses: outcome === "pass" ? [] : responses };
  }

  /** Both answers, and what was asked. */
  explain(meeting: Meeting): readonly string[] {
    const { request, state, seed } = meeting;
    const lists = [...state.lists].map(([name, { cidrs }]) => [name, cidrs.map(formatCidr)]);
    const shown = {
      toggles: Object.fromEntries(state.toggles),
      lists: Object.fromEntries(lists),
      temporary: [...state.temporary].map(([name, entries]) => [
        name,
        entries.map(({ addresses, until }) => [addresses.cidrs.map(formatCidr), until]),
      ]),
      now: state.now,
      seed,
    };
    let actual: string;
    try {
      actual = JSON.stringify(this.actual(meeting));
    } catch (error) {
      actual = String(error);
    }
    return [
      `request: ${JSON.stringify(request)}`,
      `state: ${JSON.stringify(shown)}`,
      `reference:    ${JSON.stringify(this.expected(meeting))}`,
      `compiled VCL: ${actual}`,
    ];
  }

  agrees(meeting: Meeting): boolean {
    const expected = this.expected(meeting);
    let actual: Answer;
    try {
      actual = this.actual(meeting);
    } catch {
      return false;
    }
    const { responses, ...decision } = expected;
    const { responses: given, ...decided } = actual;
    const possible = new Set(responses.map((response) => JSON.stringify(response)));
    return (
      JSON.stringify(decision) === JSON.stringify(decided) &&
      responses.length > 0 === given.length > 0 &&
      given.every((response) => possible.has(JSON.stringify(response)))
    );
  }
}

function responsesOf(rule: ReturnType<Evaluator>["rule"]): readonly Response[] {
  if (rule === undefined) return [];
  return rule.then.kind === "block"
    ? [rule.then.response]
    : rule.then.answers.filter(({ weight }) => weight > 0).map(({ response }) => response);
}
