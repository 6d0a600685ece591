import type { Mistake } from "./mistake.js";

/** Files as people break them: several mistakes each, and what is left of the file all the same. */
export const brokenFiles: readonly Mistake[] = [
  {
    marked: `acl office {
  "192.0.2.0"/24;
  ⟦192.0.2.1⟧;
  !"192.0.2.7";
}⟦;⟧

sub vcl_recv {
#FASTLY recv
  set req.http.A = "1⟦"⟧
  set req.http.B = "2";
  if (req.http.⟦C⟧ {
    esi;
  }
  declare ⟦global⟧ var.x STRING;
  return(lookup);
}
⟦}⟧

table t {
  "a": "b",
  "c" ⟦"d"⟧,
}
`,
    reports: [
      "EW2001 expected a string, found `192.0.2.1`",
      "EW2001 expected a declaration, found `;`",
      "EW2001 expected `;`, found `set`",
      "EW2001 expected `)`, found `{`",
      "EW2001 expected `local`, found `global`",
      "EW2001 expected a declaration, found `}`",
      'EW2001 expected `:`, found `"d"`',
    ],
    means:
      '(acl office (entry "192.0.2.0"/24) (entry !"192.0.2.7")) (sub vcl_recv (block (macro recv) (set req.http.A = "1") (set req.http.B = "2") (if (when (bool true) (block (esi)))) (declare-local var.x STRING) (return-state lookup))) (table t (: "a" "b"))',
  },
  // A brace that is missing ends the subroutine where the next declaration begins.
  {
    marked: `sub a ⟦{⟧
  if (x) {
    esi;
}
sub b {
  if (y) {
    log ⟦)⟧;
  }
  restart;
}
sub c ⟦{⟧
  esi;
`,
    reports: [
      "EW2001 this `{` is not closed before `sub`",
      "EW2001 expected a value, found `)`",
      "EW2001 this `{` is not closed before the end of the file",
    ],
    means:
      "(sub a (block (if (when x (block (esi)))))) (sub b (block (if (when y (block))) (restart))) (sub c (block (esi)))",
  },
  // What an open comment or an open long string takes in is missed by nobody.
  {
    marked: "sub a { log ⟦;⟧ }\nsub b {\n  esi;\n  ⟦/* restart;⟧\n}\n",
    reports: ["EW2001 expected a value, found `;`", "EW2002 the comment does not end"],
    means: "(sub a (block)) (sub b (block (esi)))",
  },
  {
    marked: 'sub a { log ⟦;⟧ }\nsub b {\n  esi;\n  synthetic ⟦{"<p>⟧\n</p>";\n}\n',
    reports: ["EW2001 expected a value, found `;`", "EW2002 the long string does not end"],
    means: '(sub a (block)) (sub b (block (esi) (synthetic {"<p>\n</p>";\n}\n"})))',
  },
  {
    marked: 'sub a {\n  if (x) ⟦{"y";}⟧\n  esi;\n}\n',
    reports: ["EW2002 the long string does not end"],
    means: "(sub a (block))",
  },
  // Glued to a brace, a string begins a long one; where that has an end, it is found there.
  {
    marked: 'sub a {\n  if (x) ⟦{"y";\n  log {"z"}⟧;\n}\nsub b { esi; }\n',
    reports: ['EW2001 expected `{`, found `{"y";\\n  log {"z"}`'],
    means: "(sub a (block)) (sub b (block (esi)))",
  },
  // A name of a heredoc and its brace are code where the heredoc has no end.
  {
    marked: 'sub a {\n  if (x) {log"y";}\n  if (x) {es⟦i⟧ "y";}\n}\n',
    reports: ['EW2001 expected `;`, found `"y"`'],
    means: '(sub a (block (if (when x (block (log "y")))) (if (when x (block (esi))))))',
  },
  {
    marked: "sub a {\n  set x = ⟦“⟧abc⟦”⟧;\n  log ⟦‘⟧x⟦’⟧;\n  esi;\n}\n",
    reports: [
      "EW2003 VCL has no `“`",
      "EW2003 VCL has no `”`",
      "EW2003 VCL has no `‘`",
      "EW2003 VCL has no `’`",
    ],
    means: "(sub a (block (set x = abc) (log x) (esi)))",
  },
  {
    marked: 'sub a {\n  set x = ⟦"abc;⟧\n  esi;\n  log ⟦"def;⟧\n}\nsub b {}\n',
    reports: ["EW2002 the string does not end", "EW2002 the string does not end"],
    means: '(sub a (block (set x = "abc;") (esi) (log "def;"))) (sub b (block))',
  },
];
