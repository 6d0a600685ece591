import { AddressSet, parseCidr } from "../../addresses/index.js";
import type { EdgeState } from "../../program/evaluate.js";
import type { Request } from "../../program/request.js";

/** What on-call has chosen: one of the states in which a guardrail must hold. */
export interface Choice {
  /** By `dictionary.key`; a missing one is as it was created. */
  readonly toggles: ReadonlyMap<string, boolean>;
  /** Live lists that hold the client's address, and nothing else. All other live lists are empty. */
  readonly listedOn: ReadonlySet<string>;
}

export const asCreated: Choice = { toggles: new Map(), listedOn: new Set() };

/** The live lists of a choice, for a request. */
export function liveLists({ listedOn }: Choice, { ip }: Request): ReadonlyMap<string, AddressSet> {
  const parsed = parseCidr(ip);
  const only = AddressSet.of(parsed.ok ? [parsed.cidr] : []);
  return new Map([...listedOn].map((name) => [name, only]));
}

/** The choice as conditions see it. */
export function edgeState(
  choice: Choice,
  request: Request,
  contents: ReadonlyMap<string, AddressSet>,
): Pick<EdgeState, "lists" | "toggles"> {
  return {
    toggles: choice.toggles,
    lists: new Map([...contents, ...liveLists(choice, request)]),
  };
}
