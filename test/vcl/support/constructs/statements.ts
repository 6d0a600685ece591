import type { Row } from "./construct.js";

/** `operators` is complete by its type: a new one has to be added. */
const assignments: readonly Row[] = [
  "=",
  "+=",
  "-=",
  "*=",
  "/=",
  "%=",
  "|=",
  "&=",
  "^=",
  "<<=",
  ">>=",
  "rol=",
  "ror=",
  "&&=",
  "||=",
].map((operator) => [`set var.x ${operator} 1;`, `(set var.x ${operator} (int 1))`]);

const words: readonly Row[] = [
  ["esi;", "(esi)"],
  ["restart;", "(restart)"],
  ["break;", "(break)"],
  ["fallthrough ;", "(fallthrough)", "fallthrough;"],
];

/** Everything that stands inside of subroutines. */
export const statements: readonly Row[] = [
  ...assignments,
  ...words,
  ["set req.http.Cookie:a-b.c = req.http.X-Y:z;", "(set req.http.Cookie:a-b.c = req.http.X-Y:z)"],
  ['set  req.http.A="x";', '(set req.http.A = "x")', 'set req.http.A = "x";'],
  ["unset req.http.X-A;", "(unset req.http.X-A)"],
  ["unset req.http.X-*;", "(unset req.http.X-*)"],
  ["unset bereq.http.Cookie:a;", "(unset bereq.http.Cookie:a)"],
  ["remove resp.http.*;", "(remove resp.http.*)"],
  ['add beresp.http.Set-Cookie = "a=" var.b;', '(add beresp.http.Set-Cookie (concat "a=" var.b))'],
  ["call f;", "(call-sub f)"],
  ["call f();", "(call-sub f [])"],
  ["call f(a, 1);", "(call-sub f [a (int 1)])"],
  ["std.collect(req.http.Cookie);", "(do (call std.collect req.http.Cookie))"],
  ["f ( ) ;", "(do (call f))", "f();"],
  ["declare local var.a STRING;", "(declare-local var.a STRING)"],
  ["declare local var.a INTEGER = 1;", "(declare-local var.a INTEGER (int 1))"],
  ["declare block var.a BOOL;", "(declare-block var.a BOOL)"],
  ['declare block var.a STRING = "x" b;', '(declare-block var.a STRING (concat "x" b))'],
  ["error;", "(error)"],
  ["error 620;", "(error (int 620))"],
  ['error 620 "ban";', '(error (int 620) "ban")'],
  ['error 620 "ban " req.url;', '(error (int 620) (concat "ban " req.url))'],
  ["error var.code var.text;", "(error var.code var.text)"],
  ["error (620);", "(error (paren (int 620)))"],
  ['error (var.code) "x";', '(error (paren var.code) "x")'],
  ['log "a " req.url;', '(log (concat "a " req.url))'],
  ["return;", "(return)"],
  ["return(lookup);", "(return-state lookup)"],
  ["return (pass);", "(return-state pass)", "return(pass);"],
  ["return(error);", "(return-state error)"],
  ["return(restart);", "(return-state restart)"],
  ["return(hit_for_pass);", "(return-state hit_for_pass)"],
  ["return true;", "(return (bool true))"],
  ["return var.a;", "(return var.a)"],
  ['return "a" + var.b;', '(return (concat "a" + var.b))'],
  ["return (a && b);", "(return (paren (&& a b)))"],
  ["return (a) && b;", "(return (&& (paren a) b))"],
  ["return (a) + b;", "(return (concat (paren a) + b))"],
  ["return !a;", "(return (! a))"],
  ['synthetic "x";', '(synthetic "x")'],
  ['synthetic {"<p>\n  "x" 100%\n</p>"};', '(synthetic {"<p>\n  "x" 100%\n</p>"})'],
  ['synthetic.base64 "aGk=";', '(synthetic.base64 "aGk=")'],
  ["{}", "(block)"],
  [
    "{ esi; { restart; } }",
    "(block (esi) (block (restart)))",
    "{\n  esi;\n  {\n    restart;\n  }\n}",
  ],
  ["goto done;", "(goto done)"],
  ["done:", "(label done)"],
  ["req.http.a:\nesi;", "(label req.http.a) (esi)"],
  ["if (a) {}", "(if (when a (block)))"],
  [
    "if(a){esi;}else{restart;}",
    "(if (when a (block (esi))) (else (block (restart))))",
    "if (a) {\n  esi;\n} else {\n  restart;\n}",
  ],
  [
    "if (a) { } else if (b) { } elseif (c) { } elsif (d) { } else { }",
    "(if (when a (block)) (when b (block)) (when c (block)) (when d (block)) (else (block)))",
    "if (a) {} else if (b) {} else if (c) {} else if (d) {} else {}",
  ],
  [
    "if (a) {} else { if (b) {} }",
    "(if (when a (block)) (else (block (if (when b (block))))))",
    "if (a) {} else {\n  if (b) {}\n}",
  ],
  ["switch (req.url) {}", "(switch req.url)"],
  [
    'switch (req.http.host) { case "1": esi; break; case ~ "^2": fallthrough; case {"3"}: case ~{"4"}: default: break; }',
    '(switch req.http.host (case "1" (esi) (break)) (case~ "^2" (fallthrough)) (case {"3"}) (case~ {"4"}) (default (break)))',
    `switch (req.http.host) {
  case "1":
    esi;
    break;
  case ~ "^2":
    fallthrough;
  case {"3"}:
  case ~ {"4"}:
  default:
    break;
}`,
  ],
  [
    "switch (f(a)) { default: { esi; } l: break; }",
    "(switch (call f a) (default (block (esi)) (label l) (break)))",
    "switch (f(a)) {\n  default:\n    {\n      esi;\n    }\n    l:\n    break;\n}",
  ],
  ['switch ("a") {}', '(switch "a")'],
  ["switch (true) {}", "(switch (bool true))"],
  ["#FASTLY recv", "(macro recv)"],
  ["#FASTLY  deliver \n", "(macro deliver)", "#FASTLY deliver"],
  ["#FASTLY\tHASH\nesi;", "(macro HASH) (esi)", "#FASTLY HASH\nesi;"],
  ['include "a" esi;', '(include "a") (esi)', 'include "a";\nesi;'],
  ["set req.backend = default;", "(set req.backend = default)"],
  ['include "snippet::a";', '(include "snippet::a")'],
  ["pragma a b;", "(raw pragma a b;)"],
  ["W!", "(raw W!)"],
];
