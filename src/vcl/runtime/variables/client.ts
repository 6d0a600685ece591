import { variable } from "../implement.js";
import type { Transaction } from "../transaction.js";
import { constant, integer, setting, type Implementations } from "./kinds.js";

function isTls(tx: Transaction): boolean {
  return tx.client.isTls;
}

/**
 * The connection with the client: https://www.fastly.com/documentation/reference/vcl/variables/client-connection/
 *
 * What the kernel says of it (`client.socket.tcpi_*`, `quic.*`, `transport.*`) is not here, nor what Fastly knows of
 * devices and bots.
 */
export const client: Implementations = {
  "client.identity": variable(
    "STRING",
    (tx) => {
      const set = tx.settings.get("client.identity");
      return typeof set === "string" ? set : tx.client.ip.text;
    },
    (tx, value) => {
      tx.settings.set("client.identity", value ?? "");
    },
  ),
  "client.ip": variable("IP", (tx) => tx.client.ip),
  "client.port": variable("INTEGER", (tx) => integer(tx.client.port)),
  "client.requests": variable("INTEGER", (tx) => integer(tx.client.requests ?? 1)),
  "client.sess_timeout": setting("RTIME", "client.sess_timeout", 0),

  // Kept; without a network they change nothing.
  "client.socket.congestion_algorithm": setting(
    "STRING",
    "client.socket.congestion_algorithm",
    "cubic",
  ),
  "client.socket.cwnd": setting("INTEGER", "client.socket.cwnd", 60n),
  "client.socket.pace": setting("INTEGER", "client.socket.pace", 0n),

  "fastly_info.edge.is_tls": variable("BOOL", isTls),
  "fastly_info.h2.stream_id": constant("INTEGER", 0n),
  "fastly_info.is_h2": variable("BOOL", (tx) => tx.client.http === "h2"),
  "fastly_info.is_h3": variable("BOOL", (tx) => tx.client.http === "h3"),

  "req.is_ipv6": variable("BOOL", (tx) => tx.client.ip.family === 6),
  "req.is_ssl": variable("BOOL", isTls),
  "req.protocol": variable("STRING", (tx) => (tx.client.isTls ? "https" : "http")),
};
