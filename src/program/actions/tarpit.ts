import type { Response } from "../response.js";

/** Answers with one of several responses, drawn by weight for each request: confusion as a defence. */
export interface TarpitAction {
  readonly kind: "tarpit";
  readonly answers: readonly WeightedAnswer[];
}

export interface WeightedAnswer {
  /** A positive whole number; an answer's share is its weight over the sum of all weights. */
  readonly weight: number;
  readonly response: Response;
}

export const TarpitAction = Object.freeze({
  create(answers: readonly WeightedAnswer[]): TarpitAction {
    return Object.freeze({ kind: "tarpit", answers: Object.freeze([...answers]) });
  },
});
