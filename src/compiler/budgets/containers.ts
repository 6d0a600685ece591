import type { Container, Layout } from "../layout.js";
import { writesOf } from "../lists/api-writes.js";
import { sizeOf } from "../lists/container.js";
import type { Limits } from "../settings.js";
import type { Budget, Budgets, ContainerBudget, ListBudget } from "./budget.js";

/** A list in more containers than this is told in one line: nobody reads more of them. */
const mostShown = 4;

type ContainerBudgets = Pick<Budgets, "acls" | "dictionaries" | "lists" | "shards" | "api">;

/** What the ACLs and dictionaries take, as far as the repository knows their content. */
export function containerBudgets({ acls, dictionaries }: Layout, limits: Limits): ContainerBudgets {
  const containers: readonly Container[] = [...acls, ...dictionaries];
  const lists = groupByList(containers);
  const shown = (container: Container) =>
    isKnown(container) &&
    (container.list === undefined || (lists.get(container.list)?.length ?? 0) <= mostShown);
  const divided = [...lists].filter(([, shards]) => shards.length > 1);
  return {
    acls: acls.filter(shown).map((acl) => containerBudget(acl, limits)),
    dictionaries: dictionaries.filter(shown).map((table) => containerBudget(table, limits)),
    lists: divided.flatMap(([name, shards]) => listBudgets(name, shards, limits)),
    shards: divided.map(([name, { length: used }]) => ({
      name,
      used,
      limit: limits.shards,
      unit: "containers",
    })),
    api: [
      {
        name: "API writes of a first push",
        used: writesOf(containers.map(sizeOf)),
        limit: limits.apiWritesPerHour,
        unit: "writes",
      },
    ],
  };
}

function groupByList(containers: readonly Container[]): ReadonlyMap<string, readonly Container[]> {
  const lists = new Map<string, Container[]>();
  for (const container of containers) {
    if (container.list === undefined) continue;
    const shards = lists.get(container.list);
    if (shards) shards.push(container);
    else lists.set(container.list, [container]);
  }
  return lists;
}

function isKnown(container: Container): boolean {
  return (container.kind === "acl" ? container.entries : container.items) !== undefined;
}

function containerBudget(container: Container, limits: Limits): ContainerBudget {
  const { kind, name, list } = container;
  return {
    name,
    ...(list !== undefined && { list }),
    used: sizeOf(container),
    ...capacity(kind, limits),
  };
}

/** One line for the ACLs and one for the dictionaries, where a list takes both. */
function listBudgets(
  name: string,
  shards: readonly Container[],
  limits: Limits,
): readonly ListBudget[] {
  return (["acl", "dictionary"] as const).flatMap((kind) => {
    const sizes = shards.filter((shard) => shard.kind === kind && isKnown(shard)).map(sizeOf);
    if (sizes.length === 0) return [];
    return [
      {
        name,
        used: sizes.reduce((most, size) => Math.max(most, size), 0),
        ...capacity(kind, limits),
        shards: sizes.length,
        total: sizes.reduce((sum, size) => sum + size, 0),
      },
    ];
  });
}

function capacity(kind: Container["kind"], limits: Limits): Pick<Budget, "limit" | "unit"> {
  return kind === "acl"
    ? { limit: limits.aclEntries, unit: "entries" }
    : { limit: limits.dictionaryItems, unit: "items" };
}
