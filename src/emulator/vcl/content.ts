import type { Resource, Service } from "../model/state.js";
import { textOf } from "../model/versions.js";

/** The content of a snippet, wherever it is kept. */
export function contentOf({ snippets }: Service, { fields, id }: Resource): string {
  if (fields.get("dynamic") !== "1") return textOf(fields, "content");
  return id === undefined ? "" : (snippets.get(id)?.content ?? "");
}
