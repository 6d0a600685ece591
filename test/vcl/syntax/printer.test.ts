import fc from "fast-check";
import { printer } from "prettier/doc";
import { describe, expect, it, test } from "vitest";
import type { Declaration } from "../../../src/vcl/syntax/ast/declarations.js";
import type { Expression, StringLiteral } from "../../../src/vcl/syntax/ast/expressions.js";
import type { Comment } from "../../../src/vcl/syntax/ast/node.js";
import type { AnyNode } from "../../../src/vcl/syntax/ast/roots.js";
import type { Block, Statement } from "../../../src/vcl/syntax/ast/statements.js";
import {
  and,
  binary,
  call,
  comment,
  concat,
  error,
  file,
  identifier,
  ifThen,
  integer,
  log,
  not,
  or,
  returnState,
  rtime,
  set,
  snippet,
  string,
  subroutine,
  synthetic,
  table,
  withComments,
} from "../../../src/vcl/syntax/build.js";
import { printVcl } from "../../../src/vcl/syntax/print.js";
import { toDoc } from "../../../src/vcl/syntax/printer.js";
import { scan } from "./scan.js";

function show(node: AnyNode, printWidth = 100): string {
  return printer.printDocToString(toDoc(node), { printWidth, tabWidth: 2 }).formatted;
}

function block(...body: readonly Statement[]): Block {
  return { kind: "Block", body };
}

const a = identifier("a");
const b = identifier("b");
const esi: Statement = { kind: "EsiStatement" };
const breakStatement: Statement = { kind: "BreakStatement" };
const heredoc: StringLiteral = {
  kind: "StringLiteral",
  form: "long",
  delimiter: "TAG",
  raw: 'x"}',
};
const long = "x".repeat(60);

const hash: Comment = { kind: "Comment", style: "#", text: " why" };
const slashes: Comment = { kind: "Comment", style: "//", text: " why" };
const starred: Comment = { kind: "Comment", style: "/*", text: " why " };

/** An example of each kind of node; a new kind does not compile until it has one. */
const examples: Readonly<Record<AnyNode["kind"], readonly (readonly [AnyNode, string])[]>> = {
  File: [
    [file([]), ""],
    [
      file([
        { kind: "ImportDeclaration", name: identifier("boltsort") },
        { kind: "IncludeDirective", path: string("snippet::a") },
        subroutine("f", []),
      ]),
      'import boltsort;\ninclude "snippet::a";\n\nsub f {}\n',
    ],
    [{ kind: "File", body: [], dangling: [hash] }, "# why\n"],
  ],
  Snippet: [
    [snippet([]), ""],
    [snippet([esi, { ...esi, blankLineBefore: true }]), "esi;\n\nesi;\n"],
    [
      { kind: "Snippet", body: [esi], dangling: [{ ...hash, blankLineBefore: true }] },
      "esi;\n\n# why\n",
    ],
  ],
  AclDeclaration: [
    [{ kind: "AclDeclaration", name: a, entries: [] }, "acl a {}"],
    [
      {
        kind: "AclDeclaration",
        name: a,
        entries: [
          { kind: "AclEntry", negated: false, address: string("::1") },
          {
            kind: "AclEntry",
            negated: true,
            address: string("192.0.2.0"),
            mask: 24,
            blankLineBefore: true,
            trailing: [hash],
          },
        ],
        dangling: [slashes],
      },
      'acl a {\n  "::1";\n\n  !"192.0.2.0"/24; # why\n  // why\n}',
    ],
  ],
  AclEntry: [
    [
      { kind: "AclEntry", negated: true, address: string("192.0.2.0"), mask: 24 },
      '!"192.0.2.0"/24;',
    ],
    [{ kind: "AclEntry", negated: false, address: string("::"), mask: 0 }, '"::"/0;'],
  ],
  BackendDeclaration: [
    [
      {
        kind: "BackendDeclaration",
        name: identifier("F_origin"),
        properties: [
          { kind: "Property", name: "host", value: string("192.0.2.1") },
          { kind: "Property", name: "connect_timeout", value: rtime("1s") },
          {
            kind: "Property",
            name: "probe",
            value: {
              kind: "PropertyBlock",
              properties: [
                {
                  kind: "Property",
                  name: "request",
                  value: concat([string("GET / HTTP/1.1"), string("Host: a")]),
                },
                { kind: "Property", name: "threshold", value: integer(1) },
              ],
            },
          },
        ],
      },
      `backend F_origin {
  .host = "192.0.2.1";
  .connect_timeout = 1s;
  .probe = {
    .request = "GET / HTTP/1.1" "Host: a";
    .threshold = 1;
  }
}`,
    ],
  ],
  Property: [[{ kind: "Property", name: "ssl", value: a }, ".ssl = a;"]],
  PropertyBlock: [[{ kind: "PropertyBlock", properties: [] }, "{}"]],
  DirectorDeclaration: [
    [
      {
        kind: "DirectorDeclaration",
        name: a,
        type: identifier("random"),
        properties: [
          { kind: "Property", name: "quorum", value: { kind: "PercentLiteral", raw: "50%" } },
          { kind: "Property", name: "retries", value: integer(10) },
        ],
        members: [
          {
            kind: "DirectorMember",
            properties: [
              { kind: "Property", name: "backend", value: identifier("F_origin") },
              { kind: "Property", name: "weight", value: integer(1) },
            ],
          },
        ],
      },
      `director a random {
  .quorum = 50%;
  .retries = 10;
  { .backend = F_origin; .weight = 1; }
}`,
    ],
  ],
  DirectorMember: [
    [{ kind: "DirectorMember", properties: [] }, "{}"],
    [
      {
        kind: "DirectorMember",
        properties: [{ kind: "Property", name: "backend", value: a, trailing: [hash] }],
      },
      "{\n  .backend = a; # why\n}",
    ],
    [
      {
        kind: "DirectorMember",
        properties: [{ kind: "Property", name: "backend", value: a }],
        dangling: [hash],
      },
      "{\n  .backend = a;\n  # why\n}",
    ],
  ],
  TableDeclaration: [
    [table("t", []), "table t {}"],
    [table("t", [["k", "v"]]), 'table t {\n  "k": "v",\n}'],
    [table("t", [["k", rtime("5m")]], "RTIME"), 'table t RTIME {\n  "k": 5m,\n}'],
  ],
  TableEntry: [
    [
      {
        kind: "TableEntry",
        key: string("k"),
        value: string("v"),
        leading: [hash],
        trailing: [slashes],
      },
      '# why\n"k": "v", // why',
    ],
  ],
  SubroutineDeclaration: [
    [subroutine("vcl_recv", []), "sub vcl_recv {}"],
    [{ kind: "SubroutineDeclaration", name: a, parameters: [], body: block() }, "sub a() {}"],
    [
      { kind: "SubroutineDeclaration", name: a, returnType: identifier("BOOL"), body: block() },
      "sub a BOOL {}",
    ],
    [
      {
        kind: "SubroutineDeclaration",
        name: a,
        parameters: [
          { kind: "Parameter", type: identifier("STRING"), name: identifier("var.s") },
          { kind: "Parameter", type: identifier("INTEGER"), name: identifier("var.n") },
        ],
        returnType: identifier("BOOL"),
        body: { ...block(), dangling: [hash] },
        leading: [starred],
        trailing: [hash],
      },
      "/* why */\nsub a(STRING var.s, INTEGER var.n) BOOL {\n  # why\n} # why",
    ],
  ],
  Parameter: [
    [{ kind: "Parameter", type: identifier("STRING"), name: identifier("var.s") }, "STRING var.s"],
  ],
  PenaltyboxDeclaration: [
    [{ kind: "PenaltyboxDeclaration", name: a }, "penaltybox a {}"],
    [{ kind: "PenaltyboxDeclaration", name: a, dangling: [hash] }, "penaltybox a {\n  # why\n}"],
  ],
  RatecounterDeclaration: [[{ kind: "RatecounterDeclaration", name: a }, "ratecounter a {}"]],
  ImportDeclaration: [[{ kind: "ImportDeclaration", name: a }, "import a;"]],
  IncludeDirective: [
    [{ kind: "IncludeDirective", path: string("snippet::a") }, 'include "snippet::a";'],
    [
      subroutine("f", [{ kind: "IncludeDirective", path: string("m") }]),
      'sub f {\n  include "m";\n}',
    ],
  ],
  RawLine: [
    [{ kind: "RawLine", text: "pragma optional_param x true;" }, "pragma optional_param x true;"],
    [{ kind: "RawLine", text: "C!" }, "C!"],
  ],
  SetStatement: [
    [set("a", string("x")), 'set a = "x";'],
    [set("a", integer(1), "rol="), "set a rol= 1;"],
  ],
  UnsetStatement: [
    [
      {
        kind: "UnsetStatement",
        keyword: "remove",
        target: { kind: "Identifier", name: "req.http.X-*" },
      },
      "remove req.http.X-*;",
    ],
  ],
  AddStatement: [[{ kind: "AddStatement", target: a, value: concat([a, b]) }, "add a = a b;"]],
  CallStatement: [
    [{ kind: "CallStatement", subroutine: a }, "call a;"],
    [{ kind: "CallStatement", subroutine: a, args: [] }, "call a();"],
    [{ kind: "CallStatement", subroutine: a, args: [a, b] }, "call a(a, b);"],
  ],
  ExpressionStatement: [
    [{ kind: "ExpressionStatement", expression: call("std.collect", [a]) }, "std.collect(a);"],
  ],
  DeclareLocalStatement: [
    [
      {
        kind: "DeclareLocalStatement",
        scope: "local",
        name: identifier("var.s"),
        type: identifier("STRING"),
      },
      "declare local var.s STRING;",
    ],
    [
      {
        kind: "DeclareLocalStatement",
        scope: "local",
        name: identifier("var.s"),
        type: identifier("STRING"),
        init: a,
      },
      "declare local var.s STRING = a;",
    ],
  ],
  ErrorStatement: [
    [{ kind: "ErrorStatement" }, "error;"],
    [error(620), "error 620;"],
    [error(620, concat([string("x"), a])), 'error 620 "x" a;'],
  ],
  EsiStatement: [[esi, "esi;"]],
  LogStatement: [[log(concat([string("x"), a])), 'log "x" a;']],
  RestartStatement: [[{ kind: "RestartStatement" }, "restart;"]],
  ReturnStatement: [
    [{ kind: "ReturnStatement" }, "return;"],
    [returnState("hit_for_pass"), "return(hit_for_pass);"],
    [{ kind: "ReturnStatement", value: binary("==", a, b) }, "return a == b;"],
  ],
  SyntheticStatement: [
    [synthetic(heredoc), 'synthetic {TAG"x"}"TAG};'],
    [
      { kind: "SyntheticStatement", keyword: "synthetic.base64", value: string("aGk=") },
      'synthetic.base64 "aGk=";',
    ],
  ],
  Block: [
    [block(), "{}"],
    [block(block(esi)), "{\n  {\n    esi;\n  }\n}"],
    [
      { ...block(esi), dangling: [hash, { ...slashes, blankLineBefore: true }] },
      "{\n  esi;\n  # why\n\n  // why\n}",
    ],
  ],
  GotoStatement: [[{ kind: "GotoStatement", label: a }, "goto a;"]],
  LabelStatement: [[{ kind: "LabelStatement", label: a }, "a:"]],
  IfStatement: [
    [ifThen([{ test: a, body: [esi] }]), "if (a) {\n  esi;\n}"],
    [
      ifThen(
        [
          { test: a, body: [esi] },
          { test: b, body: [esi] },
        ],
        [esi],
      ),
      "if (a) {\n  esi;\n} else if (b) {\n  esi;\n} else {\n  esi;\n}",
    ],
    [
      {
        kind: "IfStatement",
        branches: [
          { kind: "IfBranch", test: a, body: block(esi) },
          { kind: "IfBranch", test: b, body: block(esi), leading: [hash], trailing: [hash] },
        ],
        otherwise: { ...block(esi), trailing: [slashes] },
        leading: [slashes],
      },
      "// why\nif (a) {\n  esi;\n}\n# why\nelse if (b) {\n  esi;\n} # why\nelse {\n  esi;\n} // why",
    ],
  ],
  IfBranch: [[{ kind: "IfBranch", test: a, body: block() }, "if (a) {}"]],
  SwitchStatement: [
    [
      {
        kind: "SwitchStatement",
        control: identifier("req.http.host"),
        cases: [
          {
            kind: "SwitchCase",
            label: { type: "string", value: string("1") },
            body: [esi, breakStatement],
          },
          {
            kind: "SwitchCase",
            label: { type: "regex", pattern: string("^2") },
            body: [{ kind: "FallthroughStatement" }],
          },
          {
            kind: "SwitchCase",
            label: { type: "default" },
            body: [breakStatement],
            leading: [hash],
            blankLineBefore: true,
          },
        ],
        dangling: [hash],
      },
      `switch (req.http.host) {
  case "1":
    esi;
    break;
  case ~ "^2":
    fallthrough;

  # why
  default:
    break;
  # why
}`,
    ],
  ],
  SwitchCase: [
    [{ kind: "SwitchCase", label: { type: "default" }, body: [] }, "default:"],
    [
      { kind: "SwitchCase", label: { type: "default" }, body: [], dangling: [hash] },
      "default:\n  # why",
    ],
  ],
  BreakStatement: [[breakStatement, "break;"]],
  FallthroughStatement: [[{ kind: "FallthroughStatement" }, "fallthrough;"]],
  MacroStatement: [
    [
      subroutine("vcl_recv", [{ kind: "MacroStatement", name: "recv" }]),
      "sub vcl_recv {\n  #FASTLY recv\n}",
    ],
  ],
  StringLiteral: [
    [{ kind: "StringLiteral", form: "short", raw: "%41 %zz \\" }, '"%41 %zz \\"'],
    [{ kind: "StringLiteral", form: "long", raw: ' "x" % ' }, '{" "x" % "}'],
    [heredoc, '{TAG"x"}"TAG}'],
  ],
  IntegerLiteral: [[{ kind: "IntegerLiteral", raw: "0xFf" }, "0xFf"]],
  FloatLiteral: [[{ kind: "FloatLiteral", raw: "1e3" }, "1e3"]],
  RTimeLiteral: [[rtime("20ms"), "20ms"]],
  PercentLiteral: [[{ kind: "PercentLiteral", raw: "50%" }, "50%"]],
  BooleanLiteral: [[{ kind: "BooleanLiteral", value: true }, "true"]],
  Identifier: [
    [{ ...a, leading: [starred], trailing: [starred] }, "/* why */ a /* why */"],
    [{ ...a, leading: [hash] }, "# why\na"],
  ],
  CallExpression: [[call("if", [a, string("x"), b]), 'if(a, "x", b)']],
  ParenthesizedExpression: [[{ kind: "ParenthesizedExpression", expression: a }, "(a)"]],
  UnaryExpression: [
    [not(a), "!a"],
    [{ kind: "UnaryExpression", operator: "-", operand: integer(5) }, "-5"],
  ],
  BinaryExpression: [
    [binary("!~", a, string("x")), 'a !~ "x"'],
    [and([a, or([a, b])]), "a && (a || b)"],
  ],
  ConcatenationExpression: [
    [concat([a, string("x"), b]), 'a "x" b'],
    [
      {
        kind: "ConcatenationExpression",
        parts: [a, { kind: "ParenthesizedExpression", expression: b }, not(a)],
      },
      "a + (b) + !a",
    ],
  ],
};

describe.each(Object.entries(examples))("%s", (_kind, cases) => {
  test.each(cases.map(([node, text]) => [text, node] as const))("prints %j", (text, node) => {
    expect(show(node)).toBe(text);
  });
});

describe("lines that are too long", () => {
  const condition = binary("==", identifier(`req.http.${long}`), string("x"));

  it("break a condition with one operand a line", () => {
    const test = and([condition, or([condition, condition]), not(a)]);
    expect(show(ifThen([{ test, body: [esi] }]))).toBe(`if (
  req.http.${long} == "x" &&
  (
    req.http.${long} == "x" ||
    req.http.${long} == "x"
  ) &&
  !a
) {
  esi;
}`);
  });

  it("fit exactly", () => {
    const statement = ifThen([{ test: and([a, b]), body: [] }]);
    expect(show(statement, "if (a && b) {}".length)).toBe("if (a && b) {}");
    expect(show(statement, "if (a && b) {}".length - 1)).toBe("if (\n  a &&\n  b\n) {}");
  });

  it("leave a single comparison where it is", () => {
    const test = binary("~", identifier("req.url"), string(long + long));
    expect(show(ifThen([{ test, body: [] }]))).toBe(`if (req.url ~ "${long}${long}") {}`);
  });

  it("break a concatenation", () => {
    const value = concat([string(long), a, string(long)]);
    expect(show(set("req.http.A", value))).toBe(`set req.http.A =
  "${long}"
  a
  "${long}";`);
    expect(show(log(value))).toBe(`log\n  "${long}"\n  a\n  "${long}";`);
    expect(show(error(620, value))).toBe(`error 620\n  "${long}"\n  a\n  "${long}";`);
  });

  it("break arguments", () => {
    expect(show(set("a", call("regsub", [a, string(long), string(long)])))).toBe(`set a = regsub(
  a,
  "${long}",
  "${long}"
);`);
  });

  it("do not break a string", () => {
    expect(show(set("req.http.A", string(long + long)))).toBe(`set req.http.A = "${long}${long}";`);
  });

  it("count emoji as two columns", () => {
    const statement = set("a", concat([string("🌮"), b]));
    expect(show(statement, 'set a = "xx" b;'.length)).toBe('set a = "🌮" b;');
  });
});

describe("long strings", () => {
  it("keep their lines as they are, however deep they stand", () => {
    const body = '<html>\n  <p>\t \n\n    100% "sure"  \n</html>\n';
    expect(show(ifThen([{ test: a, body: [synthetic(string(body)), esi] }]))).toBe(
      `if (a) {\n  synthetic {"${body}"};\n  esi;\n}`,
    );
  });

  it("do not break what stands around them on their first line", () => {
    expect(show(set("a", concat([b, string("x\ny"), b])))).toBe('set a = b {"x\ny"} b;');
  });

  it("let no comment in that waits for the end of its line", () => {
    const left = { ...a, trailing: [hash] };
    expect(show(log(binary("==", left, string("x\ny"))))).toBe('log a == # why\n{"x\ny"};');
  });
});

describe("comments", () => {
  it("keep blank lines between them", () => {
    const statement: Statement = {
      ...esi,
      leading: [hash, { ...hash, blankLineBefore: true }],
      blankLineAfterComments: true,
    };
    expect(show(block(statement))).toBe("{\n  # why\n\n  # why\n\n  esi;\n}");
  });

  it("indent a starred block, and leave other blocks alone", () => {
    const doc: Comment = {
      kind: "Comment",
      style: "/*",
      text: "*\n     * why\n\t */".slice(0, -2),
    };
    expect(show(block({ ...esi, leading: [doc] }))).toBe("{\n  /**\n   * why\n   */\n  esi;\n}");
    const plain: Comment = { kind: "Comment", style: "/*", text: "\nwhy\n    not " };
    expect(show(block({ ...esi, leading: [plain] }))).toBe("{\n  /*\nwhy\n    not */\n  esi;\n}");
  });

  it("break a condition that they stand in", () => {
    const test = and([
      { ...a, trailing: [hash] },
      { ...b, leading: [slashes] },
    ]);
    expect(show(ifThen([{ test, body: [] }]))).toBe("if (\n  a && # why\n  // why\n  b\n) {}");
  });

  it("cannot become code, even when nobody built them properly", () => {
    const forged: Comment = { kind: "Comment", style: "#", text: " a\nerror 200;" };
    const closing: Comment = { kind: "Comment", style: "/*", text: " */ error 200; /* " };
    expect(scan(show(block({ ...esi, leading: [forged, closing] }))).code).toBe("{esi;}");
  });
});

describe("any tree", () => {
  const lineText = fc.stringMatching(/^[ -~]{0,12}$/);
  const blockText = fc.stringMatching(/^[ -)+-~\n]{0,12}$/);
  const comments: fc.Arbitrary<Comment> = fc.oneof(
    fc.record({ kind: fc.constant("Comment"), style: fc.constantFrom("#", "//"), text: lineText }),
    fc.record({ kind: fc.constant("Comment"), style: fc.constant("/*"), text: blockText }),
  );
  type Commented = {
    readonly leading?: readonly Comment[];
    readonly trailing?: readonly Comment[];
  };
  const around: fc.Arbitrary<Commented> = fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.record({ leading: fc.array(comments, { maxLength: 2 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ trailing: fc.array(comments, { minLength: 1, maxLength: 2 }) }),
    },
  );
  const commented = <Node extends AnyNode>(nodes: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
    fc.tuple(nodes, around).map(([node, extra]) => ({ ...node, ...extra }));
  const leaf = commented<Expression>(
    fc.oneof(
      fc.constantFrom("a", "req.http.Cookie:b", "client.ip").map(identifier),
      fc.string({ unit: "grapheme", maxLength: 40 }).map(string),
      fc.constantFrom('x "y" \n z', "a\nb").map(string),
      fc.nat().map(integer),
    ),
  );
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      leaf,
      commented(
        fc.oneof(
          fc.array(tie("expression"), { minLength: 1, maxLength: 4 }).map(and),
          fc.array(tie("expression"), { minLength: 1, maxLength: 4 }).map(or),
          fc.tuple(tie("expression"), tie("expression")).map(([l, r]) => binary("==", l, r)),
          fc.array(tie("expression"), { maxLength: 3 }).map((args) => call("f", args)),
          fc
            .array(tie("expression"), { minLength: 2, maxLength: 4 })
            .map((parts): Expression => ({ kind: "ConcatenationExpression", parts })),
          tie("expression").map(not),
        ),
      ),
    ),
  }));
  const { statement } = fc.letrec<{ statement: Statement }>((tie) => {
    const blocks = commented(
      fc.record({
        kind: fc.constant("Block" as const),
        body: fc.array(tie("statement"), { maxLength: 3 }),
        dangling: fc.array(comments, { maxLength: 2 }),
      }),
    );
    const branches = commented(
      fc.record({ kind: fc.constant("IfBranch" as const), test: expression, body: blocks }),
    );
    return {
      statement: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        commented(expression.map((value) => set("req.http.A", value))),
        commented(expression.map((value) => error(620, value))),
        commented(
          fc.record(
            {
              kind: fc.constant("IfStatement" as const),
              branches: fc.array(branches, { minLength: 1, maxLength: 3 }),
              otherwise: blocks,
            },
            { requiredKeys: ["kind", "branches"] },
          ),
        ),
      ),
    };
  });

  function collect(value: unknown, found: Comment[] = []): Comment[] {
    if (Array.isArray(value)) for (const item of value) collect(item, found);
    else if (typeof value === "object" && value !== null) {
      if (isComment(value)) found.push(value);
      else for (const child of Object.values(value)) collect(child, found);
    }
    return found;
  }

  function isComment(value: object): value is Comment {
    return "kind" in value && value.kind === "Comment";
  }

  function withoutComments<Value>(value: Value): Value {
    return JSON.parse(
      JSON.stringify(value, (key, inner: unknown) =>
        ["leading", "trailing", "dangling"].includes(key) ? undefined : inner,
      ),
    );
  }

  const squeeze = (text: string): string => text.replaceAll(/\s/g, "");

  it("means the same with its comments as without, at any width", () => {
    fc.assert(
      fc.property(statement, fc.constantFrom(1, 20, 100), (node, printWidth) => {
        const { text } = printVcl(snippet([node]), { printWidth });
        const bare = printVcl(snippet([withoutComments(node)]), { printWidth: 10_000 }).text;
        expect(scan(text).code).toBe(scan(bare).code);
        expect(scan(bare).comments).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("loses no comment", () => {
    fc.assert(
      fc.property(statement, (node) => {
        const { text } = printVcl(snippet([node]));
        const printed = squeeze(scan(text).comments.join(" "));
        for (const { style, text } of collect(node))
          expect(printed).toContain(squeeze(style + text));
      }),
      { numRuns: 2000 },
    );
  });

  it("never ends a line in blanks outside of strings and block comments", () => {
    const bare = statement.map(withoutComments);
    fc.assert(
      fc.property(bare, fc.constantFrom(1, 20, 100), (node, printWidth) => {
        const { text } = printVcl(snippet([node]), { printWidth });
        expect(text.includes('{"') || !/[ \t]$/m.test(text)).toBe(true);
      }),
    );
  });
});

it("prints a declaration after a declaration, a blank line between them", () => {
  const raw: Declaration = { kind: "RawLine", text: "C!" };
  expect(
    show(
      file([raw, raw, { ...raw, blankLineBefore: true }, subroutine("f", []), subroutine("g", [])]),
    ),
  ).toBe("C!\nC!\n\nC!\n\nsub f {}\n\nsub g {}\n");
  expect(show(file([withComments(subroutine("f", []), [comment("why")]), raw]))).toBe(
    "# why\nsub f {}\n\nC!\n",
  );
});
