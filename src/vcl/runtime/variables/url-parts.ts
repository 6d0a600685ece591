/** Parts of `req.url` and `bereq.url`: https://www.fastly.com/documentation/reference/vcl/variables/client-request/ */

/** All in front of the query string. */
export function pathOf(url: string): string {
  const mark = url.indexOf("?");
  return mark < 0 ? url : url.slice(0, mark);
}

/** Without the question mark. */
export function queryStringOf(url: string): string {
  const mark = url.indexOf("?");
  return mark < 0 ? "" : url.slice(mark + 1);
}

/** What follows the last slash of the path. */
export function basenameOf(url: string): string {
  const path = pathOf(url);
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Up to the last slash and without it, unless it is the only one. */
export function dirnameOf(url: string): string {
  const path = pathOf(url);
  const slash = path.lastIndexOf("/");
  return slash <= 0 ? "/" : path.slice(0, slash);
}

/** What follows the last dot of the name; empty without one. */
export function extensionOf(url: string): string {
  const name = basenameOf(url);
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1);
}
