import type { Response } from "../response.js";

/** Answers with one response. */
export interface BlockAction {
  readonly kind: "block";
  readonly response: Response;
}

export const BlockAction = Object.freeze({
  create(response: Response): BlockAction {
    return Object.freeze({ kind: "block", response });
  },
});
