import type { Statement, SwitchCase, SwitchStatement } from "../../syntax/ast/statements.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { endsFlow } from "../places/unreachable.js";

/** Fastly takes `switch`, but no page about it was found: what merely looks wrong is a warning. */
const statementsPage = referencePage("statements");

/** Checks the labels of the cases, and how each case ends. */
export function checkCases(node: SwitchStatement, context: Context): void {
  if (node.cases.length === 0) reportEmpty(node, context);
  const seen = new Set<string>();
  for (const each of node.cases) {
    const key = labelKey(each);
    if (seen.has(key))
      context.report(
        {
          code: "EW2041",
          severity: "error",
          message: key === "default" ? "`default` stands twice" : "the same case stands twice",
          help: "remove one of them",
          link: statementsPage,
        },
        labelNode(each),
      );
    seen.add(key);
    checkEnd(each, each === node.cases.at(-1), context);
  }
}

function labelKey({ label }: SwitchCase): string {
  switch (label.type) {
    case "string":
      return `= ${label.value.raw}`;
    case "regex":
      return `~ ${label.pattern.raw}`;
    case "default":
      return "default";
  }
}

function labelNode(node: SwitchCase): SwitchCase | { kind: string } {
  switch (node.label.type) {
    case "string":
      return node.label.value;
    case "regex":
      return node.label.pattern;
    case "default":
      return node;
  }
}

function checkEnd(node: SwitchCase, isLast: boolean, context: Context): void {
  const last = node.body.at(-1);
  if (last?.kind === "FallthroughStatement" && isLast)
    context.report(
      {
        code: "EW2041",
        severity: "warning",
        message: "there is no case behind this one to go on with",
        help: "write `break;`",
        link: statementsPage,
      },
      last,
    );
  if (last?.kind === "BreakStatement" || last?.kind === "FallthroughStatement") return;
  context.report(
    {
      code: "EW2041",
      severity: leaves(last) ? "warning" : "error",
      message: "a case must end in `break` or `fallthrough`",
      help: "write `break;` at its end, or `fallthrough;` to go on with the next case",
      link: statementsPage,
    },
    labelNode(node),
  );
}

/** Whether nothing behind it is reached, in whichever branch it ends. */
function leaves(statement: Statement | undefined): boolean {
  if (statement === undefined) return false;
  if (statement.kind === "Block") return leaves(statement.body.at(-1));
  if (statement.kind !== "IfStatement") return endsFlow(statement);
  const { branches, otherwise } = statement;
  return leaves(otherwise?.body.at(-1)) && branches.every(({ body }) => leaves(body.body.at(-1)));
}

function reportEmpty(node: SwitchStatement, context: Context): void {
  context.report(
    {
      code: "EW2041",
      severity: "warning",
      message: "a `switch` without cases does nothing",
      help: "remove it, or write a case",
      link: statementsPage,
    },
    node,
  );
}
