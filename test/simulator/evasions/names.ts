import type { Evasion, Group } from "./evasion.js";

type Header = readonly [name: string, value: string];

function headers(sent: readonly Header[], outcome: string, why: string): Evasion {
  const named = sent.some(([name]) => name.toLowerCase() === "host");
  const shown = sent.map(([name, value]) => `\`${name}: ${value}\``);
  return {
    sent: shown.length === 0 ? "no headers" : shown.join(", "),
    policy: "fortress",
    request: { headers: named ? sent : [["Host", "example.com"], ...sent] },
    outcome,
    why,
  };
}

export const hosts: Group = [
  "Hosts and user agents",
  [
    headers([["Host", "evil.example"]], "evil_host", "as it is written in the policy"),
    headers([["Host", "EVIL.Example"]], "evil_host", "hosts are compared in lower case"),
    headers([["Host", "evil.example."]], "evil_host", "without one trailing dot"),
    headers([["Host", "evil.example:8443"]], "evil_host", "without port"),
    headers([["Host", "evil.example.:443"]], "evil_host", "without port and trailing dot"),
    headers([["Host", "evil.example:"]], "evil_host", "without port, an empty one as well"),
    headers([["Host", "evil.example.."]], "passes", "one dot is removed; two are no name"),
    headers([["HOST", "evil.example"]], "evil_host", "names of headers have no letter case"),
    headers(
      [
        ["Host", "example.com"],
        ["Host", "evil.example"],
      ],
      "passes",
      "the first of several headers counts",
    ),
    headers(
      [
        ["Host", "example.com"],
        ["X-Forwarded-Host", "evil.example"],
      ],
      "passes",
      "the host is the header `Host`, and no other",
    ),
    headers(
      [["User-Agent", "Evil-SCANNER/1.0"]],
      "scanners",
      "user agents are compared in lower case",
    ),
    headers([["user-agent", "scanner"]], "scanners", "names of headers have no letter case"),
    headers(
      [
        ["User-Agent", "x"],
        ["User-Agent", "scanner"],
      ],
      "passes",
      "the first of several headers counts",
    ),
    headers([["User-Agent", ""]], "passes", "an empty text contains nothing"),
    headers([], "passes", "a header that is not set contains nothing"),
    {
      ...headers([], "nobody", "what is not set is not the text either, so `isNot` holds"),
      sent: "`GET /api` without `User-Agent`",
      request: { url: "/api" },
    },
  ],
];

export const names: Group = [
  "Headers and cookies",
  [
    headers([["X-Token", "leaked"]], "token", "as it is written in the policy"),
    headers([["x-tOKEN", "leaked"]], "token", "names of headers have no letter case"),
    headers([["X-Token", "Leaked"]], "passes", "values of headers are compared as sent"),
    headers(
      [
        ["X-Token", "leaked"],
        ["X-Token", "x"],
      ],
      "token",
      "the first of several headers counts",
    ),
    headers(
      [
        ["X-Token", "x"],
        ["X-Token", "leaked"],
      ],
      "passes",
      "the first of several headers counts",
    ),
    headers([["X-Token", "x, leaked"]], "passes", "a header is one text, commas or not"),
    headers(
      [["X_Token", "leaked"]],
      "passes",
      "`_` is not `-`, though some origins take it for that",
    ),
    headers([["Cookie", "session=stolen"]], "session", "as it is written in the policy"),
    headers([["Cookie", "a=b; session=stolen; c=d"]], "session", "wherever it stands"),
    headers([["Cookie", "a=b;session=stolen"]], "session", "with or without a space behind `;`"),
    headers(
      [["Cookie", "SESSION=stolen"]],
      "session",
      "names of cookies have no letter case at the edge",
    ),
    headers(
      [["Cookie", "session=x; session=stolen"]],
      "passes",
      "the first cookie of the name counts",
    ),
    headers([["Cookie", "xsession=stolen"]], "passes", "another name"),
    headers([["Cookie", "session=%73tolen"]], "passes", "cookies are compared as sent"),
    headers(
      [
        ["Cookie", "a=b"],
        ["Cookie", "session=stolen"],
      ],
      "passes",
      "the first of several headers counts",
    ),
  ],
];
