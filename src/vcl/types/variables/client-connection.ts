import { scopeOf } from "../subroutines.js";
import { readOnly, settable, type Entries } from "./entry.js";
import { tcpInfo } from "./tcp-info.js";

/** The client's connection is at hand where the request arrives and where the response leaves. */
const connected = scopeOf("recv", "hash", "deliver", "log");
const socket = scopeOf("recv", "error", "deliver", "log");
/** The size of the congestion window is at hand in one subroutine more. */
const window = scopeOf("recv", "fetch", "error", "deliver", "log");

/** https://www.fastly.com/documentation/reference/vcl/variables/client-connection/ */
export const clientConnection: Entries = {
  "client.as.name": readOnly("STRING"),
  "client.as.number": readOnly("INTEGER"),
  "client.identity": settable("STRING"),
  "client.ip": readOnly("IP"),
  "client.port": readOnly("INTEGER"),
  "client.requests": readOnly("INTEGER"),
  "client.sess_timeout": settable("RTIME", undefined, { undocumented: true }),

  "client.socket.congestion_algorithm": settable("STRING", socket),
  "client.socket.cwnd": settable("INTEGER", window),
  "client.socket.nexthop": readOnly("IP", socket),
  "client.socket.pace": settable("INTEGER", socket),
  "client.socket.ploss": readOnly("FLOAT", socket),
  "client.socket.tcp_info": readOnly("BOOL", socket),
  ...tcpInfo("client.socket", socket),
  "client.socket.tcpi_snd_cwnd": readOnly("INTEGER", window),

  "fastly_info.edge.is_tls": readOnly("BOOL"),
  "fastly_info.h2.fingerprint": readOnly("STRING", undefined, { undocumented: true }),
  "fastly_info.h2.stream_id": readOnly("INTEGER", connected),
  "fastly_info.is_h2": readOnly("BOOL"),
  "fastly_info.is_h3": readOnly("BOOL"),
  "fastly_info.oh_fingerprint": readOnly("STRING", undefined, { undocumented: true }),

  // Fastly's own module for Magento 1 reads it.
  "remote.port": readOnly("INTEGER", undefined, {
    undocumented: true,
    status: "legacy",
    replacement: "client.port",
  }),

  "req.is_ipv6": readOnly("BOOL", connected),
  "req.is_ssl": readOnly("BOOL", undefined, {
    status: "deprecated",
    replacement: "fastly_info.edge.is_tls",
  }),
  "req.protocol": readOnly("STRING"),

  "transport.bw_estimate": readOnly("INTEGER", connected),
  "transport.type": readOnly("STRING", connected),
};
