import { quote } from "../../diagnostics/index.js";
import type { FastlyClient } from "../client/index.js";
import {
  ambiguous,
  declaredToggle,
  isToggleState,
  qualified,
  unknownToggle,
  type DeclaredToggle,
  type ToggleName,
} from "./declared.js";
import { done, refused, remote, type Outcome } from "./failure.js";
import { inTurns } from "./in-turns.js";

/** A switch, where it is, and what it holds. */
export interface LiveToggle extends ToggleName {
  readonly dictionaryId: string;
  /** Undefined where there is no such item. */
  readonly value: string | undefined;
}

interface LiveDictionary {
  readonly id: string;
  readonly name: string;
  readonly writeOnly: boolean;
}

/** edgewall's own record of what it pushed. */
const stateDictionary = "edgewall_state";

/** Dictionaries with more items than this are lists of addresses, and not read to look for a near miss. */
const mostToggles = 100;

/**
 * The toggle of a name: the one that a compiled service declares, the item of a dictionary that is named, or else the
 * one item of that key in the dictionaries of the active version that is `enabled` or `disabled`.
 */
export async function findToggle(
  client: FastlyClient,
  serviceId: string,
  version: number,
  { name, declared }: { readonly name: string; readonly declared: readonly DeclaredToggle[] },
): Promise<Outcome<LiveToggle>> {
  const known = declaredToggle(name, declared);
  if (!known.ok) return known;
  const listed = await client.dictionaries(serviceId, version);
  if (!listed.ok) return remote(listed.error, "nothing was written");
  const dictionaries = listed.value.filter((one) => one.name !== stateDictionary);

  const wanted = known.value ?? named(name, dictionaries);
  if (wanted !== undefined) {
    const dictionary = dictionaries.find((one) => one.name === wanted.dictionary);
    if (dictionary === undefined) return notReleased(wanted, version);
    if (dictionary.writeOnly) return isPrivate(wanted);
    const item = await client.item(serviceId, dictionary.id, wanted.key);
    if (!item.ok) return remote(item.error, "nothing was written");
    const found = { ...wanted, dictionaryId: dictionary.id, value: item.value };
    if (known.value !== undefined || isToggleState(item.value)) return done(found);
    if (item.value !== undefined) return notToggle(wanted);
  } else {
    const found = await search(client, serviceId, name, dictionaries);
    if (!found.ok) return found;
    if (found.value !== undefined) return done(found.value);
  }
  const live = await liveToggles(client, serviceId, version, dictionaries);
  const names = declared.map(({ dictionary, key }) => `${dictionary}.${key}`);
  return unknownToggle(name, [...names, ...live]);
}

function named(name: string, dictionaries: readonly LiveDictionary[]): ToggleName | undefined {
  const parts = qualified(name);
  const exists = dictionaries.some((one) => one.name === parts?.dictionary);
  return parts !== undefined && exists ? { ...parts, initial: undefined } : undefined;
}

/** Asks every dictionary for the key. */
async function search(
  client: FastlyClient,
  serviceId: string,
  key: string,
  dictionaries: readonly LiveDictionary[],
): Promise<Outcome<LiveToggle | undefined>> {
  const readable = dictionaries.filter(({ writeOnly }) => !writeOnly);
  const items = await inTurns(readable, async ({ id, name }) => ({
    dictionary: name,
    dictionaryId: id,
    item: await client.item(serviceId, id, key),
  }));
  const found: LiveToggle[] = [];
  for (const { item, dictionary, dictionaryId } of items) {
    if (!item.ok) return remote(item.error, "nothing was written");
    if (isToggleState(item.value))
      found.push({ dictionary, dictionaryId, key, initial: undefined, value: item.value });
  }
  if (found.length > 1)
    return ambiguous(
      key,
      found.map(({ dictionary }) => `${dictionary}.${key}`),
    );
  return done(found[0]);
}

/** The names of the items that look like switches, as far as they can be read. */
async function liveToggles(
  client: FastlyClient,
  serviceId: string,
  version: number,
  dictionaries: readonly LiveDictionary[],
): Promise<readonly string[]> {
  const readable = dictionaries.filter(({ writeOnly }) => !writeOnly);
  const names = await inTurns(readable, async ({ id, name }) => {
    const info = await client.dictionaryInfo(serviceId, version, id);
    if (!info.ok || info.value.itemCount > mostToggles) return [];
    const items = await client.items(serviceId, id);
    return items.ok
      ? [...items.value].flatMap(([key, value]) => (isToggleState(value) ? `${name}.${key}` : []))
      : [];
  });
  return names.flat();
}

function notReleased({ dictionary, key }: ToggleName, version: number) {
  return refused("input", {
    code: "EW3061",
    message: `the toggle ${quote(`${dictionary}.${key}`)} is not released: version ${version}, which is active, has no dictionary ${quote(dictionary)}`,
    help: "`edgewall push` creates it; check FASTLY_SERVICE_ID, too",
  });
}

function isPrivate({ dictionary }: ToggleName) {
  return refused("input", {
    code: "EW3061",
    message: `the dictionary ${quote(dictionary)} is private: its items cannot be read`,
    help: "keep switches in a dictionary that is not write-only, so that everyone sees how they are set",
  });
}

/** What it holds instead stays unsaid: it may be a secret. */
function notToggle({ dictionary, key }: ToggleName) {
  return refused("input", {
    code: "EW3061",
    message: `the item ${quote(`${dictionary}.${key}`)} is no toggle: it is neither \`enabled\` nor \`disabled\``,
    help: "nothing was written; a toggle is declared with `dictionary(NAME, { KEY: toggle(…) })`",
  });
}
