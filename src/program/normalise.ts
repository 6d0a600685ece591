/**
 * What comparisons see instead of the text that was sent: the fixed form of everything an attacker can vary
 * without the origin noticing. docs/semantics.md is the authority; the compiler emits the same steps as VCL.
 */
import { lowerAscii, type Bytes } from "./bytes.js";

const malformedEscape = /%(?![0-9A-Fa-f]{2})/g;
const percentEscape = /%([0-9A-Fa-f]{2})/g;
const outsideAscii = /[\x80-\xff]/g;

/**
 * The normal form of a URL's path: escapes of ASCII characters decoded once (except `%00` and `%25`), bytes
 * outside ASCII as upper-case escapes, repeated slashes and dot segments resolved, no trailing slash.
 *
 * @example normalisePath("/api//./%68amm/x/../donations/") // "/api/hamm/donations"
 */
export function normalisePath(path: Bytes): Bytes {
  const resolved = resolvePath(path);
  return resolved.length > 1 && resolved.endsWith("/") ? resolved.slice(0, -1) : resolved;
}

/** {@link normalisePath} without its last step: a trailing slash stays. What a prefix is compared as. */
export function resolvePath(path: Bytes): Bytes {
  return removeDotSegments(decodePath(path).replace(/\/{2,}/g, "/"));
}

/** The escapes of a path in their normal form, segments untouched. */
export function decodePath(path: Bytes): Bytes {
  return path
    .replace(malformedEscape, "%25")
    .replace(percentEscape, (_, hex: string) => {
      const byte = Number.parseInt(hex, 16);
      return staysEscaped(byte) ? escapeByte(byte) : String.fromCharCode(byte);
    })
    .replace(outsideAscii, (character) => escapeByte(character.charCodeAt(0)));
}

/** NUL would end a string at the edge, `%` would make a second decoding possible, the rest is not text. */
function staysEscaped(byte: number): boolean {
  return byte === 0x00 || byte === 0x25 || byte > 0x7f;
}

function escapeByte(byte: number): Bytes {
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

/** RFC 3986, section 5.2.4, for a path without repeated slashes. */
function removeDotSegments(path: Bytes): Bytes {
  if (!path.startsWith("/") || !path.includes("/.")) return path;
  const output: Bytes[] = [];
  const segments = path.split("/").slice(1);
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    if (segment === "..") output.pop();
    else if (segment !== ".") output.push(segment);
    if (last && (segment === "." || segment === "..")) output.push("");
  }
  return `/${output.join("/")}`;
}

/** The normalised path, and the query string as it was sent (nothing of it when it is empty). */
export function normaliseUrl(url: Bytes): Bytes {
  const { path, query } = splitUrl(url);
  return query === "" ? normalisePath(path) : `${normalisePath(path)}?${query}`;
}

/** The path and query string of a URL such as `/a?b=c`, as they were sent. */
export function splitUrl(url: Bytes): { readonly path: Bytes; readonly query: Bytes } {
  const mark = url.indexOf("?");
  return mark < 0
    ? { path: url, query: "" }
    : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

/** Lower case, without a port and without the dot that may end a fully qualified name. */
export function normaliseHost(host: Bytes): Bytes {
  return lowerAscii(host).replace(/\.?(?::[0-9]*)?$/, "");
}

/**
 * The value of the first parameter of that name which has one, name and value decoded once: `+` is a space;
 * `%00`, `%25` and the escapes of bytes outside ASCII stay as they were sent. Undefined when there is none.
 */
export function queryParameter(query: Bytes, name: string): Bytes | undefined {
  for (const pair of query.split("&")) {
    const equals = pair.indexOf("=");
    if (equals < 0 || decodeQueryText(pair.slice(0, equals)) !== name) continue;
    return decodeQueryText(pair.slice(equals + 1).replaceAll("+", " "));
  }
  return undefined;
}

/** The escapes of a query parameter's name or value in their normal form. */
export function decodeQueryText(text: Bytes): Bytes {
  return text.replace(malformedEscape, "%25").replace(percentEscape, (sent, hex: string) => {
    const byte = Number.parseInt(hex, 16);
    return staysEscaped(byte) ? sent : String.fromCharCode(byte);
  });
}

/** {@link queryParameter} as it was sent: the name must be spelled just so, the value is not decoded. */
export function rawQueryParameter(query: Bytes, name: string): Bytes | undefined {
  const pair = query.split("&").find((candidate) => candidate.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
