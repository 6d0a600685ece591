import { quote } from "../../../diagnostics/index.js";
import type { Identifier } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";

const prefix = "re.group.";

/**
 * `re.group.N` holds what the last match in the subroutine captured. Which match that is depends on the way
 * through the code, so this only sees numbers that no pattern above captures.
 */
export function checkGroup(node: Identifier, context: Context): void {
  if (!node.name.startsWith(prefix)) return;
  const { body } = context;
  if (body?.captures === undefined || body.declaration === undefined) return;
  const number = Number(node.name.slice(prefix.length));
  if (!(number > body.captures) || body.hasMacro || body.reportedNames.has(node.name)) return;
  body.reportedNames.add(node.name);
  context.report(
    {
      code: "EW2050",
      severity: "warning",
      message:
        body.captures === 0
          ? `no pattern above captures anything that ${quote(node.name)} could hold`
          : `no pattern above has ${number} groups, so ${quote(node.name)} is never set`,
      help: "match with a pattern that captures this group, in the same subroutine, before it is read",
      link: referencePage("regex"),
    },
    node,
  );
}
