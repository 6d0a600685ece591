import type { Evasion, Group } from "./evasion.js";

function client(ip: string, outcome: string, why: string): Evasion {
  return { sent: `from ${ip}`, policy: "fortress", request: { ip }, outcome, why };
}

function claims(ip: string, name: string, value: string, outcome: string, why: string): Evasion {
  return {
    sent: `from ${ip}, \`${name}: ${value}\``,
    policy: "fortress",
    request: {
      ip,
      headers: [
        ["Host", "example.com"],
        [name, value],
      ],
    },
    outcome,
    why,
  };
}

function fromCountry(country: string | undefined, outcome: string, why: string): Evasion {
  return {
    sent: country === undefined ? "a client without a country" : `from \`${country}\``,
    policy: "campaign",
    request: { country, method: "GET", url: "/", ip: "192.0.2.99" },
    outcome,
    why,
  };
}

const notBelieved = "the client is the other end of the connection, whatever headers say";

/** Banned: 203.0.113.0/24 and 2001:db8:bad::/48, and 198.51.100.7 and 2001:db8::7 in a dictionary. */
export const clients: Group = [
  "Clients",
  [
    client("203.0.113.0", "blocks", "the first address of a block"),
    client("203.0.113.255", "blocks", "the last address of a block"),
    client("203.0.112.255", "passes", "the one before"),
    client("203.0.114.0", "passes", "the one behind"),
    client("::ffff:203.0.113.9", "blocks", "a mapped IPv4 address is the IPv4 address"),
    client("::FFFF:CB00:7109", "blocks", "in whatever spelling"),
    client("::203.0.113.9", "passes", "an IPv6 address that is not mapped is another one"),
    client("64:ff9b::203.0.113.9", "passes", "IPv4 and IPv6 never match each other"),
    client("2001:db8:bad::", "blocks", "the first address of a block"),
    client(
      "2001:0DB8:0BAD:ffff:ffff:ffff:ffff:ffff",
      "blocks",
      "the last address, in another spelling",
    ),
    client("2001:db8:bac:ffff:ffff:ffff:ffff:ffff", "passes", "the one before"),
    client("2001:db8:bae::", "passes", "the one behind"),
    client("198.51.100.7", "exact", "in a dictionary"),
    client("::ffff:198.51.100.7", "exact", "a mapped IPv4 address is the IPv4 address"),
    client("198.51.100.70", "passes", "a dictionary holds whole addresses"),
    client(
      "2001:0db8:0:0:0:0:0:7",
      "exact",
      "Fastly gives addresses one spelling, and so does the list",
    ),
    client(
      "2001:DB8::0.0.0.7",
      "exact",
      "Fastly gives addresses one spelling, and so does the list",
    ),
    client("2001:db8::70", "passes", "a dictionary holds whole addresses"),
    ...["X-Forwarded-For", "Fastly-Client-IP", "True-Client-IP", "Forwarded"].map((name) =>
      claims("203.0.113.9", name, "198.51.100.200", "blocks", notBelieved),
    ),
    claims("192.0.2.1", "X-Forwarded-For", "203.0.113.9", "passes", notBelieved),
    claims("192.0.2.1", "Fastly-Client-IP", "203.0.113.9", "passes", notBelieved),
    {
      sent: "from 198.51.100.200 in the office, `GET /admin`",
      policy: "fortress",
      request: { ip: "198.51.100.200", url: "/admin" },
      outcome: "passes",
      why: "the allow-list comes before every rule",
    },
    fromCountry("US", "passes", "an allowed country"),
    fromCountry("CA", "non_us_ban", "a country that is not allowed"),
    fromCountry(
      "**",
      "non_us_ban",
      "a reserved address has no country: a list of allowed ones fails closed",
    ),
    fromCountry("", "non_us_ban", "what is not known is not allowed"),
    fromCountry(undefined, "non_us_ban", "what is not known is not allowed"),
  ],
];
