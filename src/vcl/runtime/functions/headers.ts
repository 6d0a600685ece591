import { isProtectedHeader } from "../../types/headers.js";
import type { Headers } from "../headers.js";
import { implement } from "../implement.js";
import type { Transaction } from "../transaction.js";
import { subfieldOf } from "./subfield-text.js";
import type { FunctionImplementations } from "./text.js";

/** A message that the running subroutine does not have: no header is there, and setting one has no effect. */
export const headerFunctions: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/headers/header-get/ */
  "header.get": implement(["ID", "STRING"], "STRING", (tx, where, name = "") =>
    isName(name) ? headersOf(tx, where)?.get(name.toLowerCase()) : undefined,
  ),

  /**
   * Protected headers, and names that are none, have no effect. A value that is not set unsets the header (not
   * documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/headers/header-set/
   */
  "header.set": implement(["ID", "STRING", "STRING"], "VOID", (tx, where, name = "", value) => {
    if (!isName(name) || isProtectedHeader(name)) return;
    const headers = headersOf(tx, where);
    if (value === undefined) headers?.unset(name.toLowerCase());
    else headers?.set(name, value);
  }),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/headers/header-unset/ */
  "header.unset": implement(["ID", "STRING"], "VOID", (tx, where, name = "") => {
    if (!isProtectedHeader(name)) headersOf(tx, where)?.unset(name.toLowerCase());
  }),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/headers/header-filter/ */
  "header.filter": implement(["ID", "STRING_LIST?"], "VOID", (tx, where, names = []) => {
    const headers = headersOf(tx, where);
    for (const name of names) {
      if (name !== undefined && !isProtectedHeader(name)) headers?.unset(name.toLowerCase());
    }
  }),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/headers/header-filter-except/ */
  "header.filter_except": implement(["ID", "STRING_LIST?"], "VOID", (tx, where, names = []) => {
    const headers = headersOf(tx, where);
    if (headers === undefined) return;
    const kept = new Set(names.map((name) => name?.toLowerCase()));
    const present = new Set(Array.from(headers.entries(), ([name]) => name.toLowerCase()));
    for (const key of present) if (!kept.has(key) && !isProtectedHeader(key)) headers.unset(key);
  }),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/std-collect/ */
  "std.collect": implement(["ID", "STRING?"], "VOID", (tx, header, separator = ",") => {
    const [, where = "", name = ""] = /^([a-z]+)\.http\.(.+)$/s.exec(header) ?? [];
    const headers = headersOf(tx, where);
    const values = headers?.all(name.toLowerCase()) ?? [];
    if (values.length > 1) headers?.set(name, values.join(`${separator} `));
  }),

  /**
   * Each line of a header counts (not documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/std-count/
   */
  "std.count": implement(["ID"], "INTEGER", (tx, collection) => {
    const headers = headersOf(tx, collection.replace(/\.headers$/, ""));
    return BigInt([...(headers?.entries() ?? [])].length);
  }),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/subfield/ */
  subfield: implement(
    ["STRING", "STRING", "STRING?"],
    "STRING",
    (_tx, text = "", name = "", separator) => subfieldOf(text, name, separator),
  ),
};

/** @param where `req`, `bereq`, `beresp`, `obj`, `resp` */
export function headersOf(transaction: Transaction, where: string): Headers | undefined {
  switch (where) {
    case "req":
      return transaction.req.headers;
    case "bereq":
      return transaction.bereq?.headers;
    case "beresp":
      return transaction.beresp?.headers;
    case "obj":
      return transaction.obj?.headers;
    case "resp":
      return transaction.resp?.headers;
    default:
      return undefined;
  }
}

/** @see https://www.fastly.com/documentation/reference/vcl/functions/headers/header-set/ */
function isName(name: string): boolean {
  return /^[!#$%&'*+.0-9A-Z^_`a-z|~-]+$/.test(name);
}
