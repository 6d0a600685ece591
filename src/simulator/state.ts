import type { AddressSet } from "../addresses/index.js";
import type { TemporaryEntries } from "../program/evaluate.js";

/** What the edge holds besides the compiled service, and what chance and time are. */
export interface SimulatorState {
  /** By `dictionary.key`; a missing one reads as its initial value. */
  readonly toggles?: ReadonlyMap<string, boolean>;
  /** The content of live lists, by their names; a missing one is empty. */
  readonly lists?: ReadonlyMap<string, AddressSet>;
  /** What live lists in dictionaries hold for a while, by their names. */
  readonly temporary?: ReadonlyMap<string, readonly TemporaryEntries[]>;
  /** Of the dice: the same seed gives the same answer to the same request. 1 by default. */
  readonly seed?: number;
  /** Milliseconds since 1970; 0 by default. */
  readonly now?: number;
}
