export type * from "./operation.js";
export { plan, type Plan, type PlanOptions } from "./plan.js";
export type { RuleChanges } from "./rules.js";
