import { AddressSet, parseCidr } from "../addresses/index.js";
import { didYouMean, quote } from "../diagnostics/index.js";
import type { ToggleState } from "../program/dictionary.js";
import { managedBy } from "../program/ip-list.js";
import { dictionariesOf, listsOf, type Program } from "../program/program.js";
import type { SimulatorState } from "../simulator/index.js";
import { TestingError } from "./testing-error.js";

/** What on-call has set at the edge, and what chance and the clock are. What is left out stays as it was. */
export interface EdgeOptions {
  /** By name; `dictionary.name` where several dictionaries have it. As created, unless set. */
  readonly toggles?: Readonly<Record<string, ToggleState>>;
  /** Addresses and blocks on live lists, by list name. Live lists are empty, unless set. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** Of the dice that tarpits throw; 1 unless set. */
  readonly seed?: number;
  /** The time; 1970 unless set. */
  readonly now?: Date;
}

/** The state with the options laid over it. */
export function stateWith(
  program: Program,
  before: SimulatorState,
  { toggles = {}, lists = {}, seed, now }: EdgeOptions,
): SimulatorState {
  return {
    ...before,
    toggles: new Map([
      ...(before.toggles ?? []),
      ...Object.entries(toggles).map(
        ([name, state]) => [toggleId(program, name), isEnabled(name, state)] as const,
      ),
    ]),
    lists: new Map([
      ...(before.lists ?? []),
      ...Object.entries(lists).map(
        ([name, entries]) => [liveList(program, name), addressSet(name, entries)] as const,
      ),
    ]),
    ...(seed !== undefined && { seed }),
    ...(now !== undefined && { now: now.getTime() }),
  };
}

function toggleId(program: Program, name: string): string {
  const ids = dictionariesOf(program).flatMap((dictionary) =>
    Object.keys(dictionary.toggles).map((key) => `${dictionary.name}.${key}`),
  );
  const found = ids.filter((id) => id === name || id.endsWith(`.${name}`));
  const [id] = found;
  if (id !== undefined && found.length === 1) return id;
  throw id === undefined
    ? unknown("toggle", name, ids)
    : new TestingError(
        `several dictionaries have a toggle ${quote(name)}`,
        `name one of ${found.join(", ")}`,
      );
}

function isEnabled(name: string, state: string): boolean {
  if (state === "enabled" || state === "disabled") return state === "enabled";
  throw new TestingError(
    `toggle ${quote(name)}: ${quote(String(state))} is not a state`,
    'set it to "enabled" or "disabled"',
  );
}

function liveList(program: Program, name: string): string {
  const known = listsOf(program);
  const list = known.find((candidate) => candidate.name === name);
  if (list === undefined) {
    throw unknown(
      "list",
      name,
      known.map((candidate) => candidate.name),
    );
  }
  if (managedBy(list) === "live") return name;
  throw new TestingError(
    `the list ${quote(name)} is owned by the repository`,
    "only live lists can be set: test with an address that is on it",
  );
}

function addressSet(name: string, entries: readonly string[]): AddressSet {
  return AddressSet.of(
    entries.map((entry) => {
      const parsed = parseCidr(entry);
      if (parsed.ok) return parsed.cidr;
      throw new TestingError(`list ${quote(name)}: ${parsed.problem}`, parsed.help);
    }),
  );
}

/** The error for a name that is not there. */
export function unknown(what: string, name: string, known: readonly string[]): TestingError {
  const meant = didYouMean(name, known);
  return new TestingError(
    `the policy has no ${what} ${quote(name)}`,
    meant === undefined
      ? `it has ${known.length === 0 ? "none" : known.join(", ")}`
      : `did you mean ${quote(meant)}?`,
  );
}
