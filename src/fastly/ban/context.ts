import type { AddressSet, Cidr } from "../../addresses/index.js";
import type { KnownRanges } from "../../analysis/known-ranges/index.js";
import type { Limits } from "../../compiler/settings.js";
import { managedBy } from "../../program/ip-list.js";
import { dictionariesOf, listsOf, type Program } from "../../program/program.js";
import { done, type Outcome } from "../flip/failure.js";
import { chooseList, liveListOf, type LiveList } from "./live-list.js";
import { protectionsOf, type Protections } from "./protection.js";
import type { BanRules, WidestBan } from "./refusal.js";

/** What the repository knows that `ban` and `unban` need. */
export interface BanContext {
  readonly list: LiveList;
  readonly rules: Omit<BanRules, "protections">;
  readonly protections: Protections;
  readonly limits: Limits;
  /** Names of the containers that belong to other live lists, and of the dictionaries of toggles. */
  readonly taken: ReadonlySet<string>;
}

export interface ContextInput {
  readonly program: Program;
  /** The content of every list that the repository owns, those of guardrails included. */
  readonly contents: ReadonlyMap<string, AddressSet>;
  /** Undefined is the only live list that bans. */
  readonly listName: string | undefined;
  readonly limits: Limits;
  readonly known: KnownRanges;
  readonly origins: AddressSet;
  readonly widest: WidestBan;
  /** Where the caller is. */
  readonly own: readonly Cidr[];
}

export function contextOf(input: ContextInput): Outcome<BanContext> {
  const { program, contents, listName, limits, known, origins, widest, own } = input;
  const list = chooseList(program, listName, limits);
  if (!list.ok) return list;
  return done({
    list: list.value,
    rules: { widest, known, origins, own },
    protections: protectionsOf(program, contents),
    limits,
    taken: new Set([
      ...dictionariesOf(program).map(({ name }) => name),
      ...listsOf(program)
        .filter((other) => other.name !== list.value.list.name && managedBy(other) === "live")
        .flatMap((other) => liveListOf(other, limits).containers.map(({ name }) => name)),
    ]),
  });
}
