import type { Scope } from "../subroutines.js";
import { readOnly, type Entries } from "./entry.js";

/** What the kernel's `tcp_info` says of a connection; all INTEGER. */
const fields = [
  "advmss",
  "bytes_acked",
  "bytes_received",
  "data_segs_in",
  "data_segs_out",
  "delivery_rate",
  "delta_retrans",
  "last_data_sent",
  "max_pacing_rate",
  "min_rtt",
  "notsent_bytes",
  "pacing_rate",
  "pmtu",
  "rcv_mss",
  "rcv_rtt",
  "rcv_space",
  "rcv_ssthresh",
  "reordering",
  "rtt",
  "rttvar",
  "segs_in",
  "segs_out",
  "snd_cwnd",
  "snd_mss",
  "snd_ssthresh",
  "total_retrans",
] as const;

/** `SOCKET.tcpi_advmss` and so on. */
export function tcpInfo(socket: "backend.socket" | "client.socket", scope: Scope): Entries {
  return Object.fromEntries(
    fields.map((field) => [`${socket}.tcpi_${field}`, readOnly("INTEGER", scope)]),
  );
}
