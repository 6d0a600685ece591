import type { MistakeRow } from "./mistake.js";

/** Mistakes outside of subroutines. */
export const declarationMistakes: readonly MistakeRow[] = [
  ["sub a {}⟦}⟧", "EW2001 expected a declaration, found `}`", "(sub a (block))"],
  ["sub a {}⟦;⟧", "EW2001 expected a declaration, found `;`", "(sub a (block))"],
  [
    'acl a { "192.0.2.1"; }⟦;⟧',
    "EW2001 expected a declaration, found `;`",
    '(acl a (entry "192.0.2.1"))',
  ],
  // Statements that stand outside are one mistake, however many they are.
  ["⟦set⟧ x = 1;\nlog x;\nif (a) {\n  esi;\n}", "EW2001 expected a declaration, found `set`"],
  [
    "sub a {\n  esi;\n}\n⟦}⟧ else {\n  esi;\n}\n}",
    "EW2001 expected a declaration, found `}`",
    "(sub a (block (esi)))",
  ],
  [
    "sub a {\n  if (b) ⟦{⟧\n    esi;\n",
    "EW2001 this `{` is not closed before NEXT",
    "(sub a (block (if (when b (block (esi))))))",
  ],
  ['acl ⟦{⟧ "192.0.2.1"; }', "EW2001 expected a name, found `{`"],
  ["table ⟦{⟧}", "EW2001 expected a name, found `{`"],
  ["sub a⟦;⟧", "EW2001 expected `{`, found `;`"],
  ["sub ⟦{⟧ esi; }", "EW2001 expected a name, found `{`", "(sub _ (block (esi)))"],
  ["sub a(x⟦)⟧ { esi; }", "EW2001 expected a name, found `)`", "(sub _ (block (esi)))"],
  ["sub a(STRING x,⟦)⟧ { esi; }", "EW2001 expected a name, found `)`", "(sub _ (block (esi)))"],
  ["sub a(STRING ⟦x⟧ { esi; }", "EW2001 expected `)`, found `{`", "(sub _ (block (esi)))"],
  ["sub a⟦)⟧ { esi; }", "EW2001 expected `{`, found `)`"],
  ["import⟦;⟧", "EW2001 expected a name, found `;`"],
  ["include ⟦a⟧;", "EW2001 expected a string, found `a`"],
  ["director d ⟦{⟧ }", "EW2001 expected a name, found `{`"],
  ["ratecounter ⟦{⟧}", "EW2001 expected a name, found `{`"],
  ["penaltybox p { ⟦x⟧; }", "EW2001 expected `}`, found `x`", "(penaltybox p)"],
  // A broken entry is left out, the others stay.
  [
    'acl a {\n  "192.0.2.1⟦"⟧\n  "192.0.2.2";\n}',
    'EW2001 expected `;`, found `"192.0.2.2"`',
    '(acl a (entry "192.0.2.1") (entry "192.0.2.2"))',
  ],
  [
    'acl a { "192.0.2.1"; ⟦192.0.2.2⟧; "192.0.2.3"; }',
    "EW2001 expected a string, found `192.0.2.2`",
    '(acl a (entry "192.0.2.1") (entry "192.0.2.3"))',
  ],
  [
    'acl a { "192.0.2.1"/⟦x⟧; "192.0.2.3"; }',
    "EW2001 expected a number, found `x`",
    '(acl a (entry "192.0.2.3"))',
  ],
  [
    'acl a { "192.0.2.1"/⟦99999999999⟧; }',
    "EW2060 `99999999999` is no mask",
    '(acl a (entry "192.0.2.1"/0))',
  ],
  [
    'acl a { !⟦;⟧ "192.0.2.3"; }',
    "EW2001 expected a string, found `;`",
    '(acl a (entry "192.0.2.3"))',
  ],
  ['table t { "a" ⟦"b"⟧, "c": "d", }', 'EW2001 expected `:`, found `"b"`', '(table t (: "c" "d"))'],
  [
    'table t { "a": ⟦,⟧ "c": "d", }',
    "EW2001 expected a literal or a name, found `,`",
    '(table t (: "c" "d"))',
  ],
  [
    'table t { ⟦a⟧: "b", "c": "d", }',
    "EW2001 expected a string, found `a`",
    '(table t (: "c" "d"))',
  ],
  [
    "backend b { ⟦host⟧ = a; .port = b; }",
    "EW2001 expected `.`, found `host`",
    "(backend b (.port b))",
  ],
  [
    'backend b { .host ⟦"a"⟧; .port = b; }',
    'EW2001 expected `=`, found `"a"`',
    "(backend b (.port b))",
  ],
  [
    "backend b { .host = ⟦;⟧ .port = b; }",
    "EW2001 expected a value, found `;`",
    "(backend b (.port b))",
  ],
  [
    "backend b { .probe ⟦{⟧ .x = 1; } .port = b; }",
    "EW2001 expected `=`, found `{`",
    "(backend b (.port b))",
  ],
  [
    "director d random { { ⟦backend⟧ = a; } { .backend = b; } }",
    "EW2001 expected `.`, found `backend`",
    "(director d random (member) (member (.backend b)))",
  ],
  [
    "director d random { ⟦foo⟧; { .backend = b; } }",
    "EW2001 expected `.` or `{`, found `foo`",
    "(director d random (member (.backend b)))",
  ],
];
