import type { Caller } from "./caller.js";
import type { Service, Validation, Version } from "./content.js";
import { count, flag, isRecord, listOf, name, text, type Fields } from "./decode.js";
import type { Answer } from "./fastly-client.js";

export function service(caller: Caller, id: string): Answer<Service> {
  return caller.call({
    api: "Service",
    action: "getService",
    parameters: { service_id: id },
    effect: "read",
    read: readService,
  });
}

export function cloneVersion(caller: Caller, id: string, version: number): Answer<Version> {
  return caller.call({
    api: "Version",
    action: "cloneServiceVersion",
    parameters: { service_id: id, version_id: version },
    effect: "write-once",
    read: readVersionAlone,
  });
}

export function setComment(
  caller: Caller,
  id: string,
  version: number,
  comment: string,
): Answer<Version> {
  return caller.call({
    api: "Version",
    action: "updateServiceVersion",
    parameters: { service_id: id, version_id: version, comment },
    effect: "write-again",
    read: readVersionAlone,
  });
}

export function validate(caller: Caller, id: string, version: number): Answer<Validation> {
  return caller.call({
    api: "Version",
    action: "validateServiceVersion",
    parameters: { service_id: id, version_id: version },
    effect: "read",
    read: readValidation,
  });
}

/** Not repeated: somebody else may have activated another version since. */
export function activate(
  caller: Caller,
  id: string,
  version: number,
  environment: "staging" | undefined,
): Answer<Version> {
  const parameters = { service_id: id, version_id: version };
  return caller.call({
    api: "Version",
    ...(environment === undefined
      ? { action: "activateServiceVersion", parameters }
      : {
          action: "activateServiceVersionEnvironment",
          parameters: { ...parameters, environment_name: environment },
        }),
    effect: "write-once",
    read: readVersionAlone,
  });
}

export function domains(caller: Caller, id: string, version: number): Answer<readonly string[]> {
  return caller.call({
    api: "Domain",
    action: "listDomains",
    parameters: { service_id: id, version_id: version },
    effect: "read",
    read: (body) => listOf(body, (fields) => name(fields["name"])),
  });
}

function readService(body: unknown): Service | undefined {
  if (!isRecord(body)) return undefined;
  const id = name(body["id"]);
  const versions = listOf(body["versions"], readVersion);
  if (id === undefined || versions === undefined) return undefined;
  return {
    id,
    name: text(body["name"]),
    versions: versions.toSorted((one, other) => one.number - other.number),
  };
}

function readVersionAlone(body: unknown): Version | undefined {
  return isRecord(body) ? readVersion(body) : undefined;
}

function readVersion(fields: Fields): Version | undefined {
  const number = count(fields["number"]);
  if (number === undefined) return undefined;
  const environments = listOf(fields["environments"], (environment) => environment) ?? [];
  return {
    number,
    active: flag(fields["active"]),
    locked: flag(fields["locked"]),
    staging: flag(fields["staging"]) || environments.some((one) => one["name"] === "staging"),
    comment: text(fields["comment"]),
    updatedAt: text(fields["updated_at"]),
  };
}

function readValidation(body: unknown): Validation | undefined {
  const status = isRecord(body) ? name(body["status"]) : undefined;
  if (!isRecord(body) || status === undefined) return undefined;
  const msg = text(body["msg"]);
  const errors = Array.isArray(body["errors"]) ? body["errors"] : [];
  return {
    valid: status === "ok",
    ...(msg !== "" && { msg }),
    errors: errors.map((error) => (typeof error === "string" ? error : JSON.stringify(error))),
  };
}
