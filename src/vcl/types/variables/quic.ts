import { scopeOf } from "../subroutines.js";
import { readOnly, type Entries } from "./entry.js";

const counter = readOnly("INTEGER", scopeOf("recv", "hash", "deliver", "log"));

/** https://www.fastly.com/documentation/reference/vcl/variables/client-connection/ */
export const quic: Entries = {
  "quic.cc.cwnd": counter,
  "quic.cc.ssthresh": counter,
  "quic.num_bytes.received": counter,
  "quic.num_bytes.sent": counter,
  "quic.num_packets.ack_received": counter,
  "quic.num_packets.decryption_failed": counter,
  "quic.num_packets.late_acked": counter,
  "quic.num_packets.lost": counter,
  "quic.num_packets.received": counter,
  "quic.num_packets.sent": counter,
  "quic.rtt.latest": counter,
  "quic.rtt.minimum": counter,
  "quic.rtt.smoothed": counter,
  "quic.rtt.variance": counter,
};
