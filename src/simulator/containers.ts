import { formatAddress, formatCidr, parseCidr, type AddressSet } from "../addresses/index.js";
import type { AclContainer, DictionaryContainer, Layout } from "../compiler/layout.js";
import { compileAcl, type Acl, type AclEntry } from "../vcl/runtime/acl.js";
import { toBytes } from "../vcl/runtime/bytes.js";
import { LiveMap } from "./live-map.js";
import type { SimulatorState } from "./state.js";

/**
 * The ACLs and dictionaries of a service. Compiled VCL refers to them; what on-call owns in them changes with each
 * state, and the VCL need not be compiled again.
 */
export class Containers {
  /** What the ACLs hold when the VCL is compiled. */
  readonly acls: ReadonlyMap<string, readonly AclEntry[]>;
  readonly dictionaries: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #live: readonly Live[];

  constructor(layout: Layout) {
    const dictionaries = layout.dictionaries.map((container) => liveDictionary(container));
    this.acls = new Map(layout.acls.map((acl) => [acl.name, entriesOf(acl)]));
    this.dictionaries = new Map(dictionaries.map(({ name, items }) => [name, items]));
    this.#live = [
      ...dictionaries.flatMap(({ live }) => live ?? []),
      ...layout.acls.filter(({ managed }) => managed === "live").map(liveAcl),
    ];
  }

  /** Puts a state's content into the containers. */
  show(state: SimulatorState, acls: ReadonlyMap<string, Acl>): void {
    for (const show of this.#live) show(state, acls);
  }
}

const noItems: ReadonlyMap<string, string> = new Map();

type Live = (state: SimulatorState, acls: ReadonlyMap<string, Acl>) => void;

/** @throws {RangeError} for an entry that is none, which the compiler never makes */
function entriesOf({ name, entries = [] }: AclContainer): readonly AclEntry[] {
  return entries.map((text) => {
    const parsed = parseCidr(text);
    if (!parsed.ok) throw new RangeError(`ACL ${name}: ${text} is no address or block`);
    return entryOf(parsed.cidr);
  });
}

function entryOf({ family, network, prefix }: AddressSet["cidrs"][number]): AclEntry {
  const text = formatAddress(family, network);
  return { address: { family, bits: network, text }, mask: prefix };
}

/** Sets of a few thousand addresses are made ready once, not for each state that holds them. */
const matchers = new WeakMap<AddressSet, Acl["matches"]>();

const nobody: Acl["matches"] = () => false;

function matcherOf(content: AddressSet | undefined): Acl["matches"] {
  if (content === undefined) return nobody;
  const known = matchers.get(content);
  if (known !== undefined) return known;
  const { matches } = compileAcl("", content.cidrs.map(entryOf));
  matchers.set(content, matches);
  return matches;
}

function liveAcl({ name, list }: AclContainer): Live {
  return ({ lists }, acls) => {
    const acl = acls.get(name);
    if (acl !== undefined) acl.matches = matcherOf(lists?.get(list));
  };
}

interface Dictionary {
  readonly name: string;
  readonly items: ReadonlyMap<string, string>;
  readonly live?: Live;
}

function liveDictionary({ name, list, managed, items }: DictionaryContainer): Dictionary {
  const own = new Map([...(items ?? [])].map(([key, value]) => [toBytes(key), toBytes(value)]));
  if (managed === "file") return { name, items: own };
  const map = new LiveMap(own);
  return {
    name,
    items: map,
    live: (state) => {
      map.content =
        list === undefined
          ? togglesOf(name, state.toggles)
          : addressItems(list, state.lists?.get(list));
    },
  };
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

const addresses = new WeakMap<AddressSet, ReadonlyMap<string, string>>();

/** @throws {RangeError} for blocks, which a dictionary cannot hold */
function addressItems(list: string, content: AddressSet | undefined): ReadonlyMap<string, string> {
  if (content === undefined) return noItems;
  const known = addresses.get(content);
  if (known !== undefined) return known;
  if (content.exact === undefined) {
    throw new RangeError(`the list ${list} is a dictionary: it holds addresses, and no blocks`);
  }
  const items = new Map(content.exact.map((cidr) => [formatCidr(cidr), "banned"]));
  addresses.set(content, items);
  return items;
}
