/**
 * `url.normalize`: RFC 3986, 6.2.2. Other schemes than HTTP's, and what is no URL, are returned unchanged.
 *
 * Not documented: a URL with user and password, and a path that does not begin with a slash, are returned
 * unchanged; `//` at the beginning belongs to a path, since `req.url` is one; the colon of an empty port goes.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/url-normalize/
 */
export function normalizeUrl(url: string): string {
  const isPath = url === "" || /^[/?#]/.test(url);
  const [, scheme, authority, rest] =
    (isPath ? undefined : /^(https?):\/\/([^/?#]*)(.*)$/is.exec(url)) ?? [];
  if (isPath) return normalizeRest(url) ?? url;
  if (scheme === undefined || authority === undefined || rest === undefined) return url;
  const host = normalizeAuthority(scheme.toLowerCase(), authority);
  const path = normalizeRest(rest.startsWith("/") ? rest : `/${rest}`);
  return host === undefined || path === undefined
    ? url
    : `${scheme.toLowerCase()}://${host}${path}`;
}

const hostAndPort =
  /^(\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2}){1,1024})(?::([0-9]*))?$/;
const defaultPorts: ReadonlyMap<string, string> = new Map([
  ["http", "80"],
  ["https", "443"],
]);

function normalizeAuthority(scheme: string, authority: string): string | undefined {
  const [, host, port = ""] = hostAndPort.exec(authority) ?? [];
  if (host === undefined) return undefined;
  const isDefault = port === "" || port === defaultPorts.get(scheme);
  return isDefault ? host.toLowerCase() : `${host.toLowerCase()}:${port}`;
}

/** What a path, a query string and a fragment cannot hold. */
const notInPath = /[^A-Za-z0-9._~!$&'()*+,;=:@/%-]|%(?![0-9A-Fa-f]{2})/;
const notInQuery = /[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]|%(?![0-9A-Fa-f]{2})/;

/** Path and query string, without the fragment; undefined when the syntax is not right. */
function normalizeRest(rest: string): string | undefined {
  const hash = rest.indexOf("#");
  const end = hash < 0 ? rest.length : hash;
  const mark = rest.indexOf("?");
  const pathEnd = mark < 0 || mark > end ? end : mark;
  const path = rest.slice(0, pathEnd);
  const query = rest.slice(pathEnd, end);
  if (notInPath.test(path) || notInQuery.test(query) || notInQuery.test(rest.slice(end + 1))) {
    return undefined;
  }
  return removeDotSegments(decodeUnreserved(path)) + query;
}

function decodeUnreserved(path: string): string {
  return path.replace(/%[0-9A-Fa-f]{2}/g, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : escape.toUpperCase();
  });
}

/** RFC 3986, 5.2.4. An empty segment is a segment. */
function removeDotSegments(path: string): string {
  if (!path.includes("/.")) return path;
  const kept: string[] = [];
  const segments = path.slice(1).split("/");
  for (const segment of segments) {
    if (segment === "..") kept.pop();
    else if (segment !== ".") kept.push(segment);
  }
  const last = segments.at(-1);
  return `/${kept.join("/")}${(last === "." || last === "..") && kept.length > 0 ? "/" : ""}`;
}
