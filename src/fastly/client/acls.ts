import type { Caller } from "./caller.js";
import type { Acl, AclEntry, EntryOperation } from "./content.js";
import { flag, isRecord, listOf, name, text, type Fields } from "./decode.js";
import { blockText, splitBlock } from "./entry-text.js";
import type { Answer } from "./fastly-client.js";
import { everyPage, pageSize, readLinks } from "./pages.js";
import { nothing, success } from "./result.js";

export function acls(caller: Caller, id: string, version: number): Answer<readonly Acl[]> {
  return caller.call({
    api: "Acl",
    action: "listAcls",
    parameters: { service_id: id, version_id: version },
    effect: "read",
    read: (body) => listOf(body, readAcl),
  });
}

export function createAcl(caller: Caller, id: string, version: number, acl: string): Answer<Acl> {
  return caller.call({
    api: "Acl",
    action: "createAcl",
    parameters: { service_id: id, version_id: version, name: acl },
    effect: "write-once",
    read: (body) => (isRecord(body) ? readAcl(body) : undefined),
  });
}

export function deleteAcl(
  caller: Caller,
  id: string,
  version: number,
  acl: string,
): Answer<undefined> {
  return caller.send({
    api: "Acl",
    action: "deleteAcl",
    parameters: { service_id: id, version_id: version, acl_name: acl },
    effect: "write-once",
  });
}

export async function entries(
  caller: Caller,
  id: string,
  aclId: string,
): Answer<readonly AclEntry[]> {
  const read = await everyPage(
    (page) =>
      caller.call({
        api: "AclEntry",
        action: "listAclEntries",
        parameters: { service_id: id, acl_id: aclId, page, per_page: pageSize },
        effect: "read",
        read: (body, { link }) => {
          const values = listOf(body, readEntry);
          return values && { values, ...readLinks(link) };
        },
      }),
    (entry) => entry.id,
  );
  return read.ok ? success([...read.value.values()]) : read;
}

export async function patchEntries(
  caller: Caller,
  id: string,
  aclId: string,
  operations: readonly EntryOperation[],
): Answer<undefined> {
  if (operations.length === 0) return nothing;
  return caller.send({
    api: "AclEntry",
    action: "bulkUpdateAclEntries",
    parameters: {
      service_id: id,
      acl_id: aclId,
      bulk_update_acl_entries_request: { entries: operations.map(writeOperation) },
    },
    effect: "write-once",
  });
}

function writeOperation(operation: EntryOperation): object {
  switch (operation.op) {
    case "create":
      return { op: "create", ...splitBlock(operation.text) };
    case "delete":
      return { op: "delete", id: operation.id };
  }
}

function readAcl(fields: Fields): Acl | undefined {
  const [id, title] = [name(fields["id"]), name(fields["name"])];
  return id === undefined || title === undefined ? undefined : { id, name: title };
}

function readEntry(fields: Fields): AclEntry | undefined {
  const [id, ip] = [name(fields["id"]), name(fields["ip"])];
  if (id === undefined || ip === undefined) return undefined;
  return {
    id,
    text: blockText(ip, fields["subnet"]),
    negated: flag(fields["negated"]),
    comment: text(fields["comment"]),
  };
}
