import type { Row } from "./construct.js";

/** Everything that stands outside of subroutines. */
export const declarations: readonly Row[] = [
  ["acl a {}", "(acl a)"],
  [
    'acl office-net { "192.0.2.0"/24; !"192.0.2.1"; "2001:db8::"/32; !"2001:db8::1"/128; "example.com"; }',
    '(acl office-net (entry "192.0.2.0"/24) (entry !"192.0.2.1") (entry "2001:db8::"/32) (entry !"2001:db8::1"/128) (entry "example.com"))',
    `acl office-net {
  "192.0.2.0"/24;
  !"192.0.2.1";
  "2001:db8::"/32;
  !"2001:db8::1"/128;
  "example.com";
}`,
  ],
  // A name may be a word that is none of the language's, like `local`.
  [
    'acl local { "localhost" / 8 ; }',
    '(acl local (entry "localhost"/8))',
    'acl local {\n  "localhost"/8;\n}',
  ],
  ["backend F_a {}", "(backend F_a)"],
  [
    `backend F_origin {
  .host = "origin.example.com";
  .port = "443";
  .ssl = true;
  .connect_timeout = 1s;
  .max_connections = 200;
  .share_key = "x" "y";
  .backend = default;
  .probe = { .request = "HEAD / HTTP/1.1" "Host: a" "Connection: close"; .threshold = 1; .timeout = 2s; }
}`,
    '(backend F_origin (.host "origin.example.com") (.port "443") (.ssl (bool true)) (.connect_timeout (rtime 1s)) (.max_connections (int 200)) (.share_key (concat "x" "y")) (.backend default) (.probe (properties (.request (concat "HEAD / HTTP/1.1" "Host: a" "Connection: close")) (.threshold (int 1)) (.timeout (rtime 2s)))))',
    `backend F_origin {
  .host = "origin.example.com";
  .port = "443";
  .ssl = true;
  .connect_timeout = 1s;
  .max_connections = 200;
  .share_key = "x" "y";
  .backend = default;
  .probe = {
    .request = "HEAD / HTTP/1.1" "Host: a" "Connection: close";
    .threshold = 1;
    .timeout = 2s;
  }
}`,
  ],
  [
    "backend b { .probe = {} }",
    "(backend b (.probe (properties)))",
    "backend b {\n  .probe = {}\n}",
  ],
  ["backend default {}", "(backend default)"],
  ["director d random {}", "(director d random)"],
  [
    "director d random { .quorum = 50%; .retries = 3; { .backend = F_a; .weight = 2; } { .backend = F_b; } }",
    "(director d random (.quorum (percent 50%)) (.retries (int 3)) (member (.backend F_a) (.weight (int 2))) (member (.backend F_b)))",
    `director d random {
  .quorum = 50%;
  .retries = 3;
  { .backend = F_a; .weight = 2; }
  { .backend = F_b; }
}`,
  ],
  [
    "director d fallback { { .backend = F_a; } {} }",
    "(director d fallback (member (.backend F_a)) (member))",
    "director d fallback {\n  { .backend = F_a; }\n  {}\n}",
  ],
  [
    'director d hash { .quorum = 20.5%; { .backend = F_a; .id = "s1"; } }',
    '(director d hash (.quorum (percent 20.5%)) (member (.backend F_a) (.id "s1")))',
    'director d hash {\n  .quorum = 20.5%;\n  { .backend = F_a; .id = "s1"; }\n}',
  ],
  ["director d client {\n}", "(director d client)", "director d client {}"],
  [
    "director d chash { .key = client; .seed = 1; .vnodes_per_node = 256; }",
    "(director d chash (.key client) (.seed (int 1)) (.vnodes_per_node (int 256)))",
    "director d chash {\n  .key = client;\n  .seed = 1;\n  .vnodes_per_node = 256;\n}",
  ],
  [
    'director d shield { .shield = "iad-va-us"; { .backend = F_a; } }',
    '(director d shield (.shield "iad-va-us") (member (.backend F_a)))',
    'director d shield {\n  .shield = "iad-va-us";\n  { .backend = F_a; }\n}',
  ],
  // Properties go before members.
  [
    "director d random { { .backend = F_a; } .quorum = 1%; }",
    "(director d random (.quorum (percent 1%)) (member (.backend F_a)))",
    "director d random {\n  .quorum = 1%;\n  { .backend = F_a; }\n}",
  ],
  ["table t {}", "(table t)"],
  ['table t { "a": "b" }', '(table t (: "a" "b"))', 'table t {\n  "a": "b",\n}'],
  [
    'table t STRING {\n  "a" : {"b"},"c":"",\n}',
    '(table t STRING (: "a" {"b"}) (: "c" ""))',
    'table t STRING {\n  "a": {"b"},\n  "c": "",\n}',
  ],
  [
    'table t BOOL { "a": true, "b": false, }',
    '(table t BOOL (: "a" (bool true)) (: "b" (bool false)))',
    'table t BOOL {\n  "a": true,\n  "b": false,\n}',
  ],
  [
    'table t INTEGER { "a": 1, "b": -1, }',
    '(table t INTEGER (: "a" (int 1)) (: "b" (- (int 1))))',
    'table t INTEGER {\n  "a": 1,\n  "b": -1,\n}',
  ],
  [
    'table t FLOAT { "a": 1.5, "b": -0.5 }',
    '(table t FLOAT (: "a" (float 1.5)) (: "b" (- (float 0.5))))',
    'table t FLOAT {\n  "a": 1.5,\n  "b": -0.5,\n}',
  ],
  [
    'table t RTIME { "a": 10s, }',
    '(table t RTIME (: "a" (rtime 10s)))',
    'table t RTIME {\n  "a": 10s,\n}',
  ],
  [
    'table t BACKEND { "a": F_a, }',
    '(table t BACKEND (: "a" F_a))',
    'table t BACKEND {\n  "a": F_a,\n}',
  ],
  [
    'table t ACL { {"a"}: local, }',
    '(table t ACL (: {"a"} local))',
    'table t ACL {\n  {"a"}: local,\n}',
  ],
  ["sub vcl_recv {}", "(sub vcl_recv (block))"],
  ["sub f() {}", "(sub f [] (block))"],
  ["sub f BOOL {}", "(sub f BOOL (block))"],
  [
    "sub f(STRING var.a, INTEGER var.b) BOOL { return true; }",
    "(sub f [(parameter STRING var.a) (parameter INTEGER var.b)] BOOL (block (return (bool true))))",
    "sub f(STRING var.a, INTEGER var.b) BOOL {\n  return true;\n}",
  ],
  [
    "sub vcl_recv {\n#FASTLY recv\n}",
    "(sub vcl_recv (block (macro recv)))",
    "sub vcl_recv {\n  #FASTLY recv\n}",
  ],
  ["penaltybox p {}", "(penaltybox p)"],
  ["ratecounter r { }", "(ratecounter r)", "ratecounter r {}"],
  ["import boltsort;", "(import boltsort)"],
  ['include "module";', '(include "module")'],
  ['include "module"', '(include "module")', 'include "module";'],
  ['include "snippet::name";', '(include "snippet::name")'],
  ["pragma optional_param geoip_opt_in true;", "(raw pragma optional_param geoip_opt_in true;)"],
  ["C!\nW!", "(raw C!) (raw W!)"],
  [
    "pragma optional_param max_object_size 2147483648;\nC!\nW!\nsub f {\n}",
    "(raw pragma optional_param max_object_size 2147483648;) (raw C!) (raw W!) (sub f (block))",
    "pragma optional_param max_object_size 2147483648;\nC!\nW!\n\nsub f {}",
  ],
];
