import { BlockAction } from "../program/actions/block.js";
import { TarpitAction } from "../program/actions/tarpit.js";
import type { Origin } from "../program/origin.js";
import type { Action } from "../program/rule.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";
import { programResponse, responseKeys, type ResponseOptions } from "./response.js";

/** A response and its share of the draw: its weight over the sum of all weights. */
export type WeightedResponse = ResponseOptions & { readonly weight: number };

/** Answers with one response; 403 when none is named. */
export function block(respond: ResponseOptions = { status: 403 }): Action {
  return blockAction(respond, "`block()`", calledAt(block));
}

/**
 * Answers at random, by weight: card testers learn nothing from 201 or 402 drawn like a coin.
 *
 * @example
 * answerAtRandom([{ weight: 1, status: 201 }, { weight: 1, status: 402 }])
 * // VCL, in vcl_error: if (randombool(1, 2)) { set obj.status = 201; … } else { set obj.status = 402; … }
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/randomness/randombool/
 */
export function answerAtRandom(answers: readonly WeightedResponse[]): Action {
  return tarpitAction(answers, "`answerAtRandom()`", calledAt(answerAtRandom));
}

export function blockAction(respond: unknown, subject: string, origin: Origin): Action {
  return BlockAction.create(programResponse(respond ?? { status: 403 }, subject, origin));
}

export function tarpitAction(answers: unknown, subject: string, origin: Origin): Action {
  const check = guard(subject, origin);
  return TarpitAction.create(
    check.array(answers, "`answers`").map((answer) => {
      const { weight, ...response } = check.options(answer, ["weight", ...responseKeys]);
      return Object.freeze({
        weight: check.number(weight, "`weight`"),
        response: programResponse(response, subject, origin),
      });
    }),
  );
}

const kinds: Record<Action["kind"], true> = { block: true, tarpit: true };

/** Whether a value that came from an author's code is an action. */
export function isAction(value: unknown): value is Action {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.isFrozen(value) &&
    "kind" in value &&
    typeof value.kind === "string" &&
    Object.hasOwn(kinds, value.kind)
  );
}
