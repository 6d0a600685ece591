import { isHealthy, noBackend, type Backend } from "../backend.js";
import { variable, type VariableImplementation } from "../implement.js";
import type { Transaction } from "../transaction.js";
import { constant, integer, progressOf, second, setting, type Implementations } from "./kinds.js";

function backendOf(tx: Transaction): Backend {
  return tx.backend ?? noBackend;
}

/** https://www.fastly.com/documentation/reference/vcl/variables/backend-connection/ */
export const backendConnection: Implementations = {
  "backend.conn.is_tls": progressOf("BOOL", ({ origin }) => origin?.ssl === true),

  // Defaults of backends that do not say otherwise:
  // https://www.fastly.com/documentation/reference/vcl/variables/backend-connection/bereq-first-byte-timeout/
  "bereq.between_bytes_timeout": setting("RTIME", "bereq.between_bytes_timeout", 10 * second),
  "bereq.connect_timeout": setting("RTIME", "bereq.connect_timeout", second),
  "bereq.fetch_timeout": setting("RTIME", "bereq.fetch_timeout", 0),
  "bereq.first_byte_timeout": setting("RTIME", "bereq.first_byte_timeout", 15 * second),
  "bereq.max_reuse_idle_time": setting("RTIME", "bereq.max_reuse_idle_time", 0),

  "beresp.backend.alternate_ips": constant("STRING", ""),
  "beresp.used_alternate_path_to_origin": constant("BOOL", false),

  "req.backend": variable("BACKEND", backendOf, (tx, value) => {
    tx.backend = value;
  }),
  "req.backend.healthy": variable("BOOL", (tx) => isHealthy(backendOf(tx))),
  "req.backend.is_origin": variable("BOOL", (tx) => backendOf(tx).isShield !== true),
  "req.backend.is_shield": variable("BOOL", (tx) => backendOf(tx).isShield === true),
  "req.backend.name": variable("STRING", (tx) => (tx.progress.origin ?? backendOf(tx)).name),
  "req.backend.port": progressOf("INTEGER", ({ origin }) => integer(origin?.port ?? 0)),
};

/** `backend.NAME.healthy` and `director.NAME.healthy`. A name that nobody declared is not healthy. */
export function healthOf(name: string): VariableImplementation {
  return variable("BOOL", (tx) => {
    const backend = tx.backends.get(name);
    return backend !== undefined && isHealthy(backend);
  });
}
