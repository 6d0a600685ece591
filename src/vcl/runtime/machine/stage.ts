import type { State } from "../compile/source.js";

/** What comes next in the life of a request. */
export type Stage =
  | "recv"
  | "lookup"
  | "hit"
  | "miss"
  | "pass"
  | "fetch"
  | "stale"
  | "error"
  | "deliver"
  | "restart"
  | "end"
  | "upgrade";

/** Of states that name what comes next. */
export function asStage(state: State): Stage {
  switch (state) {
    case "pass":
    case "fetch":
    case "error":
    case "restart":
    case "deliver":
      return state;
    case "lookup":
    case "hash":
    case "upgrade":
    case "deliver_stale":
    case "hit_for_pass":
      throw new Error(`${state} leads nowhere`);
  }
}
