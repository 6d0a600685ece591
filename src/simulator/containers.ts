import { AddressSet, formatCidr, parseCidr, type Cidr } from "../addresses/index.js";
import type { AclContainer, DictionaryContainer, Layout } from "../compiler/layout.js";
import { bannedValue } from "../compiler/lists/banned-items.js";
import { dictionaryContent } from "../compiler/lists/dictionary-keys.js";
import { allHashes, hashOf } from "../compiler/lists/hash.js";
import type { TemporaryEntries } from "../program/evaluate.js";
import type { IpList } from "../program/ip-list.js";
import type { Acl } from "../vcl/runtime/acl.js";
import { toBytes } from "../vcl/runtime/bytes.js";
import type { Ip } from "../vcl/runtime/ip.js";
import { LiveMap } from "./live-map.js";
import type { SimulatorState } from "./state.js";

/**
 * The ACLs and dictionaries of a service. Compiled VCL refers to them; what on-call owns in them changes with each
 * state, and the VCL need not be compiled again.
 */
export class Containers {
  /** What compiled VCL looks keys up in. */
  readonly dictionaries: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #owned: readonly AclContainer[];
  readonly #live: readonly Live[];

  /** @param lists those of the policy */
  constructor({ acls, dictionaries }: Layout, lists: readonly IpList[]) {
    const made = dictionaries.map(liveDictionary);
    this.dictionaries = new Map(made.map(({ name, items }) => [name, items]));
    this.#owned = acls.filter(({ managed }) => managed === "file");
    const prefixes = new Map(lists.map(({ name, ipv6Prefix }) => [name, ipv6Prefix]));
    this.#live = [
      ...made.flatMap(({ live }) => live ?? []),
      ...acls
        .filter(({ managed }) => managed === "live")
        .map((acl) => liveAcl(acl, prefixes.get(acl.list))),
    ];
  }

  /** Puts what the repository owns into the ACLs; once, since it stays. */
  fill(acls: ReadonlyMap<string, Acl>): void {
    for (const { name, entries = [] } of this.#owned) {
      const acl = acls.get(name);
      if (acl !== undefined) acl.matches = whenAsked(() => AddressSet.of(entries.map(cidrOf)));
    }
  }

  /** Puts a state's content into the containers. */
  show(state: SimulatorState, acls: ReadonlyMap<string, Acl>): void {
    for (const show of this.#live) show(state, acls);
  }
}

const noItems: ReadonlyMap<string, string> = new Map();

type Live = (state: SimulatorState, acls: ReadonlyMap<string, Acl>) => void;

/** @throws {RangeError} for an entry that is none, which the compiler never makes */
function cidrOf(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new RangeError(`${text} is no address or block`);
  return parsed.cidr;
}

/** Of the many parts of a long list, a request asks one: only that is made ready. */
function whenAsked(make: () => AddressSet): Acl["matches"] {
  let set: AddressSet | undefined;
  return (ip) => matches((set ??= make()), ip);
}

function matches(set: AddressSet, { family, bits }: Ip): boolean {
  return family === 4 ? set.hasIpv4(Number(bits)) : set.has(family, bits);
}

const nobody: Acl["matches"] = () => false;

/** Sets of a few thousand addresses are made ready once, not for each state that holds them. */
function remembered<Made extends object>(
  make: (set: AddressSet) => Made,
): (set: AddressSet) => Made {
  const known = new WeakMap<AddressSet, Made>();
  return (set) => {
    const made = known.get(set) ?? make(set);
    known.set(set, made);
    return made;
  };
}

/** What an ACL holds of a live list, when every entry was written where it belongs. */
function liveAcl(
  { name, list, hashes = allHashes }: AclContainer,
  ipv6Prefix: IpList["ipv6Prefix"],
): Live {
  const partOf = remembered((set) => {
    const widened = ipv6Prefix === undefined ? set : set.widenIpv6(ipv6Prefix);
    const part =
      hashes === allHashes
        ? widened
        : AddressSet.of(
            widened.cidrs.filter((cidr) => {
              const hash = hashOf(formatCidr(cidr));
              return hashes.from <= hash && hash <= hashes.to;
            }),
          );
    return { matches: (ip: Ip) => matches(part, ip) };
  });
  return ({ lists }, acls) => {
    const acl = acls.get(name);
    const content = lists?.get(list);
    if (acl !== undefined) acl.matches = content === undefined ? nobody : partOf(content).matches;
  };
}

interface Dictionary {
  readonly name: string;
  readonly items: ReadonlyMap<string, string>;
  readonly live?: Live;
}

function liveDictionary(container: DictionaryContainer): Dictionary {
  const { name, list, managed, items = noItems } = container;
  // Keys and values of lists are ASCII: as bytes they are what they are.
  if (managed === "file") return { name, items };
  const map = new LiveMap(toByteItems(items));
  if (list === undefined) {
    return {
      name,
      items: map,
      live: ({ toggles }) => {
        map.content = togglesOf(name, toggles);
      },
    };
  }
  const partOf = remembered((set) => addressItems(list, set, container));
  return {
    name,
    items: map,
    live: ({ lists, temporary }) => {
      const content = lists?.get(list);
      const items = content === undefined ? noItems : partOf(content);
      const passing = temporary?.get(list) ?? [];
      map.content = passing.length === 0 ? items : withPassing(list, items, passing, container);
    },
  };
}

function toByteItems(items: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...items].map(([key, value]) => [toBytes(key), toBytes(value)]));
}

/** What the state says. Other items are missing, so that the compiled VCL's own default for them is what counts. */
function togglesOf(
  dictionary: string,
  toggles: SimulatorState["toggles"],
): ReadonlyMap<string, string> {
  if (toggles === undefined || toggles.size === 0) return noItems;
  const items = new Map<string, string>();
  const prefix = `${dictionary}.`;
  for (const [id, enabled] of toggles) {
    if (id.startsWith(prefix)) {
      items.set(toBytes(id.slice(prefix.length)), enabled ? "enabled" : "disabled");
    }
  }
  return items;
}

/** The items with those that end. A key has one value: of two ends the later one, and for good before both. */
function withPassing(
  list: string,
  items: ReadonlyMap<string, string>,
  passing: readonly TemporaryEntries[],
  container: DictionaryContainer,
): ReadonlyMap<string, string> {
  const ending = [...passing]
    .sort((a, b) => a.until - b.until)
    .flatMap(({ addresses, until }) =>
      [...addressItems(list, addresses, container).keys()].map(
        (key) => [key, String(until)] as const,
      ),
    );
  return new Map([...ending, ...items]);
}

/**
 * The items of a dictionary, when every address of its list was written where it belongs.
 *
 * @throws {RangeError} for blocks, which a dictionary cannot hold
 */
function addressItems(
  list: string,
  content: AddressSet,
  { ipv6Prefix, hashes = allHashes }: DictionaryContainer,
): ReadonlyMap<string, string> {
  const widened = ipv6Prefix === undefined ? content : content.widenIpv6(ipv6Prefix);
  const { keys, rest } = dictionaryContent(widened, ipv6Prefix);
  if (rest.v4.length + rest.v6.length > 0) {
    throw new RangeError(`the list ${list} is a dictionary: it holds addresses, and no blocks`);
  }
  return new Map(
    keys
      .filter((key) => {
        const hash = hashOf(key);
        return hashes.from <= hash && hash <= hashes.to;
      })
      .map((key) => [key, bannedValue]),
  );
}
