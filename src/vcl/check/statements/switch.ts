import type { SwitchCase, SwitchStatement } from "../../syntax/ast/statements.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { endsFlow } from "../places/unreachable.js";

const link = referencePage("statements/switch");

/** Checks the labels of the cases, and how each case ends. */
export function checkCases(node: SwitchStatement, context: Context): void {
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
          link,
        },
        labelNode(each),
      );
    seen.add(key);
    checkEnd(each, context);
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

function checkEnd(node: SwitchCase, context: Context): void {
  const last = node.body.at(-1);
  if (last?.kind === "BreakStatement" || last?.kind === "FallthroughStatement") return;
  context.report(
    {
      code: "EW2041",
      severity: last !== undefined && endsFlow(last) ? "warning" : "error",
      message: "a case must end in `break` or `fallthrough`",
      help: "write `break;` at its end, or `fallthrough;` to go on with the next case",
      link,
    },
    labelNode(node),
  );
}
