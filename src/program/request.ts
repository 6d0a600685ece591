import { lowerAscii, toBytes, type Bytes } from "./bytes.js";
import type { TextField } from "./field.js";
import {
  normaliseHost,
  normalisePath,
  normaliseUrl,
  queryParameter,
  rawQueryParameter,
  splitUrl,
} from "./normalise.js";

/** One client request as the first Fastly node sees it. Texts are JavaScript strings, not bytes. */
export interface Request {
  /** The address of the connection's other end, as text. */
  readonly ip: string;
  /** ISO 3166-1 alpha-2; undefined when geolocation does not know. */
  readonly country: string | undefined;
  readonly method: string;
  /** Path and query string, as in the request line. */
  readonly url: string;
  /** In the order they came; names in any letter case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Purges are not traffic: no policy may deny one. */
export function isPurge(request: Request): boolean {
  return request.method === "PURGE" || request.method === "FASTLYPURGE";
}

/** The bytes a field holds on a request, normalised unless the field is raw; undefined when it is not set. */
export function readField(request: Request, field: TextField): Bytes | undefined {
  const url = toBytes(request.url);
  switch (field.name) {
    case "method":
      return toBytes(request.method);
    case "path":
      return field.raw ? splitUrl(url).path : normalisePath(splitUrl(url).path);
    case "url":
      return field.raw ? url : normaliseUrl(url);
    case "query": {
      const { query } = splitUrl(url);
      const read = field.raw ? rawQueryParameter : queryParameter;
      return read(query, field.key ?? "");
    }
    case "cookie":
      return cookie(header(request, "cookie"), field.key ?? "");
    case "header":
      return header(request, field.key ?? "");
    case "host": {
      const host = header(request, "host");
      return host === undefined || field.raw ? host : normaliseHost(host);
    }
    case "userAgent": {
      const userAgent = header(request, "user-agent");
      return userAgent === undefined || field.raw ? userAgent : lowerAscii(userAgent);
    }
  }
}

/** The first header of that name. */
function header(request: Request, name: string): Bytes | undefined {
  const wanted = name.toLowerCase();
  const found = request.headers.find(([candidate]) => candidate.toLowerCase() === wanted);
  return found && toBytes(found[1]);
}

/**
 * The first cookie of that name in any letter case, its value as it was sent.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/headers/subfield/
 */
function cookie(cookies: Bytes | undefined, name: string): Bytes | undefined {
  for (const pair of cookies?.split(";") ?? []) {
    // Blanks only: trim() would take bytes of UTF-8 for white space.
    const trimmed = pair.replace(/^[ \t]+|[ \t]+$/g, "");
    if (trimmed.toLowerCase().startsWith(`${name.toLowerCase()}=`))
      return trimmed.slice(name.length + 1);
  }
  return undefined;
}
