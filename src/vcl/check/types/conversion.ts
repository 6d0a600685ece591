import type { VclType } from "../../types/type.js";

const numeric: ReadonlySet<VclType> = new Set(["INTEGER", "FLOAT", "RTIME", "TIME"]);

/**
 * Whether an argument may be meant for a parameter. Fastly documents that scalar values become strings where
 * strings are wanted; about numbers, durations and times among each other nothing is said, so they pass.
 */
export function converts(from: VclType, to: VclType): boolean {
  switch (to) {
    case "STRING":
    case "STRING_LIST":
      return !(from === "ACL" || from === "TABLE" || from === "REGEX" || from === "VOID");
    case "INTEGER":
    case "FLOAT":
      return numeric.has(from);
    case "RTIME":
    case "TIME":
      return numeric.has(from) || from === "STRING";
    case "BOOL":
      return from === "BOOL" || from === "STRING";
    case "IP":
      return from === "IP" || from === "STRING";
    case "ACL":
    case "BACKEND":
    case "REGEX":
    case "TABLE":
    case "ID":
    case "VOID":
      return from === to;
  }
}
