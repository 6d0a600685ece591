import { referencePage } from "./documentation.js";

/** A VCL that sets or unsets one of these does not compile. */
const protectedNames: ReadonlySet<string> = new Set([
  "content-length",
  "content-range",
  "expect",
  "fastly-ff",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

export const protectedHeadersPage = referencePage("special-headers");

/** Whether Fastly keeps a header to itself. Letter case does not matter in header names. */
export function isProtectedHeader(name: string): boolean {
  return name.length <= longest && protectedNames.has(name.toLowerCase());
}

const longest = Math.max(...[...protectedNames].map((name) => name.length));
