import { variable } from "../implement.js";
import type { ResponseMessage } from "../message.js";
import type { Transaction } from "../transaction.js";
import { constant, integer, progressOf, type Implementations } from "./kinds.js";
import { protocolOf, reasonOf, statusOf } from "./response.js";

function obj(tx: Transaction): ResponseMessage | undefined {
  return tx.obj;
}

function since(tx: Transaction, time: number | undefined): number {
  return time === undefined ? 0 : Math.max(0, tx.environment.now() - time);
}

/** How much longer it is fresh; below zero for what is stale. */
function remaining(tx: Transaction): number {
  const set = tx.settings.get("obj.ttl");
  if (typeof set === "number") return set;
  const { stored } = tx.progress;
  return stored === undefined ? 0 : stored.ttl - (tx.environment.now() - stored.storedAt);
}

/** https://www.fastly.com/documentation/reference/vcl/variables/cache-object/ */
export const cacheObject: Implementations = {
  "obj.age": progressOf("RTIME", ({ stored }, tx) => since(tx, stored?.storedAt)),
  "obj.cacheable": constant("BOOL", true),
  "obj.entered": progressOf("RTIME", ({ stored }, tx) => since(tx, stored?.storedAt)),
  "obj.grace": variable(
    "RTIME",
    (tx) => {
      const set = tx.settings.get("obj.grace");
      return typeof set === "number" ? set : (tx.progress.stored?.staleIfError ?? 0);
    },
    (tx, value) => {
      tx.settings.set("obj.grace", value);
    },
  ),
  "obj.hits": progressOf("INTEGER", ({ stored }) => integer(stored?.hits ?? 0)),
  "obj.is_pci": variable("BOOL", (tx) => tx.settings.get("beresp.pci") === true),
  "obj.lastuse": progressOf("RTIME", ({ stored }, tx) => since(tx, stored?.lastUse)),
  "obj.proto": protocolOf(obj),
  "obj.response": reasonOf(obj),
  "obj.stale_if_error": progressOf("RTIME", ({ stored }) => stored?.staleIfError ?? 0),
  "obj.stale_while_revalidate": progressOf(
    "RTIME",
    ({ stored }) => stored?.staleWhileRevalidate ?? 0,
  ),
  "obj.status": statusOf(obj),
  "obj.ttl": variable("RTIME", remaining, (tx, value) => {
    tx.settings.set("obj.ttl", value);
  }),

  // Each `set req.hash += …` is an item of its own, so that "ab" and "c" are not "a" and "bc".
  "req.hash": variable("STRING", undefined, (tx, value) => {
    tx.hash = value ?? "";
  }),

  "stale.exists": progressOf("STRING", ({ staleExists }) => (staleExists ? "1" : undefined)),
};
