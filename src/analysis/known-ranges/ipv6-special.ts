import type { SpecialRange } from "./special-range.js";

/**
 * IANA's registry of special-purpose IPv6 addresses as of 2025-10-09, and the block for multicast, which has a
 * registry of its own. `::ffff:0:0/96` is left out: such an address is read as the IPv4 address in it.
 *
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 * @see https://www.iana.org/assignments/ipv6-multicast-addresses/
 */
export const ipv6Special: readonly SpecialRange[] = [
  { cidr: "::1", name: "Loopback Address", rfc: "RFC 4291", reachable: "no" },
  { cidr: "::", name: "Unspecified Address", rfc: "RFC 4291", reachable: "no" },
  { cidr: "64:ff9b::/96", name: "IPv4-IPv6 Translat.", rfc: "RFC 6052", reachable: "yes" },
  { cidr: "64:ff9b:1::/48", name: "IPv4-IPv6 Translat.", rfc: "RFC 8215", reachable: "no" },
  { cidr: "100::/64", name: "Discard-Only Address Block", rfc: "RFC 6666", reachable: "no" },
  { cidr: "100:0:0:1::/64", name: "Dummy IPv6 Prefix", rfc: "RFC 9780", reachable: "no" },
  { cidr: "2001::/23", name: "IETF Protocol Assignments", rfc: "RFC 2928", reachable: "no" },
  { cidr: "2001::/32", name: "TEREDO", rfc: "RFC 4380", reachable: "n/a" },
  { cidr: "2001:1::1", name: "Port Control Protocol Anycast", rfc: "RFC 7723", reachable: "yes" },
  {
    cidr: "2001:1::2",
    name: "Traversal Using Relays around NAT Anycast",
    rfc: "RFC 8155",
    reachable: "yes",
  },
  {
    cidr: "2001:1::3",
    name: "DNS-SD Service Registration Protocol Anycast",
    rfc: "RFC 9665",
    reachable: "yes",
  },
  { cidr: "2001:2::/48", name: "Benchmarking", rfc: "RFC 5180", reachable: "no" },
  { cidr: "2001:3::/32", name: "AMT", rfc: "RFC 7450", reachable: "yes" },
  { cidr: "2001:4:112::/48", name: "AS112-v6", rfc: "RFC 7535", reachable: "yes" },
  {
    cidr: "2001:10::/28",
    name: "Deprecated (previously ORCHID)",
    rfc: "RFC 4843",
    reachable: "n/a",
  },
  { cidr: "2001:20::/28", name: "ORCHIDv2", rfc: "RFC 7343", reachable: "yes" },
  {
    cidr: "2001:30::/28",
    name: "Drone Remote ID Protocol Entity Tags (DETs) Prefix",
    rfc: "RFC 9374",
    reachable: "yes",
  },
  { cidr: "2001:db8::/32", name: "Documentation", rfc: "RFC 3849", reachable: "no" },
  { cidr: "2002::/16", name: "6to4", rfc: "RFC 3056", reachable: "n/a" },
  {
    cidr: "2620:4f:8000::/48",
    name: "Direct Delegation AS112 Service",
    rfc: "RFC 7534",
    reachable: "yes",
  },
  { cidr: "3fff::/20", name: "Documentation", rfc: "RFC 9637", reachable: "no" },
  { cidr: "5f00::/16", name: "Segment Routing (SRv6) SIDs", rfc: "RFC 9602", reachable: "no" },
  { cidr: "fc00::/7", name: "Unique-Local", rfc: "RFC 4193", reachable: "no" },
  { cidr: "fe80::/10", name: "Link-Local Unicast", rfc: "RFC 4291", reachable: "no" },
  { cidr: "ff00::/8", name: "Multicast", rfc: "RFC 4291", reachable: "no" },
];
