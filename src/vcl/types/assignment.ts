import type { VclType } from "./type.js";

/**
 * A literal is converted in fewer cases than the value of a variable or a call. The subfield of a header, as in
 * `beresp.http.Cache-Control:max-age`, is converted to an RTIME too:
 * https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/subfield/
 */
export type ValueForm = "literal" | "subfield" | "variable";

export type AssignmentOperator =
  | "="
  | "+="
  | "-="
  | "*="
  | "/="
  | "%="
  | "|="
  | "&="
  | "^="
  | "<<="
  | ">>="
  | "rol="
  | "ror="
  | "&&="
  | "||=";

/** What an operator takes on its right for a type on its left. */
interface Accepted {
  readonly always: readonly VclType[];
  /** Taken unless it is a literal. */
  readonly variables?: readonly VclType[];
}

type Table = Partial<Record<VclType, Accepted>>;

const toString: Accepted = {
  always: ["STRING", "BOOL"],
  variables: ["INTEGER", "FLOAT", "RTIME", "TIME", "IP", "BACKEND", "REGEX"],
};

/** https://www.fastly.com/documentation/reference/vcl/types/ */
const assigned: Table = {
  ACL: { always: ["ACL"] },
  BACKEND: { always: ["BACKEND"] },
  BOOL: { always: ["BOOL"] },
  FLOAT: { always: ["FLOAT", "INTEGER"], variables: ["RTIME", "TIME"] },
  INTEGER: { always: ["INTEGER"], variables: ["FLOAT", "RTIME", "TIME"] },
  IP: { always: ["IP", "STRING"] },
  // A pattern is compiled with the VCL: text that is only known later cannot become one.
  REGEX: { always: ["REGEX"] },
  RTIME: { always: ["RTIME", "TIME"], variables: ["INTEGER", "FLOAT"] },
  STRING: toString,
  TIME: { always: ["TIME", "RTIME"], variables: ["INTEGER", "FLOAT"] },
};

/** https://www.fastly.com/documentation/reference/vcl/operators/ */
const added: Table = {
  FLOAT: { always: ["FLOAT", "INTEGER"], variables: ["RTIME", "TIME"] },
  INTEGER: { always: ["INTEGER"], variables: ["FLOAT", "RTIME", "TIME"] },
  RTIME: { always: ["RTIME"], variables: ["INTEGER", "FLOAT", "TIME"] },
  TIME: { always: ["RTIME"], variables: ["INTEGER", "FLOAT"] },
};

const multiplied: Table = {
  FLOAT: { always: ["FLOAT", "INTEGER"] },
  INTEGER: { always: ["INTEGER"], variables: ["FLOAT"] },
  RTIME: { always: ["FLOAT", "INTEGER"] },
};

const bits: Table = { INTEGER: { always: ["INTEGER"] } };
const logic: Table = { BOOL: { always: ["BOOL"] } };

const operators: Readonly<Record<AssignmentOperator, Table>> = {
  "=": assigned,
  "+=": { ...added, STRING: toString },
  "-=": added,
  "*=": multiplied,
  "/=": multiplied,
  "%=": multiplied,
  "|=": bits,
  "&=": bits,
  "^=": bits,
  "<<=": bits,
  ">>=": bits,
  "rol=": bits,
  "ror=": bits,
  "&&=": logic,
  "||=": logic,
};

export function isAssignmentOperator(text: string): text is AssignmentOperator {
  return Object.hasOwn(operators, text);
}

/** Whether an operator can stand behind a variable of that type at all. */
export function takesOperator(target: VclType, operator: AssignmentOperator): boolean {
  return operators[operator][target] !== undefined;
}

export function mayAssign(
  operator: AssignmentOperator,
  target: VclType,
  value: VclType,
  form: ValueForm,
): boolean {
  if (target === "REGEX" && operator === "=" && value === "STRING") return form === "literal";
  const accepted = operators[operator][target];
  if (accepted === undefined) return false;
  if (accepted.always.includes(value)) return true;
  if (form === "subfield" && target === "RTIME" && operator === "=") return value === "STRING";
  return form !== "literal" && (accepted.variables?.includes(value) ?? false);
}

/** What an operator takes, for messages: of literals, or of variables and calls. */
export function assignableTypes(
  operator: AssignmentOperator,
  target: VclType,
  form: ValueForm,
): readonly VclType[] {
  const accepted = operators[operator][target];
  if (accepted === undefined) return [];
  return form === "literal" ? accepted.always : [...accepted.always, ...(accepted.variables ?? [])];
}

/** Whether a variable of that type becomes text where text is wanted, as in a concatenation or an argument. */
export function convertsToString(type: VclType): boolean {
  return toString.always.includes(type) || (toString.variables?.includes(type) ?? false);
}
