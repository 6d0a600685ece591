import type { IncomingMessage } from "node:http";
import { badRequest, tooLarge, type Answer } from "./answer.js";

export type ReadBody =
  | { readonly ok: true; readonly fields: ReadonlyMap<string, unknown> }
  | { readonly ok: false; readonly answer: Answer };

const none: ReadonlyMap<string, unknown> = new Map();

/**
 * Reads a body of JSON or of a form into its fields. A body of another type is read as JSON where it is JSON, and
 * ignored otherwise: clients send them where none is wanted.
 *
 * @param limit in bytes
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<ReadBody> {
  const bytes = await collect(request, limit);
  if (bytes === undefined) return { ok: false, answer: tooLarge(limit) };
  if (bytes.length === 0) return { ok: true, fields: none };
  const text = bytes.toString("utf8");
  const type = request.headers["content-type"]?.toLowerCase() ?? "";
  if (type.startsWith("application/x-www-form-urlencoded"))
    return { ok: true, fields: new Map(new URLSearchParams(text)) };
  const isJson = /^application\/(?:[\w.+-]+\+)?json\b/.test(type);
  try {
    return { ok: true, fields: entries(JSON.parse(text)) };
  } catch {
    if (!isJson) return { ok: true, fields: none };
    return { ok: false, answer: badRequest("the body is not JSON") };
  }
}

function entries(value: unknown): ReadonlyMap<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : none;
}

async function collect(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    // The rest is read and dropped, so that the client gets the answer and not a broken pipe.
    if (length <= limit) parts.push(part);
    else if (length > 2 * limit) return undefined;
  }
  return length > limit ? undefined : Buffer.concat(parts);
}
