import type { IpList, IpListSource, IpListStore } from "../program/ip-list.js";
import { guard, type Guard } from "./check.js";
import { calledAt } from "./origin.js";

/** A list of addresses, to be asked with `client.ip.in(list)`. */
export interface IpListHandle {
  readonly name: string;
  /** Keeps other objects with a name from passing for a list. */
  readonly kind: "ipList";
}

export type IpListOptions =
  | {
      /** A text file, one address or CIDR a line, relative to the file that declares the list. */
      readonly file: string;
      readonly entries?: never;
      readonly managed?: "file";
      readonly store?: IpListStore;
    }
  | {
      /** Addresses and CIDRs. */
      readonly entries: readonly string[];
      readonly file?: never;
      readonly managed?: "file";
      readonly store?: IpListStore;
    }
  | {
      /** On-call owns the content at the edge: a push creates the list and never overwrites it. */
      readonly managed: "live";
      readonly file?: never;
      readonly entries?: never;
      readonly store?: IpListStore;
    };

const lists = new WeakMap<object, IpList>();

/** The list behind a handle; undefined for anything that `ipList()` did not make. */
export function programList(handle: unknown): IpList | undefined {
  return typeof handle === "object" && handle !== null ? lists.get(handle) : undefined;
}

/**
 * Declares a list of addresses under the name it has at Fastly.
 *
 * `store` says what holds it: an `acl` (the default) takes addresses and CIDRs, a `dictionary` exact addresses.
 *
 * @example
 * ipList("cc_blacklist", { file: "lists/cc_blacklist.txt" }) // VCL: client.ip ~ cc_blacklist
 * ipList("THEWALL", { store: "dictionary", managed: "live" }) // VCL: table.contains(THEWALL, client.ip)
 *
 * @see https://www.fastly.com/documentation/reference/vcl/declarations/acl/
 */
export function ipList(name: string, options: IpListOptions): IpListHandle {
  const origin = calledAt(ipList);
  const check = guard("`ipList()`", origin);
  const given = check.options(options, ["file", "entries", "managed", "store"]);
  const managed =
    given.managed === undefined
      ? undefined
      : check.oneOf(given.managed, ["file", "live"], "`managed`");
  const store =
    given.store === undefined ? "acl" : check.oneOf(given.store, ["acl", "dictionary"], "`store`");
  const list: IpList = Object.freeze({
    name: check.text(name, "the name"),
    store,
    source: Object.freeze(sourceOf(given, managed, check)),
    origin,
  });
  const handle: IpListHandle = Object.freeze({ name: list.name, kind: "ipList" });
  lists.set(handle, list);
  return handle;
}

function sourceOf(
  given: { readonly file?: unknown; readonly entries?: unknown },
  managed: "file" | "live" | undefined,
  check: Guard,
): IpListSource {
  const { file, entries } = given;
  if (managed === "live") {
    if (file !== undefined || entries !== undefined) {
      return check.fail("`managed`", '"file", or leave the content to on-call', "live");
    }
    return { kind: "live" };
  }
  if (file !== undefined && entries !== undefined) {
    return check.fail("`entries`", "a file or entries, not both", entries);
  }
  if (file !== undefined) return { kind: "file", path: check.text(file, "`file`") };
  if (entries !== undefined) return { kind: "inline", entries: check.texts(entries, "`entries`") };
  return check.fail("the content", 'a `file`, `entries`, or `managed: "live"`', undefined);
}
