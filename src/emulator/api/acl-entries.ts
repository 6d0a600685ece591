import { parseAddress } from "../../addresses/index.js";
import { badRequest, done, duplicate, notFound, ok, type Answer } from "../http/answer.js";
import { page, sorted } from "../http/paging.js";
import { get, patch, post, remove, type Handler, type Route } from "../http/route.js";
import { block } from "../model/block.js";
import type { Collection } from "../model/collection.js";
import { truth, wholeNumber } from "../model/field.js";
import type { AclEntry } from "../model/state.js";
import { timestamp } from "../model/timestamp.js";
import { isAnswer, readBatch } from "./batch.js";
import { AclDraft } from "./acl-draft.js";
import { inService, type InService } from "./scope.js";

interface InAcl<Name extends string> extends InService<Name | "acl_id"> {
  readonly entries: Collection<AclEntry>;
  readonly id: string;
}

function inAcl<Name extends string = never>(
  handle: (at: InAcl<Name>) => Answer,
): Handler<Name | "service_id" | "acl_id"> {
  return inService<Name | "acl_id">((at) => {
    const id = at.call.params.acl_id;
    const entries = at.service.acls.get(id);
    if (entries === undefined) return notFound("ACL", { id, service: at.service.id });
    return handle({ ...at, entries, id });
  });
}

function view({ service, id: acl }: InAcl<never>, id: string, entry: AclEntry): object {
  return {
    id,
    acl_id: acl,
    service_id: service.id,
    ip: entry.ip,
    subnet: entry.subnet,
    // Recorded: text where entries are read, a number where one is written.
    negated: entry.negated ? "1" : "0",
    comment: entry.comment,
    created_at: timestamp(entry.createdAt),
    updated_at: timestamp(entry.updatedAt),
  };
}

function writtenView(at: InAcl<never>, id: string, entry: AclEntry): object {
  return { ...view(at, id, entry), negated: entry.negated ? 1 : 0 };
}

function missing({ service, id: acl }: InAcl<never>, id: string): Answer {
  return notFound("ACLEntry", { acl_id: acl, id, service_id: service.id });
}

/** One change of one entry, in a draft of the ACL; an answer is a refusal. */
function change(
  at: InAcl<never>,
  draft: AclDraft,
  op: string,
  id: string,
  given: ReadonlyMap<string, unknown>,
): Answer | undefined {
  const old = op === "create" ? undefined : draft.get(id);
  switch (op) {
    case "delete":
      if (old === undefined) return missing(at, id);
      draft.delete(id);
      return undefined;
    case "update":
      if (old === undefined) return missing(at, id);
      break;
    case "create":
      break;
    default:
      return badRequest(`Invalid op: ${op.slice(0, 40)}`);
  }
  const entry = readEntry(given, old, at.world.now());
  if (isAnswer(entry)) return entry;
  if (draft.isTaken(entry, id)) return duplicate("acl_entry", block(entry));
  draft.set(id, entry);
  return undefined;
}

function readEntry(
  given: ReadonlyMap<string, unknown>,
  old: AclEntry | undefined,
  now: number,
): AclEntry | Answer {
  const ip = given.get("ip") ?? old?.ip;
  const address = typeof ip === "string" ? parseAddress(ip) : undefined;
  if (typeof ip !== "string" || address === undefined) return badRequest("ip is not an IP address");
  const subnet = given.has("subnet") ? readSubnet(given.get("subnet")) : (old?.subnet ?? null);
  const width = address.family === 4 ? 32 : 128;
  if (subnet === undefined || (subnet !== null && (subnet < 0 || subnet > width)))
    return badRequest(`subnet must be a number from 0 to ${width}`);
  const negated = given.has("negated") ? truth(given.get("negated")) : (old?.negated ?? false);
  if (negated === undefined) return badRequest("Invalid value for negated");
  const comment = given.get("comment") ?? old?.comment ?? "";
  return {
    // As it was sent: recorded of blocks with bits set below their mask.
    ip,
    subnet,
    negated,
    comment: typeof comment === "string" ? comment : "",
    createdAt: old?.createdAt ?? now,
    updatedAt: now,
  };
}

function readSubnet(given: unknown): number | null | undefined {
  return given === null || given === "" ? null : wholeNumber(given);
}

/** Makes the draft the ACL's content, unless that is more than it can hold. */
function commit({ entries, world }: InAcl<never>, draft: AclDraft): Answer | undefined {
  const { aclEntries } = world.limits;
  if (draft.size > aclEntries && draft.size > entries.size)
    return badRequest(`an ACL has at most ${aclEntries} entries`);
  draft.commit();
  return undefined;
}

/** One change by itself. */
function changeOne(at: InAcl<never>, op: string, id: string): Answer {
  const draft = new AclDraft(at.entries);
  const refused = change(at, draft, op, id, at.call.fields) ?? commit(at, draft);
  if (refused !== undefined) return refused;
  const entry = at.entries.get(id);
  return entry === undefined ? done : ok(writtenView(at, id, entry));
}

function changeAll(at: InAcl<never>): Answer {
  const { call, world, entries } = at;
  const operations = readBatch(call.fields.get("entries"), "entries", world.limits.batch);
  if (isAnswer(operations)) return operations;
  const draft = new AclDraft(entries);
  for (const { op, fields } of operations.slice(0, call.keepEntries)) {
    const id = op === "create" ? world.ids() : fields.get("id");
    if (typeof id !== "string") return badRequest("id is missing");
    const refused = change(at, draft, op, id, fields);
    if (refused !== undefined) return refused;
  }
  return commit(at, draft) ?? done;
}

const all = "/service/:service_id/acl/:acl_id/entries";
const one = "/service/:service_id/acl/:acl_id/entry/:entry_id";

/** @see https://www.fastly.com/documentation/reference/api/acls/acl-entry/ */
export const aclEntries: readonly Route[] = [
  get(
    all,
    inAcl((at) => {
      const list = sorted(at.call, at.entries.list(), {
        ip: ([, { ip }]) => ip,
        created: ([, { createdAt }]) => createdAt,
      });
      return page(at.call, list, 20, ([id, entry]) => view(at, id, entry));
    }),
  ),

  patch(all, inAcl(changeAll)),

  post(
    "/service/:service_id/acl/:acl_id/entry",
    inAcl((at) => changeOne(at, "create", at.world.ids())),
  ),

  get(
    one,
    inAcl<"entry_id">((at) => {
      const id = at.call.params.entry_id;
      const entry = at.entries.get(id);
      return entry === undefined ? missing(at, id) : ok(view(at, id, entry));
    }),
  ),

  patch(
    one,
    inAcl<"entry_id">((at) => changeOne(at, "update", at.call.params.entry_id)),
  ),

  remove(
    one,
    inAcl<"entry_id">((at) => changeOne(at, "delete", at.call.params.entry_id)),
  ),
];
