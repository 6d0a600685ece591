import {
  badRequest,
  done,
  duplicate,
  forbidden,
  notFound,
  ok,
  type Answer,
} from "../http/answer.js";
import { page, sorted } from "../http/paging.js";
import { get, patch, post, put, remove, type Route } from "../http/route.js";
import type { Handler } from "../http/route.js";
import type { DictionaryContent, Item } from "../model/state.js";
import { timestamp } from "../model/timestamp.js";
import type { World } from "../model/world.js";
import { isAnswer, readBatch } from "./batch.js";
import { Draft } from "./draft.js";
import { inService, type InService } from "./scope.js";

interface InDictionary<Name extends string> extends InService<Name | "dictionary_id"> {
  readonly dictionary: DictionaryContent;
  readonly id: string;
}

function inDictionary<Name extends string = never>(
  handle: (at: InDictionary<Name>) => Answer,
): Handler<Name | "service_id" | "dictionary_id"> {
  return inService<Name | "dictionary_id">((at) => {
    const id = at.call.params.dictionary_id;
    const dictionary = at.service.dictionaries.get(id);
    if (dictionary === undefined) return notFound("Dictionary", { id, service: at.service.id });
    return handle({ ...at, dictionary, id });
  });
}

function view({ service, id }: InDictionary<never>, key: string, item: Item): object {
  return {
    ...idView({ service, id }, key, item.value),
    created_at: timestamp(item.createdAt),
    updated_at: timestamp(item.updatedAt),
    deleted_at: null,
  };
}

function idView(
  { service, id }: Pick<InDictionary<never>, "service" | "id">,
  key: string,
  value: string,
): object {
  return { dictionary_id: id, service_id: service.id, item_key: key, item_value: value };
}

function missing({ service, id }: InDictionary<never>, key: string): Answer {
  return notFound("DictionaryItem", {
    dictionary_id: id,
    item_key: key,
    service_id: service.id,
  });
}

const unreadable = forbidden("the items of a write-only dictionary cannot be read");

/** One change of one item, in a draft of the dictionary; an answer is a refusal. */
function change(
  at: InDictionary<never>,
  draft: Draft<Item>,
  op: string,
  given: ReadonlyMap<string, unknown>,
): Answer | undefined {
  const key = given.get("item_key");
  if (typeof key !== "string" || key === "") return badRequest("item_key is missing");
  const old = draft.get(key);
  if (op === "delete") {
    if (old === undefined) return missing(at, key);
    draft.delete(key);
    return undefined;
  }
  const fault = faultOf(key, given.get("item_value"), at.world);
  if (fault !== undefined) return fault;
  const now = at.world.now();
  const item = {
    value: String(given.get("item_value") ?? ""),
    createdAt: old?.createdAt ?? now,
    updatedAt: now,
  };
  switch (op) {
    case "create":
      if (old !== undefined) return duplicate("dictionary_item", key);
      break;
    case "update":
      if (old === undefined) return missing(at, key);
      break;
    case "upsert":
      break;
    default:
      return badRequest(`Invalid op: ${op.slice(0, 40)}`);
  }
  draft.set(key, item);
  return undefined;
}

function faultOf(key: string, value: unknown, { limits }: World): Answer | undefined {
  if (typeof value !== "string" && typeof value !== "number" && value !== undefined)
    return badRequest("item_value must be text");
  if (key.length > limits.itemKey)
    return badRequest(`item_key is longer than ${limits.itemKey} characters`);
  if (String(value ?? "").length > limits.itemValue)
    return badRequest(`item_value is longer than ${limits.itemValue} characters`);
  return undefined;
}

/** Makes the draft the dictionary's content, unless that is more than it can hold. */
function commit(
  { dictionary, world }: InDictionary<never>,
  draft: Draft<Item>,
): Answer | undefined {
  const { dictionaryItems } = world.limits;
  if (draft.size > dictionaryItems && draft.size > dictionary.items.size)
    return badRequest(`a dictionary has at most ${dictionaryItems} items`);
  draft.commit();
  dictionary.updatedAt = world.now();
  return undefined;
}

/** One change by itself. */
function changeOne(at: InDictionary<never>, op: string, key?: string): Answer {
  const draft = new Draft(at.dictionary.items);
  const given =
    key === undefined ? at.call.fields : new Map([...at.call.fields, ["item_key", key]]);
  const refused = change(at, draft, op, given) ?? commit(at, draft);
  if (refused !== undefined) return refused;
  if (op === "delete") return done;
  const name = String(given.get("item_key"));
  const item = at.dictionary.items.get(name);
  if (item === undefined) return missing(at, name);
  // Recorded: an answer to an update has no times.
  return ok(op === "create" ? view(at, name, item) : idView(at, name, item.value));
}

const one = "/service/:service_id/dictionary/:dictionary_id/item/:item_key";

/** @see https://www.fastly.com/documentation/reference/api/dictionaries/dictionary-item/ */
export const dictionaryItems: readonly Route[] = [
  get(
    "/service/:service_id/dictionary/:dictionary_id/items",
    inDictionary((at) => {
      if (at.dictionary.writeOnly) return unreadable;
      const list = sorted(at.call, at.dictionary.items.list(), {
        item_key: ([key]) => key,
        created: ([, { createdAt }]) => createdAt,
      });
      return page(at.call, list, 100, ([key, item]) => view(at, key, item));
    }),
  ),

  patch(
    "/service/:service_id/dictionary/:dictionary_id/items",
    inDictionary((at) => {
      const operations = readBatch(at.call.fields.get("items"), "items", at.world.limits.batch);
      if (isAnswer(operations)) return operations;
      const draft = new Draft(at.dictionary.items);
      for (const { op, fields } of operations) {
        const refused = change(at, draft, op, fields);
        if (refused !== undefined) return refused;
      }
      return commit(at, draft) ?? done;
    }),
  ),

  post(
    "/service/:service_id/dictionary/:dictionary_id/item",
    inDictionary((at) => changeOne(at, "create")),
  ),

  get(
    one,
    inDictionary<"item_key">((at) => {
      if (at.dictionary.writeOnly) return unreadable;
      const key = at.call.params.item_key;
      const item = at.dictionary.items.get(key);
      return item === undefined ? missing(at, key) : ok(view(at, key, item));
    }),
  ),

  put(
    one,
    inDictionary<"item_key">((at) => changeOne(at, "upsert", at.call.params.item_key)),
  ),

  patch(
    one,
    inDictionary<"item_key">((at) => changeOne(at, "update", at.call.params.item_key)),
  ),

  remove(
    one,
    inDictionary<"item_key">((at) => changeOne(at, "delete", at.call.params.item_key)),
  ),
];
