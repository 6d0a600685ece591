import { declarationFault, statementFault, type Fault } from "./fault.js";

const badPatterns = [
  "(",
  "[a",
  "a**",
  "(?z)",
  "a{2,1}",
  "(a)\\2",
  "[z-a]",
  "*a",
  "a)",
  "[[:nope:]]",
] as const;

/** Literals and properties that cannot be used. */
export const valueFaults: readonly Fault[] = [
  declarationFault("bad address", (draw) => [
    "acl wrong {",
    draw.pick([
      '"192.0.2.256";',
      '"192.0.2.0"/33;',
      '"nonsense!";',
      '"2001:db8::"/129;',
      '"1.2.3";',
    ]),
    "}",
  ]),
  statementFault("bad pattern", (draw) => `if (req.url ~ "${draw.pick(badPatterns)}") { log ""; }`),
  declarationFault("bad property", (draw) => [
    `backend F_wrong { .host = "a.example"; ${draw.pick(['.connect_timeout = "1s";', '.ssl = "yes";', ".max_connections = true;", ".host_header = 5s;"])} }`,
  ]),
  declarationFault("bad director", (draw) =>
    draw.pick([
      ["director wrong random { }"],
      ["director wrong nonsense { { .backend = F_origin; .weight = 1; } }"],
      ["director wrong random { { .backend = F_origin; } }"],
      ["director wrong chash { { .backend = F_origin; } }"],
    ]),
  ),
];
