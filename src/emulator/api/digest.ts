import { createHash } from "node:crypto";
import type { Collection } from "../model/collection.js";
import type { Item } from "../model/state.js";

/** A text that changes when a dictionary's items do. How Fastly makes its own is not known. */
export function digest(items: Collection<Item>): string {
  const hash = createHash("sha256");
  const lines = items.list().map(([key, { value }]) => JSON.stringify([key, value]));
  hash.update(lines.sort().join("\n"));
  return hash.digest("hex");
}
