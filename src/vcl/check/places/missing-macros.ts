import { quote } from "../../../diagnostics/index.js";
import type { SubroutineDeclaration } from "../../syntax/ast/declarations.js";
import type { Comment } from "../../syntax/ast/node.js";
import { isSubroutine } from "../../types/subroutines.js";
import type { Unit } from "../context.js";
import type { Problems } from "../problems.js";
import { fastlySubroutine } from "./call-graph.js";
import { macrosPage } from "./macros.js";

/** What looks like a macro and is none, because of letter case, blanks, or the sign of the comment. */
const nearMiss = /^[\s#]*fastly[\s_]+([a-z]+)\s*;?\s*$/i;

/** What Fastly puts in place of its macro in VCL that it generated. */
const rendered = /^-+FASTLY ([A-Z]+) BEGIN/;

/** Notes the subroutines in which Fastly has replaced its macro already. */
export function renderedMacro({ text }: Comment): string | undefined {
  return text.startsWith("--") ? rendered.exec(text)?.[1]?.toLowerCase() : undefined;
}

/** Fastly adds nothing to a subroutine of its own that the VCL declares without the macro. */
export function checkMissingMacros(unit: Unit, problemsOf: (file: number) => Problems): void {
  if (unit.complete) return;
  for (const { name, node, file } of unit.declarations.sub.values()) {
    const subroutine = fastlySubroutine(name);
    if (node === undefined || subroutine === undefined || unit.macros.has(subroutine)) continue;
    const comment = findNearMiss(unit.files[file]?.parsed.comments ?? [], node);
    const macro = quote(`#FASTLY ${subroutine}`);
    problemsOf(file).add(
      comment === undefined
        ? {
            code: "EW2044",
            severity: "warning",
            message: `${quote(name)} lacks its macro ${macro}`,
            help: `write ${macro} in it, on a line of its own: Fastly replaces it with what the service's settings and snippets add`,
            link: macrosPage,
          }
        : {
            code: "EW2044",
            severity: "warning",
            message: `this comment is not the macro ${macro}`,
            help: `write it exactly as ${macro}, with one \`#\` and no blank before FASTLY`,
            link: macrosPage,
          },
      (comment ?? node.name).span,
    );
  }
}

function findNearMiss(
  comments: readonly Comment[],
  { body }: SubroutineDeclaration,
): Comment | undefined {
  const { start, end } = body.span ?? { start: 0, end: 0 };
  return comments.find(({ text, span }) => {
    if (span === undefined || span.start < start || span.end > end || text.length > 40)
      return false;
    const word = nearMiss.exec(text)?.[1]?.toLowerCase();
    return word !== undefined && isSubroutine(word);
  });
}
