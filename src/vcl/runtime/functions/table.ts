import type { VclType } from "../../types/type.js";
import { implement, type FunctionImplementation } from "../implement.js";
import type { Pattern } from "../pattern.js";
import type { Table } from "../table.js";
import type { ValueOf } from "../value.js";

type TypedLookup = Exclude<VclType, "ID" | "STRING_LIST" | "TABLE" | "VOID">;

/**
 * The value of a key; undefined when there is none, or when the table's values have another type than the lookup's:
 * the checker reports that.
 */
function find<Type extends TypedLookup>(
  table: Table,
  type: Type,
  key: string | undefined,
): ValueOf<Type> | undefined {
  if (table.type !== type) return undefined;
  // What a table of a type holds has that type: whoever made it saw to it.
  return table.entries.get(key ?? "") as ValueOf<Type> | undefined;
}

function lookup<Type extends Exclude<TypedLookup, "REGEX" | "STRING">>(
  type: Type,
): FunctionImplementation {
  return implement(
    ["TABLE", "STRING", type],
    type,
    // TypeScript does not follow that the third argument has the type that was passed.
    (_tx, table, key, fallback) => find(table, type, key) ?? (fallback as ValueOf<Type>),
  );
}

/** What a key without a pattern stands for is not documented; tools take a pattern that matches nothing. */
const nothing: Pattern = {
  source: "(?!)",
  failure: undefined,
  exec: () => undefined,
  test: () => false,
};

/** https://www.fastly.com/documentation/reference/vcl/functions/table/ */
export const tableFunctions: Readonly<Record<string, FunctionImplementation>> = {
  "table.contains": implement(["TABLE", "STRING"], "BOOL", (_tx, table, key) =>
    table.entries.has(key ?? ""),
  ),
  "table.lookup": implement(
    ["TABLE", "STRING", "STRING?"],
    "STRING",
    (_tx, table, key, fallback) => find(table, "STRING", key) ?? fallback,
  ),
  "table.lookup_acl": lookup("ACL"),
  "table.lookup_backend": lookup("BACKEND"),
  "table.lookup_bool": lookup("BOOL"),
  "table.lookup_float": lookup("FLOAT"),
  "table.lookup_integer": lookup("INTEGER"),
  "table.lookup_ip": lookup("IP"),
  "table.lookup_regex": implement(
    ["TABLE", "STRING"],
    "REGEX",
    (_tx, table, key) => find(table, "REGEX", key) ?? nothing,
  ),
  "table.lookup_rtime": lookup("RTIME"),
};
