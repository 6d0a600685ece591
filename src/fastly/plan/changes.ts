import type {
  AclContent,
  ContainerContent,
  DictionaryContent,
  LiveContainer,
  ServiceContent,
} from "../service.js";
import { sizeOf } from "../service.js";

/** What is to happen to the content of a container that stays or comes: the exact difference, and no more. */
export interface Change {
  readonly container: ContainerContent;
  /** Whether it is read by nothing that is live, so that its content may change in any order. */
  readonly isNew: boolean;
  /** What it holds now. */
  readonly size: number;
  /** Entries or keys to add, and keys whose value changes. */
  readonly add: readonly string[];
  /** How many of `add` make it longer. */
  readonly growth: number;
  readonly remove: readonly string[];
}

/**
 * @param live by name; a container that is missing there, or is of another kind, counts as empty
 * @param isNew whether a container is not in the active version
 */
export function changesOf(
  desired: ServiceContent,
  live: ReadonlyMap<string, LiveContainer>,
  isNew: (container: ContainerContent) => boolean,
): readonly Change[] {
  return [...desired.containers.values()].flatMap((container) => {
    const held = live.get(container.name);
    const size = held === undefined ? 0 : sizeOf(held);
    const difference =
      container.kind === "acl" ? entryDifference(container, held) : itemDifference(container, held);
    const { add, growth, remove } = difference;
    if (add.length + remove.length === 0) return [];
    return [{ container, isNew: isNew(container), size, add, growth, remove }];
  });
}

type Difference = Pick<Change, "add" | "growth" | "remove">;

function entryDifference(
  { managed, entries }: AclContent,
  live: LiveContainer | undefined,
): Difference {
  const held = live?.kind === "acl" ? live.entries : none;
  if (managed === "live") return unchanged;
  const add = missing(entries.keys(), held);
  return { add, growth: add.length, remove: missing(held.keys(), entries) };
}

/** On-call owns live lists and toggles: what is there stays, whatever it says. */
function itemDifference(
  { managed, items }: DictionaryContent,
  live: LiveContainer | undefined,
): Difference {
  const held = live?.kind === "dictionary" ? live.items : noItems;
  const added = missing(items.keys(), held);
  if (managed === "live") return { add: added, growth: added.length, remove: [] };
  const changed: string[] = [];
  for (const [key, value] of held) {
    const wanted = items.get(key);
    if (wanted !== undefined && wanted !== value) changed.push(key);
  }
  return {
    add: [...added, ...changed],
    growth: added.length,
    remove: missing(held.keys(), items),
  };
}

const none: ReadonlySet<string> = new Set();
const noItems: ReadonlyMap<string, string> = new Map();
const unchanged: Difference = { add: [], growth: 0, remove: [] };

function missing(
  texts: Iterable<string>,
  from: { readonly has: (text: string) => boolean },
): readonly string[] {
  const found: string[] = [];
  for (const text of texts) if (!from.has(text)) found.push(text);
  return found;
}
