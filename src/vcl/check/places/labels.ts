import { quote } from "../../../diagnostics/index.js";
import type { Body } from "../body.js";
import type { GotoStatement, LabelStatement } from "../../syntax/ast/statements.js";
import type { Context } from "../context.js";

/** Notes a label, which has its place once in a body. */
export function noteLabel(node: LabelStatement, body: Body, context: Context): void {
  const { name } = node.label;
  if (body.labels.has(name))
    context.report(
      {
        code: "EW2023",
        severity: "error",
        message: `label ${quote(name)} stands twice`,
        help: "rename one of them",
      },
      node.label,
    );
  else body.labels.set(name, node);
}

export function noteGoto(node: GotoStatement, body: Body, context: Context): void {
  body.gotos.push(node);
  if (!body.labels.has(node.label.name)) return;
  context.report(
    {
      code: "EW2041",
      severity: "warning",
      message: `${quote(`goto ${node.label.name}`)} goes back`,
      help: "Fastly documents no loops: move the label below the `goto`",
    },
    node.label,
  );
}

/** Compares, at the end of a body, where its gotos go with its labels. */
export function checkLabels(body: Body, context: Context): void {
  const wanted = new Set<string>();
  for (const { label } of body.gotos) {
    wanted.add(label.name);
    if (body.labels.has(label.name)) continue;
    const meant = context.unit.suggestions.didYouMean(label.name, body.labels.keys());
    context.report(
      {
        code: "EW2022",
        severity: "error",
        message: `there is no label ${quote(label.name)} in this subroutine`,
        help: `${meant}write ${quote(`${label.name}:`)} where it goes on`,
      },
      label,
    );
  }
  for (const [name, { label }] of body.labels)
    if (!wanted.has(name))
      context.report(
        {
          code: "EW2024",
          severity: "warning",
          message: `no \`goto\` goes to label ${quote(name)}`,
          help: "remove it",
        },
        label,
      );
}
