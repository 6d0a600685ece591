import { variable } from "../implement.js";
import type { RequestMessage } from "../message.js";
import type { Transaction } from "../transaction.js";
import { constant, integer, progressOf, setting, type Implementations } from "./kinds.js";
import { basenameOf, dirnameOf, extensionOf, pathOf, queryStringOf } from "./url-parts.js";

/** Larger bodies are "not set": https://www.fastly.com/documentation/reference/vcl/variables/client-request/req-body/ */
const largestBody = 8192;

const method = variable(
  "STRING",
  (tx) => tx.req.method,
  (tx, value) => {
    tx.req.method = value ?? "";
  },
);

/** Text ends at the first NUL. */
const body = variable("STRING", (tx) => {
  const readable = readableBody(tx);
  const end = readable.indexOf("\0");
  const text = end < 0 ? readable : readable.slice(0, end);
  return text === "" ? undefined : text;
});

function readableBody({ req }: Transaction): string {
  return req.body.length > largestBody ? "" : req.body;
}

/** As HTTP/1.1 sends it, up to the empty line. */
function headerBytes({ method, url, proto, headers }: RequestMessage): number {
  return method.length + url.length + proto.length + "  \r\n\r\n".length + headers.bytes();
}

/** https://www.fastly.com/documentation/reference/vcl/variables/client-request/ */
export const request: Implementations = {
  "fastly_info.h2.is_push": constant("BOOL", false),
  "fastly_info.host_header": progressOf("STRING", ({ host }) => host),

  "req.body": body,
  "req.body.base64": variable("STRING", (tx) => btoa(readableBody(tx))),
  "req.body_bytes_read": variable("INTEGER", (tx) => integer(tx.req.body.length)),
  "req.bytes_read": variable("INTEGER", (tx) => integer(headerBytes(tx.req) + tx.req.body.length)),
  "req.enable_range_on_pass": setting("BOOL", "req.enable_range_on_pass", false),
  "req.enable_segmented_caching": setting("BOOL", "req.enable_segmented_caching", false),
  "req.hash_always_miss": setting("BOOL", "req.hash_always_miss", false),
  "req.hash_ignore_busy": setting("BOOL", "req.hash_ignore_busy", false),
  "req.header_bytes_read": variable("INTEGER", (tx) => integer(headerBytes(tx.req))),
  "req.is_background_fetch": constant("BOOL", false),
  "req.is_purge": variable("BOOL", (tx) => tx.isPurge),
  "req.method": method,
  "req.postbody": body,
  "req.proto": variable("STRING", (tx) => tx.req.proto),
  "req.request": method,
  "req.url": variable(
    "STRING",
    (tx) => tx.req.url,
    (tx, value) => {
      tx.req.url = value ?? "";
    },
  ),
  "req.url.basename": variable("STRING", (tx) => basenameOf(tx.req.url)),
  "req.url.dirname": variable("STRING", (tx) => dirnameOf(tx.req.url)),
  "req.url.ext": variable("STRING", (tx) => extensionOf(tx.req.url)),
  "req.url.path": variable("STRING", (tx) => pathOf(tx.req.url)),
  "req.url.qs": variable("STRING", (tx) => queryStringOf(tx.req.url)),
  "req.xid": variable("STRING", (tx) => tx.xid),
};

export { headerBytes };
