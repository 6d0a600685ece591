import type { VclType } from "./type.js";

export type ComparisonOperator = "==" | "!=" | "<" | ">" | "<=" | ">=" | "~" | "!~";

const ordered: Partial<Record<VclType, readonly VclType[]>> = {
  FLOAT: ["FLOAT", "INTEGER", "RTIME"],
  INTEGER: ["INTEGER", "RTIME", "FLOAT"],
  RTIME: ["RTIME", "INTEGER", "FLOAT"],
  TIME: ["TIME"],
};

const matched: Partial<Record<VclType, readonly VclType[]>> = {
  IP: ["ACL", "STRING", "REGEX"],
  STRING: ["STRING", "REGEX", "ACL"],
};

/** What may stand on the right of a comparison, with a value of that type on its left. */
export function comparableTypes(operator: ComparisonOperator, left: VclType): readonly VclType[] {
  switch (operator) {
    case "==":
    case "!=":
      return left === "VOID" ? [] : [left];
    case "<":
    case ">":
    case "<=":
    case ">=":
      return ordered[left] ?? [];
    case "~":
    case "!~":
      return matched[left] ?? [];
  }
}

export function mayCompare(operator: ComparisonOperator, left: VclType, right: VclType): boolean {
  return comparableTypes(operator, left).includes(right);
}

/** What `if`, `!`, `&&` and `||` take: a STRING is true when it is set. */
export function isCondition(type: VclType): boolean {
  return type === "BOOL" || type === "STRING" || type === "IP";
}
