/** What a compiled service uses of Fastly's limits. */
export { labelled, type Budget, type Budgets, type LabelledBudget } from "./budget.js";
export { budgetsOf } from "./budgets.js";
export { budgetProblems, isClose } from "./problems.js";
