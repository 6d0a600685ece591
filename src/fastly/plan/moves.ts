import type { Change } from "./changes.js";
import { keysOf, type ContainerContent, type Polarity } from "../service.js";
import { Overlaps } from "./overlaps.js";

type Part = Pick<Change, "add" | "remove">;

export interface Moved {
  /** Before the new version is active. */
  readonly early: Part;
  readonly late: Part;
  /** Whether an entry is needed early for one address, and late for another. */
  readonly isTorn: boolean;
}

export interface MovesInput {
  readonly changes: readonly Change[];
  /** The containers that the new version may ask for other addresses than the old one; an interrupted push may have filled them. */
  readonly regrouped?: readonly ContainerContent[];
  /** What containers hold that go; nobody knows any more what they did. */
  readonly leaving: readonly Iterable<string>[];
}

/**
 * Who moves between lists that ban and lists that let through, while a new version becomes active. The old version does not
 * ask a new list that lets through: who comes onto it and onto a list that bans at once would be kept out until then.
 * The new version does not ask a list that goes: who leaves it and a list that bans at once would be kept out from then on.
 */
export class Moves {
  readonly #input: MovesInput;
  #sides: Sides | undefined;

  constructor(input: MovesInput) {
    this.#input = input;
  }

  /** Divides the change of a list that bans, and that the old version asks. */
  of({ add, remove }: Change): Moved {
    const sides = (this.#sides ??= sidesOf(this.#input));
    const coming = divide(add, sides.allowed, sides.noLongerBanned);
    const going = divide(remove, sides.noLongerAllowed, sides.banned);
    return {
      early: { add: coming.others, remove: going.moved },
      late: { add: coming.moved, remove: going.others },
      isTorn: coming.isTorn || going.isTorn,
    };
  }
}

interface Sides {
  readonly allowed: Overlaps;
  readonly noLongerAllowed: Overlaps;
  readonly banned: Overlaps;
  readonly noLongerBanned: Overlaps;
}

function sidesOf({ changes, regrouped = [], leaving }: MovesInput): Sides {
  const come = (polarity: Polarity) => [
    ...partsOf(changes, polarity, "add"),
    ...regrouped.filter((container) => container.polarity === polarity).map(keysOf),
  ];
  const go = (polarity: Polarity) => [...partsOf(changes, polarity, "remove"), ...leaving];
  return {
    allowed: Overlaps.of(come("allow")),
    noLongerAllowed: Overlaps.of(go("allow")),
    banned: Overlaps.of(come("ban")),
    noLongerBanned: Overlaps.of(go("ban")),
  };
}

function partsOf(
  changes: readonly Change[],
  polarity: Polarity,
  part: keyof Part,
): readonly Iterable<string>[] {
  return changes
    .filter(({ container }) => container.polarity === polarity)
    .map((change) => change[part]);
}

/** Entries that move to or from `side`; one that is also needed for `otherwise` moves only if all of it is in `side`. */
function divide(entries: readonly string[], side: Overlaps, otherwise: Overlaps) {
  const moved: string[] = [];
  const others: string[] = [];
  let isTorn = false;
  for (const text of entries) {
    if (!side.overlaps(text)) others.push(text);
    else if (side.covers(text) || !otherwise.overlaps(text)) moved.push(text);
    else {
      others.push(text);
      isTorn = true;
    }
  }
  return { moved, others, isTorn };
}
