import type { SpecialRange } from "./special-range.js";

/**
 * IANA's registry of special-purpose IPv4 addresses as of 2025-10-09, and the block for multicast, which has a
 * registry of its own.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 * @see https://www.iana.org/assignments/multicast-addresses/
 */
export const ipv4Special: readonly SpecialRange[] = [
  { cidr: "0.0.0.0/8", name: "This network", rfc: "RFC 791", reachable: "no" },
  { cidr: "0.0.0.0", name: "This host on this network", rfc: "RFC 1122", reachable: "no" },
  { cidr: "10.0.0.0/8", name: "Private-Use", rfc: "RFC 1918", reachable: "no" },
  { cidr: "100.64.0.0/10", name: "Shared Address Space", rfc: "RFC 6598", reachable: "no" },
  { cidr: "127.0.0.0/8", name: "Loopback", rfc: "RFC 1122", reachable: "no" },
  { cidr: "169.254.0.0/16", name: "Link Local", rfc: "RFC 3927", reachable: "no" },
  { cidr: "172.16.0.0/12", name: "Private-Use", rfc: "RFC 1918", reachable: "no" },
  { cidr: "192.0.0.0/24", name: "IETF Protocol Assignments", rfc: "RFC 6890", reachable: "no" },
  {
    cidr: "192.0.0.0/29",
    name: "IPv4 Service Continuity Prefix",
    rfc: "RFC 7335",
    reachable: "no",
  },
  { cidr: "192.0.0.8", name: "IPv4 dummy address", rfc: "RFC 7600", reachable: "no" },
  { cidr: "192.0.0.9", name: "Port Control Protocol Anycast", rfc: "RFC 7723", reachable: "yes" },
  {
    cidr: "192.0.0.10",
    name: "Traversal Using Relays around NAT Anycast",
    rfc: "RFC 8155",
    reachable: "yes",
  },
  { cidr: "192.0.0.170/31", name: "NAT64/DNS64 Discovery", rfc: "RFC 8880", reachable: "no" },
  { cidr: "192.0.2.0/24", name: "Documentation (TEST-NET-1)", rfc: "RFC 5737", reachable: "no" },
  { cidr: "192.31.196.0/24", name: "AS112-v4", rfc: "RFC 7535", reachable: "yes" },
  { cidr: "192.52.193.0/24", name: "AMT", rfc: "RFC 7450", reachable: "yes" },
  {
    cidr: "192.88.99.0/24",
    name: "Deprecated (6to4 Relay Anycast)",
    rfc: "RFC 7526",
    reachable: "n/a",
  },
  { cidr: "192.88.99.2", name: "6a44-relay anycast address", rfc: "RFC 6751", reachable: "no" },
  { cidr: "192.168.0.0/16", name: "Private-Use", rfc: "RFC 1918", reachable: "no" },
  {
    cidr: "192.175.48.0/24",
    name: "Direct Delegation AS112 Service",
    rfc: "RFC 7534",
    reachable: "yes",
  },
  { cidr: "198.18.0.0/15", name: "Benchmarking", rfc: "RFC 2544", reachable: "no" },
  { cidr: "198.51.100.0/24", name: "Documentation (TEST-NET-2)", rfc: "RFC 5737", reachable: "no" },
  { cidr: "203.0.113.0/24", name: "Documentation (TEST-NET-3)", rfc: "RFC 5737", reachable: "no" },
  { cidr: "224.0.0.0/4", name: "Multicast", rfc: "RFC 5771", reachable: "no" },
  { cidr: "240.0.0.0/4", name: "Reserved", rfc: "RFC 1112", reachable: "no" },
  { cidr: "255.255.255.255", name: "Limited Broadcast", rfc: "RFC 919", reachable: "no" },
];
