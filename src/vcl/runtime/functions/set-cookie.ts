import { implement } from "../implement.js";
import { headersOf } from "./headers.js";
import type { FunctionImplementations } from "./text.js";

/** Cookies of a response, as RFC 6265, 5.2 reads them: names have letter case. */
export const setCookies: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/setcookie-get-value-by-name/ */
  "setcookie.get_value_by_name": implement(["ID", "STRING"], "STRING", (tx, where, name = "") => {
    const lines = headersOf(tx, where)?.all("set-cookie") ?? [];
    return lines.map(cookieOf).findLast((cookie) => cookie?.name === name)?.value;
  }),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/setcookie-delete-by-name/ */
  "setcookie.delete_by_name": implement(["ID", "STRING"], "BOOL", (tx, where, name = "") => {
    const headers = headersOf(tx, where);
    const lines = headers?.all("set-cookie") ?? [];
    const others = lines.filter((line) => cookieOf(line)?.name !== name);
    if (others.length === lines.length) return false;
    headers?.unset("set-cookie");
    for (const line of others) headers?.add("Set-Cookie", line);
    return true;
  }),
};

function cookieOf(line: string): { readonly name: string; readonly value: string } | undefined {
  const semicolon = line.indexOf(";");
  const pair = semicolon < 0 ? line : line.slice(0, semicolon);
  const equals = pair.indexOf("=");
  const name = trim(pair.slice(0, Math.max(0, equals)));
  return name === "" ? undefined : { name, value: trim(pair.slice(equals + 1)) };
}

/** Spaces and tabs. By hand: a pattern for the end of a text is quadratic. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}
