export { parsePattern, type ParsedPattern, type PatternOptions } from "./parse.js";
export type { PatternProblem, Reason } from "./problem.js";
export type * from "./tree.js";
export { patternFacts, type PatternFacts } from "./facts.js";
export type { EndAnchor } from "./anchors.js";
