/** The checker of Fastly VCL: names, types, places, values and security. */
export { checkUnit } from "./check-unit.js";
export type { CheckOptions, DeclaredNames, UnitFile } from "./unit.js";
export type { Context, Guard, Unit, ValueType } from "./context.js";
export type { NodeOf, Rule, RuleKind, RuleSet } from "./rules.js";
