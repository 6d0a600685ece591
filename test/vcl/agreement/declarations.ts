import { subroutines, type VclType } from "../../../src/vcl/types/index.js";
import type { Draw } from "./draw.js";
import type { Names, ValueType } from "./place.js";
import type { Lines } from "./statements.js";

/** The names that every program declares. No table of IPs and none of patterns: falco cannot read them. */
export const names: Names = {
  acls: ["office", "partners"],
  backends: ["F_origin", "F_other", "pool"],
  tables: new Map<VclType, string>([
    ["STRING", "redirects"],
    ["INTEGER", "numbers"],
    ["FLOAT", "shares"],
    ["BOOL", "switches"],
    ["RTIME", "lifetimes"],
    ["ACL", "lists"],
    ["BACKEND", "origins"],
  ]),
  penaltybox: "banned",
  ratecounter: "requests",
  functions: new Map<ValueType, string>([
    ["STRING", "greeting"],
    ["INTEGER", "answer"],
    ["FLOAT", "share"],
    ["BOOL", "allowed"],
    ["RTIME", "lifetime"],
    ["TIME", "today"],
  ]),
  subroutines: ["mark", "route"],
};

const entries = [
  '"192.0.2.0"/24;',
  '!"192.0.2.7";',
  '"2001:db8::"/32;',
  '!"2001:db8:1::1"/128;',
  '"10.0.0.0"/8;',
] as const;

/** Declarations with those names. */
export function declarations(draw: Draw): Lines {
  return [
    "acl office {",
    ...entries.filter(() => draw.onceIn(2)),
    "}",
    `acl partners { ${draw.pick(entries)} }`,
    ...backend("F_origin", draw),
    ...backend("F_other", draw),
    ...director(draw),
    "penaltybox banned {}",
    "ratecounter requests {}",
    `table redirects${draw.pick(["", " STRING"])} { "/a": "/b", "/c": {"/d"}${draw.pick(["", ","])} }`,
    `table numbers INTEGER { ${draw.pick(["", '"one": 1, "two": 2'])} }`,
    'table shares FLOAT { "half": 0.5 }',
    'table switches BOOL { "on": true, "off": false, }',
    'table lifetimes RTIME { "short": 5s, "long": 1d }',
    'table lists ACL { "office": office }',
    'table origins BACKEND { "/": F_origin, "/b": F_other }',
    ...functional(),
    everywhere,
    "sub mark {",
    `set req.http.X-Mark = "${draw.pick(["a", "b"])}";`,
    ...(draw.onceIn(2) ? ["return;"] : []),
    "}",
    everywhere,
    "sub route {",
    "call mark;",
    "}",
  ];
}

const properties = [
  '.port = "443";',
  ".connect_timeout = 1s;",
  ".first_byte_timeout = 15s;",
  ".max_connections = 200;",
  ".ssl = true;",
  ".ssl_check_cert = always;",
  '.ssl_sni_hostname = "example.com";',
  '.share_key = "abc";',
  ".probe = {",
] as const;

const probe: Lines = [
  '.request = "GET / HTTP/1.1" "Host: example.com";',
  ".interval = 10s;",
  ".window = 5;",
  "}",
];

function backend(name: string, draw: Draw): Lines {
  const chosen = properties.filter(() => draw.onceIn(3));
  const body = chosen.flatMap((line) => (line === ".probe = {" ? [line, ...probe] : [line]));
  return [`backend ${name} {`, '.host = "example.com";', ...body, "}"];
}

function director(draw: Draw): Lines {
  const [head, member] = draw.pick([
    ["random { .quorum = 50%; .retries = 2;", ".weight = 1;"],
    ["random {", ".weight = 3;"],
    ["fallback {", ""],
    ["hash { .quorum = 20%;", ".weight = 1;"],
    ["client {", ".weight = 1;"],
    ["chash { .seed = 7;", '.id = "a";'],
  ] as const);
  return [`director pool ${head}`, `{ .backend = F_origin; ${member} }`, "}"];
}

/** falco takes what may stand in a subroutine from such a comment; edgewall takes it from the calls. */
const everywhere = `//@${subroutines.join(", ")}`;

function functional(): Lines {
  const bodies: readonly (readonly [string, ValueType, string])[] = [
    ["greeting", "STRING", '"hello"'],
    ["answer", "INTEGER", "42"],
    ["share", "FLOAT", "0.5"],
    ["allowed", "BOOL", "true"],
    ["lifetime", "RTIME", "5m"],
    ["today", "TIME", "now"],
  ];
  return bodies.flatMap(([name, type, result]) => [
    everywhere,
    `sub ${name} ${type} {`,
    'if (req.url ~ "^/a") {',
    `return ${result};`,
    "}",
    `return ${result};`,
    "}",
  ]);
}
