import { variable, type VariableImplementation } from "../implement.js";
import type { ResponseMessage } from "../message.js";
import type { Transaction } from "../transaction.js";
import { constant, integer, progressOf, setting, type Implementations } from "./kinds.js";

type Find = (tx: Transaction) => ResponseMessage | undefined;

/** `STATUS` of a message; 0 where there is no message. */
export function statusOf(find: Find): VariableImplementation {
  return variable(
    "INTEGER",
    (tx) => find(tx)?.status ?? 0n,
    (tx, value) => {
      const message = find(tx);
      if (message !== undefined) message.status = value;
    },
  );
}

/** The reason phrase. */
export function reasonOf(find: Find): VariableImplementation {
  return variable(
    "STRING",
    (tx) => find(tx)?.response ?? "",
    (tx, value) => {
      const message = find(tx);
      if (message !== undefined) message.response = value ?? "";
    },
  );
}

export function protocolOf(find: Find): VariableImplementation {
  return variable("STRING", (tx) => find(tx)?.proto ?? "");
}

const resp: Find = (tx) => tx.resp;

/** Nothing of the body goes out in answer to HEAD. */
function bodyBytes({ req, resp }: Transaction): number {
  return req.method === "HEAD" ? 0 : (resp?.body.length ?? 0);
}

function headerBytes({ resp }: Transaction): number {
  if (resp === undefined) return 0;
  const { proto, status, response, headers } = resp;
  const line = `${proto} ${String(status)} ${response}`;
  return line.length + "\r\n\r\n".length + headers.bytes();
}

/** https://www.fastly.com/documentation/reference/vcl/variables/client-response/ */
export const response: Implementations = {
  "resp.body_bytes_written": variable("INTEGER", (tx) => integer(bodyBytes(tx))),
  "resp.bytes_written": variable("INTEGER", (tx) => integer(headerBytes(tx) + bodyBytes(tx))),
  "resp.completed": constant("BOOL", true),
  "resp.header_bytes_written": variable("INTEGER", (tx) => integer(headerBytes(tx))),
  "resp.is_locally_generated": progressOf("BOOL", ({ isLocallyGenerated }) => isLocallyGenerated),
  "resp.proto": protocolOf(resp),
  "resp.response": reasonOf(resp),
  "resp.status": statusOf(resp),
};

const beresp: Find = (tx) => tx.beresp;

/** https://www.fastly.com/documentation/reference/vcl/variables/backend-response/ */
export const backendResponse: Implementations = {
  "beresp.backend.host": progressOf("STRING", ({ origin }) => origin?.host ?? ""),
  "beresp.backend.name": progressOf("STRING", ({ origin }) => origin?.name ?? ""),
  "beresp.brotli": setting("BOOL", "beresp.brotli", false),
  "beresp.cacheable": setting("BOOL", "beresp.cacheable", false),
  "beresp.do_esi": setting("BOOL", "beresp.do_esi", false),
  "beresp.do_stream": setting("BOOL", "beresp.do_stream", false),
  "beresp.grace": setting("RTIME", "beresp.stale_if_error", 0),
  "beresp.gzip": setting("BOOL", "beresp.gzip", false),
  "beresp.hipaa": setting("BOOL", "beresp.hipaa", false),
  "beresp.pci": setting("BOOL", "beresp.pci", false),
  "beresp.proto": protocolOf(beresp),
  "beresp.response": reasonOf(beresp),
  "beresp.saintmode": variable("RTIME", undefined, (tx, value) => {
    tx.settings.set("beresp.saintmode", value);
  }),
  "beresp.stale_if_error": setting("RTIME", "beresp.stale_if_error", 0),
  "beresp.stale_while_revalidate": setting("RTIME", "beresp.stale_while_revalidate", 0),
  "beresp.status": statusOf(beresp),
  "beresp.ttl": setting("RTIME", "beresp.ttl", 0),
};
