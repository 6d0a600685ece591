import { variable } from "../implement.js";
import { integer, progressOf, type Implementations } from "./kinds.js";
import { headerBytes } from "./request.js";
import { basenameOf, dirnameOf, extensionOf, pathOf, queryStringOf } from "./url-parts.js";
import type { Transaction } from "../transaction.js";

const method = variable(
  "STRING",
  (tx) => tx.bereq?.method ?? "",
  (tx, value) => {
    if (tx.bereq !== undefined) tx.bereq.method = value ?? "";
  },
);

function urlOf(tx: Transaction): string {
  return tx.bereq?.url ?? "";
}

function sentHeaderBytes({ bereq }: Transaction): number {
  return bereq === undefined ? 0 : headerBytes(bereq);
}

function sentBodyBytes({ bereq }: Transaction): number {
  return bereq?.body.length ?? 0;
}

/** https://www.fastly.com/documentation/reference/vcl/variables/backend-request/ */
export const backendRequest: Implementations = {
  "bereq.body_bytes_written": variable("INTEGER", (tx) => integer(sentBodyBytes(tx))),
  "bereq.bytes_written": variable("INTEGER", (tx) =>
    integer(sentHeaderBytes(tx) + sentBodyBytes(tx)),
  ),
  "bereq.header_bytes_written": variable("INTEGER", (tx) => integer(sentHeaderBytes(tx))),
  "bereq.is_clustering": progressOf("BOOL", ({ isClustering }) => isClustering),
  "bereq.method": method,
  "bereq.proto": variable("STRING", (tx) => tx.bereq?.proto ?? ""),
  "bereq.request": method,
  "bereq.url": variable("STRING", urlOf, (tx, value) => {
    if (tx.bereq !== undefined) tx.bereq.url = value ?? "";
  }),
  "bereq.url.basename": variable("STRING", (tx) => basenameOf(urlOf(tx))),
  "bereq.url.dirname": variable("STRING", (tx) => dirnameOf(urlOf(tx))),
  "bereq.url.ext": variable("STRING", (tx) => extensionOf(urlOf(tx))),
  "bereq.url.path": variable("STRING", (tx) => pathOf(urlOf(tx))),
  "bereq.url.qs": variable("STRING", (tx) => queryStringOf(urlOf(tx))),
};
