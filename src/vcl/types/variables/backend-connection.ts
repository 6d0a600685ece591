import { scopeOf } from "../subroutines.js";
import { readOnly, settable, type Entries } from "./entry.js";
import { tcpInfo } from "./tcp-info.js";

const requesting = scopeOf("miss", "pass");
const fetch = scopeOf("fetch");

/** https://www.fastly.com/documentation/reference/vcl/variables/backend-connection/ */
export const backendConnection: Entries = {
  "backend.conn.is_tls": readOnly("BOOL", fetch),
  "backend.conn.tls_protocol": readOnly("STRING", fetch),

  "backend.socket.congestion_algorithm": readOnly("STRING", fetch),
  "backend.socket.cwnd": readOnly("INTEGER", fetch),
  ...tcpInfo("backend.socket", fetch),

  "backend.{NAME}.connections_open": readOnly("INTEGER"),
  "backend.{NAME}.connections_used": readOnly("INTEGER"),
  "backend.{NAME}.healthy": readOnly("BOOL"),

  "bereq.between_bytes_timeout": settable("RTIME", requesting),
  "bereq.connect_timeout": settable("RTIME", requesting),
  "bereq.fetch_timeout": settable("RTIME", requesting),
  "bereq.first_byte_timeout": settable("RTIME", requesting),
  "bereq.max_reuse_idle_time": settable("RTIME", requesting, { undocumented: true }),

  "beresp.backend.alternate_ips": readOnly("STRING", fetch),
  "beresp.backend.ip": readOnly("IP", fetch),
  "beresp.backend.port": readOnly("INTEGER", fetch),
  "beresp.backend.requests": readOnly("INTEGER", fetch),
  "beresp.backend.src_ip": readOnly("IP"),
  "beresp.backend.src_port": readOnly("INTEGER"),
  "beresp.handshake_time_to_origin_ms": readOnly("INTEGER", fetch),
  "beresp.used_alternate_path_to_origin": readOnly("BOOL", fetch),

  "req.backend": settable("BACKEND"),
  "req.backend.healthy": readOnly("BOOL"),
  "req.backend.is_cluster": readOnly("BOOL", scopeOf("deliver"), { undocumented: true }),
  "req.backend.is_origin": readOnly("BOOL", scopeOf("miss", "pass", "fetch")),
  "req.backend.is_shield": readOnly("BOOL"),
};
