import type { VclType } from "../../types/type.js";

/** The types that a variable, a parameter or a value returned may be declared with. */
export type DeclarableType = Exclude<VclType, "ID" | "STRING_LIST" | "TABLE" | "VOID">;

const declarable: Readonly<Record<DeclarableType, true>> = {
  ACL: true,
  BACKEND: true,
  BOOL: true,
  FLOAT: true,
  INTEGER: true,
  IP: true,
  REGEX: true,
  RTIME: true,
  STRING: true,
  TIME: true,
};

export const declarableTypes: readonly string[] = Object.keys(declarable);

export function isDeclarableType(name: string): name is DeclarableType {
  return Object.hasOwn(declarable, name);
}
