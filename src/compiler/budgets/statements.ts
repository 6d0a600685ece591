import type { Statement } from "../../vcl/syntax/index.js";

/** The lists of statements directly within one: bodies of branches, cases and blocks. */
export function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case "Block":
      return [statement.body];
    case "IfStatement":
      return [
        ...statement.branches.map(({ body }) => body.body),
        ...(statement.otherwise ? [statement.otherwise.body] : []),
      ];
    case "SwitchStatement":
      return statement.cases.map(({ body }) => body);
    case "SetStatement":
    case "UnsetStatement":
    case "AddStatement":
    case "CallStatement":
    case "ExpressionStatement":
    case "DeclareLocalStatement":
    case "ErrorStatement":
    case "EsiStatement":
    case "LogStatement":
    case "RestartStatement":
    case "ReturnStatement":
    case "SyntheticStatement":
    case "GotoStatement":
    case "LabelStatement":
    case "BreakStatement":
    case "FallthroughStatement":
    case "MacroStatement":
    case "IncludeDirective":
    case "RawLine":
      return [];
  }
}

/** Calls `visit` with every statement, the outer before those within. */
export function walkStatements(
  statements: readonly Statement[],
  visit: (statement: Statement) => void,
): void {
  for (const statement of statements) {
    visit(statement);
    for (const body of bodiesOf(statement)) walkStatements(body, visit);
  }
}
