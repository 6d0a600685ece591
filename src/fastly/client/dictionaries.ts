import type { Caller } from "./caller.js";
import type { Dictionary, DictionaryInfo } from "./content.js";
import { count, flag, isRecord, listOf, name, text, type Fields } from "./decode.js";
import type { Answer } from "./fastly-client.js";

export function dictionaries(
  caller: Caller,
  id: string,
  version: number,
): Answer<readonly Dictionary[]> {
  return caller.call({
    api: "Dictionary",
    action: "listDictionaries",
    parameters: { service_id: id, version_id: version },
    effect: "read",
    read: (body) => listOf(body, readDictionary),
  });
}

export function createDictionary(
  caller: Caller,
  id: string,
  version: number,
  dictionary: string,
  { writeOnly = false }: { readonly writeOnly?: boolean } = {},
): Answer<Dictionary> {
  return caller.call({
    api: "Dictionary",
    action: "createDictionary",
    parameters: {
      service_id: id,
      version_id: version,
      name: dictionary,
      ...(writeOnly && { write_only: true }),
    },
    effect: "write-once",
    read: (body) => (isRecord(body) ? readDictionary(body) : undefined),
  });
}

export function deleteDictionary(
  caller: Caller,
  id: string,
  version: number,
  dictionary: string,
): Answer<undefined> {
  return caller.send({
    api: "Dictionary",
    action: "deleteDictionary",
    parameters: { service_id: id, version_id: version, dictionary_name: dictionary },
    effect: "write-once",
  });
}

export function dictionaryInfo(
  caller: Caller,
  id: string,
  version: number,
  dictionaryId: string,
): Answer<DictionaryInfo> {
  return caller.call({
    api: "DictionaryInfo",
    action: "getDictionaryInfo",
    parameters: { service_id: id, version_id: version, dictionary_id: dictionaryId },
    effect: "read",
    read: (body) => (isRecord(body) ? readInfo(body) : undefined),
  });
}

function readDictionary(fields: Fields): Dictionary | undefined {
  const [id, title] = [name(fields["id"]), name(fields["name"])];
  if (id === undefined || title === undefined) return undefined;
  return { id, name: title, writeOnly: flag(fields["write_only"]) };
}

function readInfo(fields: Fields): DictionaryInfo | undefined {
  const itemCount = count(fields["item_count"]);
  if (itemCount === undefined) return undefined;
  return {
    itemCount,
    lastUpdated: text(fields["last_updated"]),
    digest: text(fields["digest"]),
  };
}
