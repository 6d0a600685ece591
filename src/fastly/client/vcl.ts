import type { Caller } from "./caller.js";
import type { Snippet, Vcl } from "./content.js";
import { count, flag, isRecord, listOf, name, text, type Fields } from "./decode.js";
import type { Answer } from "./fastly-client.js";

export function snippets(caller: Caller, id: string, version: number): Answer<readonly Snippet[]> {
  return caller.call({
    api: "Snippet",
    action: "listSnippets",
    parameters: { service_id: id, version_id: version },
    effect: "read",
    read: (body) => listOf(body, readSnippet),
  });
}

export function createSnippet(
  caller: Caller,
  id: string,
  version: number,
  { name, type, priority, dynamic, content }: Snippet,
): Answer<undefined> {
  return caller.send({
    api: "Snippet",
    action: "createSnippet",
    parameters: {
      service_id: id,
      version_id: version,
      name,
      type,
      priority,
      // Fastly takes a snippet without it as dynamic.
      dynamic: dynamic ? 1 : 0,
      content,
    },
    effect: "write-once",
  });
}

export function deleteSnippet(
  caller: Caller,
  id: string,
  version: number,
  snippet: string,
): Answer<undefined> {
  return caller.send({
    api: "Snippet",
    action: "deleteSnippet",
    parameters: { service_id: id, version_id: version, name: snippet },
    effect: "write-once",
  });
}

export function vcls(caller: Caller, id: string, version: number): Answer<readonly Vcl[]> {
  return caller.call({
    api: "Vcl",
    action: "listCustomVcl",
    parameters: { service_id: id, version_id: version },
    effect: "read",
    read: (body) => listOf(body, readVcl),
  });
}

export function createVcl(
  caller: Caller,
  id: string,
  version: number,
  { name, content, main = false }: { name: string; content: string; main?: boolean },
): Answer<undefined> {
  return caller.send({
    api: "Vcl",
    action: "createCustomVcl",
    parameters: { service_id: id, version_id: version, name, content, main },
    effect: "write-once",
  });
}

export function deleteVcl(
  caller: Caller,
  id: string,
  version: number,
  vcl: string,
): Answer<undefined> {
  return caller.send({
    api: "Vcl",
    action: "deleteCustomVcl",
    parameters: { service_id: id, version_id: version, vcl_name: vcl },
    effect: "write-once",
  });
}

export function setMainVcl(
  caller: Caller,
  id: string,
  version: number,
  vcl: string,
): Answer<undefined> {
  return caller.send({
    api: "Vcl",
    action: "setCustomVclMain",
    parameters: { service_id: id, version_id: version, vcl_name: vcl },
    effect: "write-again",
  });
}

export function generatedVcl(caller: Caller, id: string, version: number): Answer<string> {
  return caller.call({
    api: "Vcl",
    action: "getCustomVclGenerated",
    parameters: { service_id: id, version_id: version },
    effect: "read",
    read: (body) => (isRecord(body) ? name(body["content"]) : undefined),
  });
}

function readSnippet(fields: Fields): Snippet | undefined {
  const [title, type] = [name(fields["name"]), name(fields["type"])];
  if (title === undefined || type === undefined) return undefined;
  return {
    name: title,
    type,
    // Fastly's default.
    priority: count(fields["priority"]) ?? 100,
    dynamic: flag(fields["dynamic"]),
    content: text(fields["content"]),
  };
}

function readVcl(fields: Fields): Vcl | undefined {
  const title = name(fields["name"]);
  if (title === undefined) return undefined;
  return { name: title, main: flag(fields["main"]), content: text(fields["content"]) };
}
