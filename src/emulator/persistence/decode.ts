import type { TokenGrant } from "../http/tokens.js";
import { aclContent } from "../model/block.js";
import { Collection } from "../model/collection.js";
import { kinds, type KindPath } from "../model/kinds.js";
import type {
  AclEntry,
  DictionaryContent,
  DynamicSnippet,
  Item,
  Resource,
  Service,
  State,
  Value,
  Version,
} from "../model/state.js";
import { format } from "./encode.js";
import { Reader, ShapeError } from "./reader.js";

export interface Kept {
  readonly state: State;
  readonly tokens: readonly TokenGrant[];
}

/**
 * The state that a text keeps.
 *
 * @throws ShapeError where it is not one that `encodeState` wrote
 */
export function decodeState(text: string): Kept {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ShapeError("it is not JSON");
  }
  const document = new Reader(value);
  if (document.at("edgewall").text() !== "emulator" || document.at("format").number() !== format)
    throw new ShapeError("it is of another kind, or another version");
  const services = document.at("services").list().map(service);
  return {
    tokens: document.at("tokens").list().map(token),
    state: {
      customerId: document.at("customerId").text(),
      userId: document.at("userId").text(),
      services: new Map(services.map((each) => [each.id, each])),
    },
  };
}

const scopes = ["global", "global:read", "purge_all", "purge_select"] as const;

function isScope(value: unknown): value is TokenGrant["scope"] {
  return scopes.some((scope) => scope === value);
}

function token(from: Reader): TokenGrant {
  const services = from.at("services").optional((list) => list.list().map((each) => each.text()));
  return {
    value: from.at("value").text(),
    name: from.at("name").text(),
    scope: from.at("scope").as(isScope, "a scope"),
    ...(services && { services }),
  };
}

function times(from: Reader): { readonly createdAt: number; readonly updatedAt: number } {
  return { createdAt: from.at("createdAt").number(), updatedAt: from.at("updatedAt").number() };
}

function service(from: Reader): Service {
  return {
    id: from.at("id").text(),
    name: from.at("name").text(),
    comment: from.at("comment").text(),
    ...times(from),
    deleted: from.at("deleted").flag(),
    versions: from.at("versions").list().map(version),
    dictionaries: from.at("dictionaries").map(dictionary),
    acls: from.at("acls").map((entries) => aclContent(entries.map(aclEntry))),
    snippets: from.at("snippets").map(snippet),
  };
}

function isKindPath(value: unknown): value is KindPath {
  return typeof value === "string" && Object.hasOwn(kinds, value);
}

function version(from: Reader): Version {
  const resources = from
    .at("resources")
    .list()
    .map((pair) => {
      const [path, held] = pair.list();
      if (path === undefined || held === undefined) throw new ShapeError("a pair is missing");
      return [path.as(isKindPath, "a kind of resource"), held.list().map(resource)] as const;
    });
  return {
    number: from.at("number").number(),
    comment: from.at("comment").text(),
    active: from.at("active").flag(),
    locked: from.at("locked").flag(),
    staging: from.at("staging").flag(),
    ...times(from),
    settings: from.at("settings").map(fieldValue),
    resources: new Map<KindPath, readonly Resource[]>(resources),
  };
}

function isValue(value: unknown): value is Value {
  return (
    value === null ||
    ["string", "number", "boolean"].includes(typeof value) ||
    (Array.isArray(value) && value.every((each) => typeof each === "string"))
  );
}

function fieldValue(from: Reader): Value {
  return from.as(isValue, "a value of a field");
}

function resource(from: Reader): Resource {
  return {
    fields: from.at("fields").map(fieldValue),
    id: from.at("id").optional((id) => id.text()),
    ...times(from),
  };
}

function dictionary(from: Reader): DictionaryContent {
  return {
    items: new Collection(from.at("items").map(item)),
    writeOnly: from.at("writeOnly").flag(),
    updatedAt: from.at("updatedAt").number(),
  };
}

function item(from: Reader): Item {
  return { value: from.at("value").text(), ...times(from) };
}

function aclEntry(from: Reader): AclEntry {
  return {
    ip: from.at("ip").text(),
    subnet: from.at("subnet").optional((subnet) => subnet.number()) ?? null,
    negated: from.at("negated").flag(),
    comment: from.at("comment").text(),
    ...times(from),
  };
}

function snippet(from: Reader): DynamicSnippet {
  return { content: from.at("content").text(), ...times(from) };
}
