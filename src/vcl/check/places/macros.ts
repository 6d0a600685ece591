import { quote } from "../../../diagnostics/index.js";
import type { MacroStatement } from "../../syntax/ast/statements.js";
import { isSubroutine, type Subroutine } from "../../types/subroutines.js";
import type { Context } from "../context.js";

export const macrosPage =
  "https://www.fastly.com/documentation/guides/full-site-delivery/custom-vcl/developer-guide-using/";

/** Notes a macro, and checks that it is the one of the subroutine where it stands. */
export function noteMacro(node: MacroStatement, context: Context): void {
  const { body, unit } = context;
  if (body === undefined) return;
  body.hasMacro = true;
  const { subroutine } = body;
  if (subroutine === undefined) return;
  const name = macroSubroutine(node);
  if (name !== subroutine) {
    context.report(
      {
        code: "EW2044",
        severity: "warning",
        message: `macro ${quote(`#FASTLY ${node.name}`)} stands in \`vcl_${subroutine}\``,
        help: `write ${quote(`#FASTLY ${subroutine}`)} there`,
        link: macrosPage,
      },
      node,
    );
  } else if (unit.macros.has(subroutine))
    context.report(
      {
        code: "EW2044",
        severity: "warning",
        message: `macro ${quote(`#FASTLY ${node.name}`)} stands twice`,
        help: "remove one of them: Fastly's code would run twice",
        link: macrosPage,
      },
      node,
    );
  unit.macros.add(subroutine);
}

/** The subroutine that a macro names: `#FASTLY RECV` and what follows the name count as well. */
function macroSubroutine({ name }: MacroStatement): Subroutine | undefined {
  const word = /^[a-z]*/i.exec(name)?.[0].toLowerCase() ?? "";
  return isSubroutine(word) ? word : undefined;
}
