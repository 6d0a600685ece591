export { knownRanges, type KnownRanges, type PublishedSet } from "./known-ranges.js";
export { publishedKeys, type PublishedKey } from "./published-ranges.js";
export type { SpecialSet } from "./special-sets.js";
