import type { Draw } from "../draw.js";
import { declarationFault, statementFault, type Fault } from "./fault.js";

function either(...lines: readonly string[]): (draw: Draw) => string {
  return (draw) => draw.pick(lines);
}

/** Slips of the hand. */
export const syntaxFaults: readonly Fault[] = [
  statementFault("no semicolon", either('set req.http.A = "a"', "call mark", "unset req.http.A")),
  statementFault("open string", either('set req.http.A = "a;', 'log {"a;')),
  statementFault(
    "no value",
    either("set req.http.A = ;", 'set req.http.A "a";', "set req.http.A;"),
  ),
  statementFault("no target", either('set = "a";', "unset;", "call;")),
  statementFault("no operator", either('set req.http.A == "a";', 'set req.http.A := "a";')),
  statementFault(
    "open parenthesis",
    either('set req.http.A = std.tolower("a";', 'if (req.url { log ""; }'),
  ),
  statementFault("no parentheses", either('if req.url { log ""; }', 'if () { log ""; }')),
  statementFault("no braces", either('if (req.url) log "";', 'if (req.url) { log "";')),
  statementFault("else without if", either('else { log ""; }', '} else { log ""; }')),
  statementFault("two semicolons", either('set req.http.A = "a";;', ";")),
  statementFault("no statement", either('"a";', "1;", "req.url;", "true;")),
  statementFault("comma", either('set req.http.A = "a", "b";', 'log "a", "b";')),
  statementFault("unknown keyword", either('let req.http.A = "a";', 'SET req.url = "a";')),
  statementFault("stray brace", either("}", "{")),
  statementFault("misplaced statement", either("break;", "fallthrough;")),
  statementFault("bad unit", either("set var.RTIME_a = 1x;", "set var.RTIME_a = 5min;")),
  statementFault("number too large", () => "set var.INTEGER_a = 99999999999999999999;"),
  statementFault("arithmetic", either("set var.INTEGER_a = 1 * 2;", "set var.INTEGER_a = 1 - 2;")),
  declarationFault("bad declaration", (draw) => [
    draw.pick([
      "acl wrong { 192.0.2.1; }",
      'acl wrong { "192.0.2.1" }',
      'acl { "192.0.2.1"; }',
      'table wrong { "a" "b" }',
      'table wrong { "a": "b" "c": "d" }',
      'backend wrong { .host "a.example"; }',
      'backend wrong { .host = "a.example" }',
      'backend wrong { host = "a.example"; }',
      'sub { log ""; }',
      'sub wrong log "";',
      "penaltybox { }",
      "penaltybox wrong { .a = 1; }",
      'set req.http.A = "a";',
    ]),
  ]),
  declarationFault("open body", () => ["sub wrong {", 'set req.http.A = "a";']),
];
