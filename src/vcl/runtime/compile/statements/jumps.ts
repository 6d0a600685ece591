import { quote } from "../../../../diagnostics/index.js";
import { children } from "../../../syntax/ast/children.js";
import type { AnyNode } from "../../../syntax/ast/roots.js";
import type { GotoStatement, Statement } from "../../../syntax/ast/statements.js";
import { referencePage } from "../../../types/documentation.js";
import type { Context } from "../context.js";

/** Blocks of JavaScript's stand in each other, one for each label. */
const mostLabels = 100;

/**
 * Writes statements of which some are labels. A `goto` is forward: what stands before a label is a block of
 * JavaScript's, which the `goto` leaves.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/statements/goto/
 */
export function withLabels(
  list: readonly Statement[],
  context: Context,
  write: (part: readonly Statement[]) => void,
): void {
  const wanted = gotosIn(list);
  const labels = list.flatMap((statement, index) =>
    statement.kind === "LabelStatement" && wanted.has(statement.label.name)
      ? [{ index, name: statement.label.name, js: context.label(), statement }]
      : [],
  );
  if (labels.length > mostLabels) {
    context.report(
      {
        code: "EW2041",
        message: `the simulator does not have room for more than ${mostLabels} labels in a row`,
        help: "use `if` in place of `goto`",
        link: referencePage("statements/goto"),
      },
      list[0] ?? { kind: "Block" },
    );
    return;
  }
  // The last label's block is the outermost.
  for (const { js, name } of labels.toReversed()) {
    context.targets.set(name, js);
    context.write(`${js}: {`);
  }
  let from = 0;
  for (const { index, name } of labels) {
    write(list.slice(from, index));
    context.write("}");
    context.targets.delete(name);
    from = index;
  }
  write(list.slice(from));
}

/** The names that statements go to. Nesting is bounded by the parser; lists are walked in a loop. */
function gotosIn(list: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  if (!list.some(({ kind }) => kind === "LabelStatement")) return names;
  const rest: AnyNode[] = [...list];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.kind === "GotoStatement") names.add(node.label.name);
    for (const child of children(node)) rest.push(child);
  }
  return names;
}

export function gotoStatement(node: GotoStatement, context: Context): void {
  context.traceStatement(node);
  const label = context.targets.get(node.label.name);
  if (label !== undefined) {
    context.write(`break ${label};`);
    return;
  }
  context.report(
    {
      code: "EW2041",
      message: `the simulator does not have a way to go to ${quote(node.label.name)}`,
      help: "a label must stand behind its `goto`, in the same block or one around it",
      link: referencePage("statements/goto"),
    },
    node,
  );
}
