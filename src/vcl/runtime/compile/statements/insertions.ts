import { quote } from "../../../../diagnostics/index.js";
import type { IncludeDirective, MacroStatement } from "../../../syntax/ast/statements.js";
import { decodeString } from "../../../syntax/literal.js";
import { isSubroutine } from "../../../types/subroutines.js";
import { referencePage } from "../../../types/documentation.js";
import type { Context } from "../context.js";
import type { SourceFile } from "../source.js";

/** The snippets of `#FASTLY recv`, or nothing. https://www.fastly.com/documentation/guides/full-site-delivery/custom-vcl/ */
export function macroStatement({ name }: MacroStatement, context: Context): void {
  const subroutine = name.toLowerCase();
  if (!isSubroutine(subroutine) || context.open.length > 0) return;
  for (const snippet of context.unit.source.snippets?.get(subroutine) ?? [])
    insert(snippet, context);
}

const deepest = 50;

export function includeStatement(node: IncludeDirective, context: Context): void {
  const name = decodeString(node.path) ?? "";
  const file = context.unit.source.includes?.get(name);
  if (file === undefined)
    context.report(
      {
        code: "EW2022",
        message: `the simulator does not have ${quote(name)} to include`,
        help: "give its text along with the VCL that includes it",
        link: referencePage("statements/include"),
      },
      node,
    );
  else if (context.open.includes(context.unit.indexOf(file)) || context.open.length >= deepest)
    context.report(
      {
        code: "EW2045",
        message: `${quote(name)} is included from itself, or from too deep`,
        help: "a file must not include itself",
      },
      node,
    );
  else insert(file, context);
}

function insert(file: SourceFile, context: Context): void {
  const { root } = file;
  const index = context.unit.indexOf(file);
  if (root.kind === "Snippet") context.inlined(index, root.body);
  else if (root.body.length > 0)
    context.unit.report(
      index,
      {
        code: "EW2041",
        message: "declarations cannot stand inside a subroutine",
        help: "make it a snippet of type `init`, or write statements",
        link: referencePage("subroutines"),
      },
      root.body[0] ?? root,
    );
}
