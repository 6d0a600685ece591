import { limits as fastly } from "../../vcl/types/index.js";
import type { Layout } from "../layout.js";
import type { Budget } from "./budget.js";

/** The longest key and the longest value of the dictionaries whose content the repository knows. */
export function itemBudgets({ dictionaries }: Layout): readonly Budget[] {
  const known = dictionaries.flatMap(({ items }) => (items === undefined ? [] : [items]));
  if (known.length === 0) return [];
  let key = 0;
  let value = 0;
  for (const items of known) {
    // Not a loop over entries: a list's million would make a million pairs.
    items.forEach((text, name) => {
      if (name.length > key) key = name.length;
      if (text.length > value) value = text.length;
    });
  }
  return [
    budget("longest dictionary key", key, fastly.tableKeyCharacters.value),
    budget("longest dictionary value", value, fastly.tableValueCharacters.value),
  ];
}

function budget(name: string, used: number, limit: number): Budget {
  return { name, used, limit, unit: "characters" };
}
