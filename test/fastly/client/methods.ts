import type { FastlyClient, Result } from "../../../src/fastly/client/index.js";

/** One call of each of the client's methods, by what repeating it would mean. */
type Methods = Readonly<Record<string, (client: FastlyClient) => Promise<Result<unknown>>>>;

export const reads: Methods = {
  service: (client) => client.service("s"),
  validate: (client) => client.validate("s", 1),
  domains: (client) => client.domains("s", 1),
  generatedVcl: (client) => client.generatedVcl("s", 1),
  snippets: (client) => client.snippets("s", 1),
  vcls: (client) => client.vcls("s", 1),
  acls: (client) => client.acls("s", 1),
  entries: (client) => client.entries("s", "a"),
  dictionaries: (client) => client.dictionaries("s", 1),
  dictionaryInfo: (client) => client.dictionaryInfo("s", 1, "d"),
  items: (client) => client.items("s", "d"),
  item: (client) => client.item("s", "d", "k"),
};

/** Twice is the same as once. */
export const again: Methods = {
  setComment: (client) => client.setComment("s", 1, "c"),
  setMainVcl: (client) => client.setMainVcl("s", 1, "v"),
  upsertItem: (client) => client.upsertItem("s", "d", "k", "v"),
  "patchItems of upserts": (client) =>
    client.patchItems("s", "d", [{ op: "upsert", key: "k", value: "v" }]),
};

export const once: Methods = {
  cloneVersion: (client) => client.cloneVersion("s", 1),
  activate: (client) => client.activate("s", 1),
  "activate staging": (client) => client.activate("s", 1, "staging"),
  createSnippet: (client) =>
    client.createSnippet("s", 1, {
      name: "n",
      type: "recv",
      priority: 1,
      dynamic: false,
      content: "",
    }),
  deleteSnippet: (client) => client.deleteSnippet("s", 1, "n"),
  createVcl: (client) => client.createVcl("s", 1, { name: "n", content: "" }),
  deleteVcl: (client) => client.deleteVcl("s", 1, "n"),
  createAcl: (client) => client.createAcl("s", 1, "n"),
  deleteAcl: (client) => client.deleteAcl("s", 1, "n"),
  patchEntries: (client) => client.patchEntries("s", "a", [{ op: "create", text: "192.0.2.1" }]),
  createDictionary: (client) => client.createDictionary("s", 1, "n"),
  deleteDictionary: (client) => client.deleteDictionary("s", 1, "n"),
  createItem: (client) => client.createItem("s", "d", "k", "v"),
  deleteItem: (client) => client.deleteItem("s", "d", "k"),
  "patchItems with a create": (client) =>
    client.patchItems("s", "d", [
      { op: "upsert", key: "k", value: "v" },
      { op: "create", key: "l", value: "v" },
    ]),
};

export const actions = { ...reads, ...again, ...once };

export function call(name: string, client: FastlyClient): Promise<Result<unknown>> {
  const action = actions[name];
  if (action === undefined) throw new Error(name);
  return action(client);
}
