import { formatCidr, type Cidr } from "../../addresses/index.js";
import type { FastlyClient } from "../client/index.js";
import { quote } from "../../diagnostics/index.js";
import { activeVersion } from "../flip/active.js";
import { done, refused, type Outcome } from "../flip/failure.js";
import { isSingle } from "./addresses.js";
import type { BanContext } from "./context.js";
import { liveContainers, readInventory } from "./live-containers.js";
import { liveProtections } from "./live-protection.js";
import { negatedBlock } from "./covering.js";
import { entryOf, type Entry } from "./place.js";
import { checkBan } from "./refusal.js";
import { settle } from "./settle.js";
import { storeOf } from "./store.js";
import { endOf, itemValue } from "./value.js";

export interface BanRequest {
  readonly addresses: readonly Cidr[];
  /** When the ban ends, in seconds since 1970; undefined is never. */
  readonly end: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What became of one address. */
export interface Banned {
  /** As the list spells it. */
  readonly address: string;
  /** The item's value (an ACL's entry: `banned`); undefined where it was not on the list. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly isWritten: boolean;
}

export interface BanResult {
  /** Fastly's name of the service. */
  readonly service: string;
  readonly list: string;
  readonly addresses: readonly Banned[];
  readonly warnings: readonly string[];
}

/**
 * Puts addresses on a live list, all or none. A ban that is there already and lasts longer stays as it is: banning never
 * lets anyone in.
 */
export async function ban(
  client: FastlyClient,
  serviceId: string,
  context: BanContext,
  { addresses, end, now }: BanRequest,
): Promise<Outcome<BanResult>> {
  const { list: live } = context;
  if (end !== undefined && live.list.store === "acl") return endless(live.list.name);
  const entries: Entry[] = [];
  for (const cidr of addresses) {
    if (end !== undefined && !isSingle(cidr)) return notExact(cidr);
    const entry = entryOf(live, cidr);
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  // What can be refused without asking Fastly is refused before.
  const first = checkAll(entries, context, []);
  if (!first.ok) return first;

  const active = await activeVersion(client, serviceId);
  if (!active.ok) return active;
  const inventory = await readInventory(client, serviceId, active.value.version);
  if (!inventory.ok) return inventory;
  const parts = liveContainers(live, inventory.value, context.taken);
  if (!parts.ok) return parts;
  const protections = await liveProtections(client, serviceId, context, inventory.value, now);
  if (!protections.ok) return protections;
  const checked = checkAll(entries, context, protections.value);
  if (!checked.ok) return checked;

  const store = storeOf(live.list.store, { client, serviceId, parts: parts.value });
  const settled = await settle(
    store,
    entries,
    (entry, value) => (lasts(value, end, now) ? undefined : { entry, value: itemValue(end) }),
    () => {
      const exception = entries.flatMap(({ cidr }) => negatedBlock(cidr, store.blocks()) ?? []);
      return exception.length === 0 ? done(undefined) : excepted(live.list.name, exception);
    },
  );
  if (!settled.ok) return settled;
  const { before, after } = settled.value;
  return done({
    service: active.value.name,
    list: live.list.name,
    addresses: entries.map(({ text }) => ({
      address: text,
      before: before.get(text),
      after: after.get(text),
      isWritten: before.get(text) !== after.get(text),
    })),
    warnings: [...new Set(checked.value)],
  });
}

/** Whether a ban that is there lasts as long as one that is asked for. */
function lasts(value: string | undefined, end: number | undefined, now: number): boolean {
  const there = endOf(value);
  return there >= (end ?? Number.POSITIVE_INFINITY) && there * 1_000 > now;
}

function checkAll(
  entries: readonly Entry[],
  { rules, protections: { known } }: BanContext,
  live: BanContext["protections"]["known"],
): Outcome<readonly string[]> {
  const warnings: string[] = [];
  for (const { cidr } of entries) {
    const checked = checkBan(cidr, { ...rules, protections: [...known, ...live] });
    if (!checked.ok) return checked;
    warnings.push(...checked.value);
  }
  return done(warnings);
}

function endless(list: string) {
  return refused("input", {
    code: "EW3066",
    message: `list ${quote(list)} is an ACL, whose entries have no end`,
    help: 'leave `--for` away and `edgewall unban` it later, or name a dictionary (`store: "dictionary"`) with --list',
  });
}

function notExact(cidr: Cidr) {
  return refused("input", {
    code: "EW3066",
    message: `\`--for\` takes single addresses, and ${formatCidr(cidr)} is a block`,
    help: "name the addresses, or leave `--for` away",
  });
}

function excepted(list: string, texts: readonly string[]) {
  return refused("check", {
    code: "EW3067",
    message: `list ${quote(list)} has ${texts.map((text) => `!${text}`).join(", ")}, which takes the address out again`,
    help: "somebody wrote that at Fastly by hand: remove it there first",
  });
}
