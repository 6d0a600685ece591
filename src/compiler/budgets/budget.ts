/** How much of one limit a compiled service uses. */
export interface Budget {
  readonly name: string;
  readonly used: number;
  /** The most that Fastly takes. */
  readonly limit: number;
  readonly unit:
    | "entries"
    | "items"
    | "characters"
    | "bytes"
    | "headers"
    | "codes"
    | "restarts"
    | "containers"
    | "writes";
}

/** An ACL or a dictionary. */
export interface ContainerBudget extends Budget {
  /** The list it holds, or a part of; absent for a dictionary of toggles. */
  readonly list?: string;
}

/** A list that is divided over several containers: `used` is what the fullest of them holds. */
export interface ListBudget extends Budget {
  readonly shards: number;
  /** What all of them hold. */
  readonly total: number;
}

/** All of a service's budgets, as they stand in manifest.json. */
export interface Budgets {
  readonly acls: readonly ContainerBudget[];
  readonly dictionaries: readonly ContainerBudget[];
  readonly lists: readonly ListBudget[];
  /** How many containers a divided list takes. */
  readonly shards: readonly Budget[];
  readonly items: readonly Budget[];
  readonly vcl: readonly Budget[];
  readonly requests: readonly Budget[];
  readonly responses: readonly Budget[];
  readonly control: readonly Budget[];
  readonly api: readonly Budget[];
}

export type BudgetGroup = keyof Budgets;

/** What stands in front of a name that an author chose; the other names speak for themselves. */
const prefixes: Readonly<Record<BudgetGroup, string>> = {
  acls: "ACL ",
  dictionaries: "dictionary ",
  lists: "list ",
  shards: "containers of list ",
  items: "",
  vcl: "",
  requests: "",
  responses: "",
  control: "",
  api: "",
};

/** A budget with the group it stands in and the name that people read. */
export interface LabelledBudget
  extends ContainerBudget, Partial<Pick<ListBudget, "shards" | "total">> {
  readonly group: BudgetGroup;
  readonly label: string;
}

/** Every budget, group by group. */
export function labelled(budgets: Budgets): readonly LabelledBudget[] {
  const of = (group: BudgetGroup): readonly LabelledBudget[] =>
    budgets[group].map((budget) => ({
      ...budget,
      group,
      label: `${prefixes[group]}${budget.name}`,
    }));
  return [
    ...of("acls"),
    ...of("dictionaries"),
    ...of("lists"),
    ...of("shards"),
    ...of("items"),
    ...of("vcl"),
    ...of("requests"),
    ...of("responses"),
    ...of("control"),
    ...of("api"),
  ];
}
