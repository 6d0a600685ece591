import {
  ipv6Prefixes,
  type IpList,
  type IpListSource,
  type IpListStore,
  type Ipv6Prefix,
} from "../program/ip-list.js";
import { guard, type Guard } from "./check.js";
import { calledAt } from "./origin.js";

/** A list of addresses, to be asked with `client.ip.in(list)`. */
export interface IpListHandle {
  readonly name: string;
  /** Keeps other objects with a name from passing for a list. */
  readonly kind: "ipList";
}

interface CommonOptions {
  /** An `acl` (the default) holds addresses and CIDRs. A `dictionary` holds addresses; CIDRs of the list go to an ACL. */
  readonly store?: IpListStore;
  /** Widens IPv6 entries to blocks of this length, since whoever has one address of a /64 has all of them. */
  readonly ipv6?: { readonly prefix: Ipv6Prefix };
}

interface RepositoryOptions extends CommonOptions {
  readonly managed?: "file";
  /** A list that the repository owns, too: its addresses are taken out of this one. */
  readonly except?: IpListHandle;
  readonly capacity?: never;
}

interface LiveOptions extends CommonOptions {
  /** On-call owns the content at the edge: a push creates the list and never overwrites it. */
  readonly managed: "live";
  /**
   * How many entries there must be room for. The list is laid out for as many from the start, because more room needs a
   * deploy; as many as one container holds, unless said.
   */
  readonly capacity?: number;
  readonly file?: never;
  readonly entries?: never;
  readonly except?: never;
}

export type IpListOptions =
  | (RepositoryOptions & {
      /** A text file, one address, CIDR or range a line, relative to the file that declares the list. */
      readonly file: string;
      readonly entries?: never;
    })
  | (RepositoryOptions & {
      /** Addresses and CIDRs. */
      readonly entries: readonly string[];
      readonly file?: never;
    })
  | LiveOptions;

const lists = new WeakMap<object, IpList>();

/** The list behind a handle; undefined for anything that `ipList()` did not make. */
export function programList(handle: unknown): IpList | undefined {
  return typeof handle === "object" && handle !== null ? lists.get(handle) : undefined;
}

/**
 * Declares a list of addresses under the name it has at Fastly. A list that is longer than an ACL or a dictionary may
 * be is laid out over several (docs/lists.md).
 *
 * @example
 * ipList("cc_blacklist", { file: "lists/cc_blacklist.txt" }) // VCL: client.ip ~ cc_blacklist
 * ipList("THEWALL", { store: "dictionary", managed: "live" }) // VCL: table.contains(THEWALL, client.ip) && …
 * ipList("THEWALL", { store: "dictionary", managed: "live", capacity: 50_000, ipv6: { prefix: 64 } })
 *
 * @see https://www.fastly.com/documentation/reference/vcl/declarations/acl/
 */
export function ipList(name: string, options: IpListOptions): IpListHandle {
  const origin = calledAt(ipList);
  const check = guard("`ipList()`", origin);
  const given = check.options(options, [
    "file",
    "entries",
    "managed",
    "store",
    "ipv6",
    "except",
    "capacity",
  ]);
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
    ...capacityOf(given.capacity, managed, check),
    ...ipv6PrefixOf(given.ipv6, check),
    ...exceptOf(given.except, managed, check),
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

const mostCapacity = 10_000_000;

function capacityOf(
  capacity: unknown,
  managed: "file" | "live" | undefined,
  check: Guard,
): Pick<IpList, "capacity"> {
  if (capacity === undefined) return {};
  if (managed !== "live") {
    return check.fail(
      "`capacity`",
      "it to live lists only: others have the room they need",
      capacity,
    );
  }
  const number = check.number(capacity, "`capacity`");
  if (Number.isInteger(number) && number >= 1 && number <= mostCapacity)
    return { capacity: number };
  return check.fail("`capacity`", `a whole number from 1 to ${mostCapacity}`, capacity);
}

function ipv6PrefixOf(ipv6: unknown, check: Guard): Pick<IpList, "ipv6Prefix"> {
  if (ipv6 === undefined) return {};
  const prefix = typeof ipv6 === "object" && ipv6 !== null && "prefix" in ipv6 ? ipv6.prefix : ipv6;
  const known = ipv6Prefixes.find((candidate) => candidate === prefix);
  return known === undefined
    ? check.fail("`ipv6`", "{ prefix: 64 }, or 56 or 48", prefix)
    : { ipv6Prefix: known };
}

function exceptOf(
  except: unknown,
  managed: "file" | "live" | undefined,
  check: Guard,
): Pick<IpList, "except"> {
  if (except === undefined) return {};
  const list = programList(except);
  if (list === undefined) return check.fail("`except`", "a list made by ipList()", except);
  if (managed === "live" || list.source.kind === "live") {
    return check.fail(
      "`except`",
      "lists that the repository owns: of a live one nothing is known when it is compiled",
      "live",
    );
  }
  return { except: list };
}
