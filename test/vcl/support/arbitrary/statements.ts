import fc from "fast-check";
import type { Expression } from "../../../../src/vcl/syntax/ast/expressions.js";
import type {
  AssignmentOperator,
  Block,
  CaseLabel,
  ErrorStatement,
  IfBranch,
  IfStatement,
  IncludeDirective,
  RawLine,
  Statement,
  SwitchCase,
  SwitchStatement,
} from "../../../../src/vcl/syntax/ast/statements.js";
import { atom, call, expression, firstOf, nameOf, parenthesized } from "./expressions.js";
import { container, elsePart, item } from "./layout.js";
import { identifier, name, string } from "./words.js";

const assignments = {
  "=": true,
  "+=": true,
  "-=": true,
  "*=": true,
  "/=": true,
  "%=": true,
  "|=": true,
  "&=": true,
  "^=": true,
  "<<=": true,
  ">>=": true,
  "rol=": true,
  "ror=": true,
  "&&=": true,
  "||=": true,
} satisfies Record<AssignmentOperator, true>;

const operator = fc.constantFrom(
  ...Object.keys(assignments).filter((key): key is AssignmentOperator =>
    Object.hasOwn(assignments, key),
  ),
);

/** `return (a);` returns a state, whatever `a` is. */
const returned = expression.filter((value) => {
  const first = firstOf(value);
  return first.kind !== "ParenthesizedExpression" || first.expression.kind !== "Identifier";
});

/** `error a (b)` calls a function, `error 10 s` has a time for a code. */
function isApart(code: Expression, response: Expression): boolean {
  const first = firstOf(response);
  if (first.kind === "ParenthesizedExpression") return code.kind !== "Identifier";
  return !/^(?:ms|[smhdwy])$/.test(nameOf(first)) || !("raw" in code);
}

const error: fc.Arbitrary<ErrorStatement> = fc.oneof(
  fc.constant<ErrorStatement>({ kind: "ErrorStatement" }),
  fc.oneof(atom, parenthesized).map((code): ErrorStatement => ({ kind: "ErrorStatement", code })),
  fc
    .tuple(fc.oneof(atom, parenthesized), expression)
    .filter(([code, response]) => isApart(code, response))
    .map(([code, response]): ErrorStatement => ({ kind: "ErrorStatement", code, response })),
);

const state = fc.oneof(
  identifier,
  fc.constantFrom("error", "restart").map((text) => ({ kind: "Identifier" as const, name: text })),
);

export const include: fc.Arbitrary<IncludeDirective> = string.map((path) => ({
  kind: "IncludeDirective",
  path,
}));

export const raw: fc.Arbitrary<RawLine> = fc
  .oneof(fc.constantFrom("C!", "W!"), fc.stringMatching(/^pragma [ -:<-~]{0,20};$/))
  .filter((text) => !/.\bpragma\b/.test(text))
  .map((text) => ({ kind: "RawLine", text }));

const simple: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({ kind: fc.constant("SetStatement"), target: identifier, operator, value: expression }),
  fc.record({
    kind: fc.constant("UnsetStatement"),
    keyword: fc.constantFrom("unset", "remove"),
    target: fc.oneof(
      identifier,
      name.map((text) => ({ kind: "Identifier" as const, name: `${text}*` })),
    ),
  }),
  fc.record({ kind: fc.constant("AddStatement"), target: identifier, value: expression }),
  fc.record(
    {
      kind: fc.constant("CallStatement"),
      subroutine: identifier,
      args: fc.array(expression, { maxLength: 3 }),
    },
    { requiredKeys: ["kind", "subroutine"] },
  ),
  call
    .filter(({ callee }) => callee !== "if")
    .map((node): Statement => ({ kind: "ExpressionStatement", expression: node })),
  fc.record(
    {
      kind: fc.constant("DeclareLocalStatement"),
      scope: fc.constantFrom("local", "block"),
      name: identifier,
      type: identifier,
      init: expression,
    },
    { requiredKeys: ["kind", "scope", "name", "type"] },
  ),
  error,
  fc.record({ kind: fc.constant("LogStatement"), value: expression }),
  fc.oneof(
    fc.constant<Statement>({ kind: "ReturnStatement" }),
    fc.record({ kind: fc.constant("ReturnStatement"), state }),
    fc.record({ kind: fc.constant("ReturnStatement"), value: returned }),
  ),
  fc.record({
    kind: fc.constant("SyntheticStatement"),
    keyword: fc.constantFrom("synthetic", "synthetic.base64"),
    value: expression,
  }),
  fc.record({ kind: fc.constant("GotoStatement"), label: identifier }),
  fc.record({ kind: fc.constant("LabelStatement"), label: identifier }),
  fc.constantFrom<Statement>(
    { kind: "EsiStatement" },
    { kind: "RestartStatement" },
    { kind: "BreakStatement" },
    { kind: "FallthroughStatement" },
  ),
  include,
  raw,
);

/** Fastly takes what follows the macro for part of it. */
const macro: fc.Arbitrary<Statement> = fc
  .stringMatching(/^(?:[a-z_]{1,8}|[A-Z_]{1,8})$/)
  .map((text) => ({ kind: "MacroStatement", name: text }));

const label: fc.Arbitrary<CaseLabel> = fc.oneof(
  string.map((value): CaseLabel => ({ type: "string", value })),
  string.map((pattern): CaseLabel => ({ type: "regex", pattern })),
  fc.constant<CaseLabel>({ type: "default" }),
);

interface Statements {
  readonly statement: Statement;
  readonly block: Block;
  readonly ifStatement: IfStatement;
  readonly switchStatement: SwitchStatement;
  readonly switchCase: SwitchCase;
}

export const { statement, block } = fc.letrec<Statements>((tie: fc.LetrecTypedTie<Statements>) => {
  const branch: fc.Arbitrary<IfBranch> = fc.record({
    kind: fc.constant("IfBranch"),
    test: expression,
    body: tie("block"),
  });
  return {
    block: container(
      fc.record({ kind: fc.constant("Block"), body: fc.array(tie("statement"), { maxLength: 3 }) }),
    ),
    ifStatement: fc
      .tuple(
        branch,
        fc.array(elsePart(branch), { maxLength: 2 }),
        fc.option(elsePart(tie("block"))),
      )
      .map(([first, rest, otherwise]): IfStatement => {
        const branches = [first, ...rest];
        return otherwise === null
          ? { kind: "IfStatement", branches }
          : { kind: "IfStatement", branches, otherwise };
      }),
    switchCase: item(
      fc.record({
        kind: fc.constant("SwitchCase"),
        label,
        body: fc.array(tie("statement"), { minLength: 1, maxLength: 2 }),
      }),
      false,
    ),
    switchStatement: fc.record({
      kind: fc.constant("SwitchStatement"),
      control: expression,
      cases: fc.array(tie("switchCase"), { maxLength: 3 }),
    }),
    statement: fc.oneof(
      { depthSize: "small", maxDepth: 3 },
      { weight: 8, arbitrary: item<Statement>(simple) },
      { weight: 1, arbitrary: item<Statement>(macro, false) },
      { weight: 3, arbitrary: item<Statement>(tie("ifStatement")) },
      { weight: 1, arbitrary: item<Statement>(tie("block")) },
      { weight: 1, arbitrary: item<Statement>(tie("switchStatement")) },
    ),
  };
});
