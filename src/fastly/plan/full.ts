import { keysOf, type ContainerContent, type LiveContainer, type Polarity } from "../service.js";
import type { Change } from "./changes.js";
import type { Moved, MovesInput } from "./moves.js";
import { Overlaps } from "./overlaps.js";

export interface FullInput extends Pick<MovesInput, "changes" | "leaving"> {
  /** All that the service should hold; where nobody knows, little can be told about what nobody promised. */
  readonly wanted?: Iterable<ContainerContent>;
  /** What it holds, by name. */
  readonly live?: ReadonlyMap<string, LiveContainer>;
}

/** The parts of a change that has no room for old and new together. */
export interface Divided {
  readonly early: Change["add"];
  /** Goes early, the first `free` of it before all of `early` has come. */
  readonly gone: Change["remove"];
  readonly free: number;
  readonly late: Pick<Change, "add" | "remove">;
}

/**
 * What of a full container need not come before the new version is active, or may go before that. A promise is made to
 * whoever is banned before and after, and to whoever is let through before and after. An entry that replaces none is for
 * addresses that were on no list: it may come late, when there is room. An entry that none replaces may go early.
 */
export class Full {
  readonly #input: FullInput;
  readonly #known = new Map<string, Overlaps>();

  constructor(input: FullInput) {
    this.#input = input;
  }

  /** @param moved who moves between lists that ban and lists that let through, where it is a list that bans */
  of({ container, add, growth, size, remove }: Change, limit: number, moved?: Moved): Divided {
    const isBan = container.polarity === "ban";
    // Somebody else may own what holds no list, and nobody knows what it is for.
    const isList = container.kind === "acl" || container.list !== undefined;
    const delayed = new Set(moved?.late.add);
    const early: string[] = [];
    const late: string[] = [];
    for (const [index, text] of add.entries()) {
      const isLater = delayed.has(text) || (isList && index < growth && this.#isFresh(text, isBan));
      (isLater ? late : early).push(text);
    }
    const sooner = new Set(moved?.early.remove);
    const short = size + early.length - sooner.size - limit;
    const free = short > 0 && isList ? this.#given(remove, sooner, isBan) : [];
    const replaced = short > 0 ? coveredBy(early, remove, sooner) : [];
    const swapped = replaced.slice(0, Math.max(short, 0));
    const lifted = free.slice(0, Math.max(short - swapped.length, 0));
    const gone = new Set([...sooner, ...lifted, ...swapped]);
    return {
      early,
      gone: [...gone],
      free: gone.size - swapped.length,
      late: { add: late, remove: remove.filter((text) => !gone.has(text)) },
    };
  }

  /** Whether it is for addresses alone that no list loses, and that, if let through, no list bans. */
  #isFresh(text: string, isBan: boolean): boolean {
    if (this.#lost.overlaps(text)) return false;
    return isBan || (this.#input.wanted !== undefined && !this.#wantedBy("ban").overlaps(text));
  }

  /** What no list holds any more and, if it lets through, none bans meanwhile. */
  #given(
    remove: readonly string[],
    sooner: ReadonlySet<string>,
    isBan: boolean,
  ): readonly string[] {
    if (this.#input.wanted === undefined) return [];
    return remove.filter((text) => {
      if (sooner.has(text) || this.#wantedBy("ban").overlaps(text)) return false;
      if (isBan) return true;
      return !this.#wantedBy("allow").overlaps(text) && !this.#lostBans.overlaps(text);
    });
  }

  /** What goes from where the old version asks, or may have stood for something else there. */
  get #lost(): Overlaps {
    return this.#remembered("lost", () => [
      ...this.#input.leaving,
      ...this.#input.changes.filter(({ isNew }) => !isNew).map(({ remove }) => remove),
      ...this.#wanted(({ polarity }) => polarity === "toggle").flatMap(({ name }) => {
        const held = this.#input.live?.get(name);
        return held === undefined ? [] : [keysOf(held)];
      }),
    ]);
  }

  get #lostBans(): Overlaps {
    return this.#remembered("lost bans", () => [
      ...this.#input.leaving,
      ...this.#input.changes
        .filter(({ container }) => container.polarity === "ban")
        .map(({ remove }) => remove),
    ]);
  }

  #wantedBy(polarity: Polarity): Overlaps {
    return this.#remembered(polarity, () =>
      this.#wanted((container) => container.polarity === polarity).map(keysOf),
    );
  }

  #wanted(isMeant: (container: ContainerContent) => boolean): readonly ContainerContent[] {
    return [...(this.#input.wanted ?? [])].filter(isMeant);
  }

  #remembered(name: string, sets: () => readonly Iterable<string>[]): Overlaps {
    const known = this.#known.get(name) ?? Overlaps.of(sets());
    this.#known.set(name, known);
    return known;
  }
}

/** Entries of which each address has another entry of the same container: they are exchanged in one transaction. */
function coveredBy(
  early: readonly string[],
  remove: readonly string[],
  sooner: ReadonlySet<string>,
): readonly string[] {
  if (early.length === 0) return [];
  const overlaps = Overlaps.of([early]);
  return remove.filter((text) => !sooner.has(text) && overlaps.covers(text));
}
