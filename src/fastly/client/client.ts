import * as acls from "./acls.js";
import { Caller } from "./caller.js";
import * as dictionaries from "./dictionaries.js";
import type { FastlyClient } from "./fastly-client.js";
import * as items from "./items.js";
import type { ClientOptions } from "./options.js";
import * as vcl from "./vcl.js";
import * as versions from "./versions.js";

/** A client of Fastly's API. Nothing is loaded or sent before the first call. */
export function fastlyClient(options: ClientOptions): FastlyClient {
  const caller = new Caller(options);
  return {
    get writes() {
      return caller.writes;
    },
    get budget() {
      return caller.budget;
    },

    service: (id) => versions.service(caller, id),
    cloneVersion: (id, version) => versions.cloneVersion(caller, id, version),
    setComment: (id, version, comment) => versions.setComment(caller, id, version, comment),
    validate: (id, version) => versions.validate(caller, id, version),
    activate: (id, version, environment) => versions.activate(caller, id, version, environment),
    domains: (id, version) => versions.domains(caller, id, version),
    generatedVcl: (id, version) => vcl.generatedVcl(caller, id, version),

    snippets: (id, version) => vcl.snippets(caller, id, version),
    createSnippet: (id, version, snippet) => vcl.createSnippet(caller, id, version, snippet),
    deleteSnippet: (id, version, name) => vcl.deleteSnippet(caller, id, version, name),

    vcls: (id, version) => vcl.vcls(caller, id, version),
    createVcl: (id, version, file) => vcl.createVcl(caller, id, version, file),
    deleteVcl: (id, version, name) => vcl.deleteVcl(caller, id, version, name),
    setMainVcl: (id, version, name) => vcl.setMainVcl(caller, id, version, name),

    acls: (id, version) => acls.acls(caller, id, version),
    createAcl: (id, version, name) => acls.createAcl(caller, id, version, name),
    deleteAcl: (id, version, name) => acls.deleteAcl(caller, id, version, name),
    entries: (id, aclId) => acls.entries(caller, id, aclId),
    patchEntries: (id, aclId, operations) => acls.patchEntries(caller, id, aclId, operations),

    dictionaries: (id, version) => dictionaries.dictionaries(caller, id, version),
    createDictionary: (id, version, name, settings) =>
      dictionaries.createDictionary(caller, id, version, name, settings),
    deleteDictionary: (id, version, name) =>
      dictionaries.deleteDictionary(caller, id, version, name),
    dictionaryInfo: (id, version, dictionaryId) =>
      dictionaries.dictionaryInfo(caller, id, version, dictionaryId),

    items: (id, dictionaryId) => items.items(caller, id, dictionaryId),
    item: (id, dictionaryId, key) => items.item(caller, id, dictionaryId, key),
    createItem: (id, dictionaryId, key, value) =>
      items.createItem(caller, id, dictionaryId, key, value),
    upsertItem: (id, dictionaryId, key, value) =>
      items.upsertItem(caller, id, dictionaryId, key, value),
    deleteItem: (id, dictionaryId, key) => items.deleteItem(caller, id, dictionaryId, key),
    patchItems: (id, dictionaryId, operations) =>
      items.patchItems(caller, id, dictionaryId, operations),
  };
}
