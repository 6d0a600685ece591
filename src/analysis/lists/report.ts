import type { AddressSet } from "../../addresses/index.js";
import { writesOf } from "../../compiler/lists/api-writes.js";
import type { Container } from "../../compiler/lists/container.js";
import type { Limits } from "../../compiler/settings.js";
import { managedBy, type IpList, type IpListStore } from "../../program/ip-list.js";
import type { KnownRanges } from "../known-ranges/index.js";
import { addressCount, type AddressCount } from "./address-count.js";
import { overlapsOf, type OverlapReport } from "./overlaps.js";
import { protectedEntries, specialEntries } from "./known-entries.js";
import type { ProtectedReport, SpecialReport } from "./known-entries.js";
import { containerReport, type ContainerReport } from "./where.js";

/** A list, and what is known of it before it is pushed. */
export interface ListInput {
  readonly list: IpList;
  /** Undefined when on-call owns it. */
  readonly content: AddressSet | undefined;
  /** Where it is laid out; none for a list that only guardrails ask for. */
  readonly containers: readonly Container[];
  /** Whether a rule may refuse the addresses on it. */
  readonly bans: boolean;
}

export interface ReportInput {
  readonly lists: readonly ListInput[];
  readonly limits: Limits;
  readonly known: KnownRanges;
  /** Addresses of the project's origins. */
  readonly origins: AddressSet;
}

/** What `edgewall lists --json` says of a list; null stands for what only the edge knows. */
export interface ListReport {
  readonly name: string;
  readonly managed: "file" | "live";
  readonly store: IpListStore;
  /** The list's file, as its policy names it; null when there is none. */
  readonly source: string | null;
  /** Different entries, before any are merged. */
  readonly entries: number | null;
  /** The fewest CIDRs that hold the same addresses. */
  readonly cidrs: number | null;
  readonly addresses: AddressCount | null;
  readonly containers: readonly ContainerReport[];
  /** How many entries a live list has room for; null for others, which have the room they need. */
  readonly capacity: number | null;
  /** API writes that create and fill the containers. */
  readonly writes: number;
  /** Of the account's hourly budget of API writes. */
  readonly hours: number;
  readonly overlaps: readonly OverlapReport[];
  readonly special: readonly SpecialReport[];
  /** Empty for a list that bans nobody. */
  readonly protected: readonly ProtectedReport[];
}

export interface ListsReport {
  readonly lists: readonly ListReport[];
}

/** What there is to know of a policy's lists, in their order. */
export function reportLists({ lists, limits, known, origins }: ReportInput): ListsReport {
  const overlaps = overlapsOf(lists);
  return {
    lists: lists.map((input): ListReport => {
      const { list, content, bans } = input;
      const containers = input.containers.map((container) => containerReport(container, limits));
      const writes = writesOf(containers.map(({ entries }) => entries ?? 0));
      return {
        name: list.name,
        managed: managedBy(list),
        store: list.store,
        source: list.source.kind === "file" ? list.source.path : null,
        entries: content?.size ?? null,
        cidrs: content === undefined ? null : content.v4.length + content.v6.length,
        addresses: content === undefined ? null : addressCount(content),
        containers,
        capacity: capacityOf(list, limits),
        writes,
        hours: writes / limits.apiWritesPerHour,
        overlaps: overlaps.get(list) ?? [],
        special: content === undefined ? [] : specialEntries(content, known.special),
        protected: content === undefined || !bans ? [] : protectedEntries(content, known, origins),
      };
    }),
  };
}

function capacityOf(list: IpList, { aclEntries, dictionaryItems }: Limits): number | null {
  if (managedBy(list) === "file") return null;
  return list.capacity ?? (list.store === "acl" ? aclEntries : dictionaryItems);
}
