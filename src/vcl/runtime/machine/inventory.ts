import { categories as functionCategories } from "../../types/functions/index.js";
import { categories as variableCategories } from "../../types/variables/index.js";
import { functions } from "../functions/index.js";
import { implementedVariables } from "../variables/index.js";

/** What the simulator has of a category of Fastly's documentation. */
export interface Inventory {
  readonly category: string;
  readonly present: readonly string[];
  readonly missing: readonly string[];
}

export function variableInventory(): readonly Inventory[] {
  return inventoryOf(variableCategories, implementedVariables());
}

export function functionInventory(): readonly Inventory[] {
  return inventoryOf(functionCategories, functions);
}

/** A table in Markdown, without padding. Names that are missing with all of their namespace are put together. */
export function inventoryTable(inventory: readonly Inventory[]): string {
  const everyone = inventory.flatMap(({ present }) => present);
  const lines = inventory.map(({ category, present, missing }) => {
    const all = present.length + missing.length;
    const names = missing.length === 0 ? "" : shortened(missing, everyone).join(", ");
    return `| ${category} | ${present.length} of ${all} | ${names} |`;
  });
  return ["| category | there | not there |", "| --- | --- | --- |", ...lines].join("\n");
}

function inventoryOf(
  categories: readonly (readonly [category: string, entries: object])[],
  present: { has: (name: string) => boolean },
): readonly Inventory[] {
  const names = new Map<string, string[]>();
  for (const [category, entries] of categories) {
    names.set(category, [...(names.get(category) ?? []), ...Object.keys(entries)]);
  }
  return [...names].map(([category, all]) => ({
    category,
    present: all.filter((name) => present.has(name)).sort(),
    missing: all.filter((name) => !present.has(name)).sort(),
  }));
}

/** `quic.*` for all that begin so. */
function shortened(missing: readonly string[], present: readonly string[]): readonly string[] {
  const prefixes = missing.map((name) => prefixOf(name, missing, present) ?? name);
  return [...new Set(prefixes)].map((name) => `\`${name}\``);
}

/** The shortest beginning that several missing names have, and none that is there. */
function prefixOf(
  name: string,
  missing: readonly string[],
  present: readonly string[],
): string | undefined {
  for (const { index } of name.matchAll(/[._]/g)) {
    const prefix = name.slice(0, index + 1);
    if (present.some((other) => other.startsWith(prefix))) continue;
    if (missing.filter((other) => other.startsWith(prefix)).length > 2) return `${prefix}*`;
  }
  return undefined;
}
