import { findVariable, type HeaderName, type Message } from "../../types/variables.js";
import type { VclType } from "../../types/type.js";
import { quoted } from "./code.js";
import type { Constants } from "./constants.js";
import type { Library } from "./library.js";

/** How generated code reads and writes a variable of Fastly's. */
export interface Access {
  readonly type: VclType;
  /** What may be assigned, where that is of another type. */
  readonly writeType: VclType;
  readonly kind: "header" | "subfield" | "other";
  readonly mayBeUnset: boolean;
  /** An expression. */
  readonly get?: string;
  /** The same INTEGER as a number. */
  readonly number?: string;
  /** What `+=` adds to, of a variable that cannot be read. */
  readonly present?: string;
  /** A statement; `undefined` may be assigned to a header only. */
  readonly set?: (value: string) => string;
  /** A statement that adds one more header of the name. */
  readonly add?: (value: string) => string;
  /** A statement. */
  readonly unset?: string;
}

/** Of a variable that the simulator has. */
export function accessTo(name: string, library: Library, constants: Constants): Access | undefined {
  const variable = findVariable(name);
  const header = variable?.header;
  if (header !== undefined && header.field === undefined) return headerAccess(header);
  const implementation = library.findVariable(name);
  if (implementation === undefined) return undefined;
  const { type, get, set, unset } = implementation;
  const inlined = inline.get(name);
  return {
    type,
    writeType: variable?.writeType ?? type,
    kind: header === undefined ? "other" : "subfield",
    mayBeUnset: inlined === undefined && (type === "STRING" || type === "IP"),
    ...(get && { get: inlined?.get ?? `${constants.name(get)}(tx)` }),
    ...(name === "req.hash" && { present: "tx.hash" }),
    ...(inlined?.number !== undefined && { number: inlined.number }),
    ...(set && { set: (value) => `${constants.name(set)}(tx, ${value});` }),
    ...(unset && { unset: `${constants.name(unset)}(tx);` }),
  };
}

/** What requests ask most, and what is no more than a field of the transaction. */
const inline: ReadonlyMap<string, { readonly get: string; readonly number?: string }> = new Map([
  ["client.ip", { get: "tx.client.ip" }],
  ["req.is_purge", { get: "tx.isPurge" }],
  ["req.method", { get: "tx.req.method" }],
  ["req.request", { get: "tx.req.method" }],
  ["req.url", { get: "tx.req.url" }],
  ["req.xid", { get: "tx.xid" }],
  ["req.restarts", { get: "BigInt(tx.restarts)", number: "tx.restarts" }],
  [
    "fastly.ff.visits_this_service",
    { get: "BigInt(tx.visitsThisService)", number: "tx.visitsThisService" },
  ],
]);

const headersOf: Readonly<Record<Message, string>> = {
  req: "tx.req.headers",
  bereq: "tx.bereq?.headers",
  beresp: "tx.beresp?.headers",
  obj: "tx.obj?.headers",
  resp: "tx.resp?.headers",
};

/** Where there is no such message, its headers are not set, and setting them does nothing. */
function headerAccess({ message, name }: HeaderName): Access {
  const headers = headersOf[message];
  const call = message === "req" ? `${headers}.` : `${headers}?.`;
  const key = quoted(name.toLowerCase());
  return {
    type: "STRING",
    writeType: "STRING",
    kind: "header",
    mayBeUnset: true,
    get: `${call}get(${key})`,
    set: (value) => `setHeader(${headers}, ${quoted(name)}, ${key}, ${value});`,
    add: (value) => `addHeader(${headers}, ${quoted(name)}, ${value});`,
    unset: `${call}unset(${key});`,
  };
}

/** Unsets all headers that begin so: the name without its `*`. */
export function unsetHeadersFrom(prefix: string): string | undefined {
  const match = /^(req|bereq|beresp|obj|resp)\.http\.(.*)$/s.exec(prefix);
  const [, message = "", start = ""] = match ?? [];
  if (!isMessage(message) || start.includes(":")) return undefined;
  return `${headersOf[message]}?.unsetAll(${quoted(start.toLowerCase())});`;
}

function isMessage(name: string): name is Message {
  return Object.hasOwn(headersOf, name);
}
