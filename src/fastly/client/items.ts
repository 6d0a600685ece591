import type { Caller } from "./caller.js";
import type { ItemOperation } from "./content.js";
import { isRecord, listOf, name, text, type Fields } from "./decode.js";
import type { Answer } from "./fastly-client.js";
import { everyPage, pageSize, readLinks } from "./pages.js";
import { nothing, success } from "./result.js";

interface Item {
  readonly key: string;
  readonly value: string;
}

export async function items(
  caller: Caller,
  id: string,
  dictionaryId: string,
): Answer<ReadonlyMap<string, string>> {
  const read = await everyPage(
    (page) =>
      caller.call({
        api: "DictionaryItem",
        action: "listDictionaryItems",
        parameters: { service_id: id, dictionary_id: dictionaryId, page, per_page: pageSize },
        effect: "read",
        read: (body, { link }) => {
          const values = listOf(body, readItem);
          return values && { values, ...readLinks(link) };
        },
      }),
    ({ key }) => key,
  );
  if (!read.ok) return read;
  return success(new Map([...read.value].map(([key, { value }]) => [key, value])));
}

export async function item(
  caller: Caller,
  id: string,
  dictionaryId: string,
  key: string,
): Answer<string | undefined> {
  const read = await caller.call({
    api: "DictionaryItem",
    action: "getDictionaryItem",
    parameters: { service_id: id, dictionary_id: dictionaryId, dictionary_item_key: key },
    effect: "read",
    read: (body) => (isRecord(body) ? readItem(body) : undefined),
  });
  if (read.ok) return success(read.value.value);
  return read.error.kind === "not-found" ? nothing : read;
}

export function createItem(
  caller: Caller,
  id: string,
  dictionaryId: string,
  key: string,
  value: string,
): Answer<undefined> {
  return caller.send({
    api: "DictionaryItem",
    action: "createDictionaryItem",
    parameters: {
      service_id: id,
      dictionary_id: dictionaryId,
      item_key: key,
      item_value: value,
    },
    effect: "write-once",
  });
}

export function upsertItem(
  caller: Caller,
  id: string,
  dictionaryId: string,
  key: string,
  value: string,
): Answer<undefined> {
  return caller.send({
    api: "DictionaryItem",
    action: "upsertDictionaryItem",
    parameters: {
      service_id: id,
      dictionary_id: dictionaryId,
      dictionary_item_key: key,
      item_value: value,
    },
    effect: "write-again",
  });
}

export function deleteItem(
  caller: Caller,
  id: string,
  dictionaryId: string,
  key: string,
): Answer<undefined> {
  return caller.send({
    api: "DictionaryItem",
    action: "deleteDictionaryItem",
    parameters: { service_id: id, dictionary_id: dictionaryId, dictionary_item_key: key },
    effect: "write-once",
  });
}

/** A batch of nothing but upserts may be made twice. */
export async function patchItems(
  caller: Caller,
  id: string,
  dictionaryId: string,
  operations: readonly ItemOperation[],
): Answer<undefined> {
  if (operations.length === 0) return nothing;
  return caller.send({
    api: "DictionaryItem",
    action: "bulkUpdateDictionaryItem",
    parameters: {
      service_id: id,
      dictionary_id: dictionaryId,
      bulk_update_dictionary_list_request: {
        items: operations.map(({ op, key, value }) => ({
          op,
          item_key: key,
          ...(value !== undefined && { item_value: value }),
        })),
      },
    },
    effect: operations.every(({ op }) => op === "upsert") ? "write-again" : "write-once",
  });
}

function readItem(fields: Fields): Item | undefined {
  const key = name(fields["item_key"]);
  return key === undefined ? undefined : { key, value: text(fields["item_value"]) };
}
