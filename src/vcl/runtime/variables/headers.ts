import type { HeaderName, Message } from "../../types/variables.js";
import { variable, type VariableImplementation } from "../implement.js";
import type { Headers } from "../headers.js";
import type { Transaction } from "../transaction.js";
import { readField, removeField, separatorOf, writeField } from "./subfield.js";

/** Where the message's headers are; undefined where there is no such message. */
const headersOf: Readonly<Record<Message, (tx: Transaction) => Headers | undefined>> = {
  req: (tx) => tx.req.headers,
  bereq: (tx) => tx.bereq?.headers,
  beresp: (tx) => tx.beresp?.headers,
  obj: (tx) => tx.obj?.headers,
  resp: (tx) => tx.resp?.headers,
};

/**
 * `req.http.NAME` and `req.http.NAME:field`. A header that is set to a value which is not set is not set then.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/client-request/req-http/
 */
export function headerVariable(header: HeaderName): VariableImplementation | undefined {
  const key = header.name.toLowerCase();
  const of = headersOf[header.message];
  if (header.field === undefined) return wholeHeader(header.message, header.name, key);
  // https://docs.fastly.com/en/guides/isolating-header-values-without-regular-expressions
  if (key === "set-cookie") return undefined;
  const { field, name } = header;
  const fieldKey = field.toLowerCase();
  const separator = separatorOf(key);
  return variable(
    "STRING",
    (tx) => {
      const value = of(tx)?.get(key);
      return value === undefined ? undefined : readField(value, fieldKey, separator);
    },
    (tx, value) => {
      const headers = of(tx);
      const present = headers?.get(key) ?? "";
      headers?.set(name, writeField(present, field, value ?? "", separator), key);
    },
    (tx) => {
      const headers = of(tx);
      const present = headers?.get(key);
      if (headers === undefined || present === undefined) return;
      const rest = removeField(present, fieldKey, separator);
      if (rest === undefined) headers.unset(key);
      else headers.set(name, rest, key);
    },
  );
}

function wholeHeader(message: Message, name: string, key: string): VariableImplementation {
  // The request is there always, and asked most.
  if (message === "req") {
    return variable(
      "STRING",
      (tx) => tx.req.headers.get(key),
      (tx, value) => assign(tx.req.headers, name, key, value),
      (tx) => tx.req.headers.unset(key),
    );
  }
  const of = headersOf[message];
  return variable(
    "STRING",
    (tx) => of(tx)?.get(key),
    (tx, value) => assign(of(tx), name, key, value),
    (tx) => of(tx)?.unset(key),
  );
}

function assign(
  headers: Headers | undefined,
  name: string,
  key: string,
  value: string | undefined,
): void {
  if (headers === undefined) return;
  if (value === undefined) headers.unset(key);
  else headers.set(name, value, key);
}
