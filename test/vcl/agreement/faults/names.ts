import { local, value } from "../values.js";
import { declarationFault, statementFault, type Fault } from "./fault.js";

/** Names that mean nothing, or twice something. */
export const nameFaults: readonly Fault[] = [
  statementFault("unknown variable read", (draw) =>
    draw.pick(["set req.http.A = req.nonsense;", 'if (client.nonsense == "a") { log ""; }']),
  ),
  statementFault("unknown variable set", (draw) =>
    draw.pick(['set req.nonsense = "a";', 'set nonsense = "a";', "set resp.nonsense = 1;"]),
  ),
  statementFault("undeclared local variable", (draw) =>
    draw.pick(['set var.nonsense = "a";', "set req.http.A = var.nonsense;"]),
  ),
  statementFault("unknown function", (draw, place) =>
    draw.pick([
      `set ${local("STRING", draw)} = std.nonsense(${value("STRING", draw, place)});`,
      'nonsense("a");',
      "set req.http.A = nonsense();",
    ]),
  ),
  statementFault("unknown acl", () => 'if (client.ip ~ nonsense) { log ""; }'),
  statementFault("unknown table", (draw) =>
    draw.pick([
      'set req.http.A = table.lookup(nonsense, "a");',
      'if (table.contains(nonsense, "a")) { log ""; }',
    ]),
  ),
  statementFault("unknown backend", () => "set req.backend = F_nonsense;"),
  statementFault("unknown subroutine", () => "call nonsense;"),
  statementFault("undeclared counter or box", (draw) =>
    draw.pick([
      'set var.INTEGER_a = ratelimit.ratecounter_increment(nonsense, "a", 1);',
      'set var.BOOL_a = ratelimit.penaltybox_has(nonsense, "a");',
    ]),
  ),
  statementFault("name in the wrong case", (draw) =>
    draw.pick(['set Req.url = "/a";', 'set req.http.A = STD.tolower("a");']),
  ),
  declarationFault("duplicate", (draw) =>
    draw.pick([
      ['acl office { "192.0.2.1"; }'],
      ['backend F_origin { .host = "b.example"; }'],
      ['table redirects { "a": "b" }'],
      ["sub mark {", 'log "";', "}"],
      ["ratecounter requests {}"],
      ["penaltybox banned {}"],
      ["director pool fallback { { .backend = F_origin; } }"],
    ]),
  ),
  statementFault("local declared twice", () => "declare local var.STRING_a STRING;"),
  statementFault("local of no type", (draw) =>
    draw.pick(["declare local var.c NONSENSE;", "declare local var.c string;"]),
  ),
  statementFault("local without var.", () => "declare local c STRING;"),
  declarationFault("director of unknown backends", () => [
    "director other random { { .backend = F_nonsense; .weight = 1; } }",
  ]),
  declarationFault("table of unknown names", (draw) =>
    draw.pick([['table other BACKEND { "a": F_nonsense }'], ['table other ACL { "a": nonsense }']]),
  ),
];
