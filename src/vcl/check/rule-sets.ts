import type { RuleSet } from "./rules.js";
import { securityRules } from "./security/index.js";

/** The rules besides those that the walk itself applies, in the order in which they look at a node. */
export const ruleSets: readonly RuleSet[] = [...securityRules];
