import { quote } from "../../../diagnostics/index.js";
import type { SubroutineDeclaration } from "../../syntax/ast/declarations.js";
import type { Comment } from "../../syntax/ast/node.js";
import { isSubroutine, type Subroutine } from "../../types/subroutines.js";
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

/**
 * Fastly adds nothing to a subroutine of its own that the VCL declares without the macro. Where no macro stands at all,
 * the VCL is meant for an init snippet, or is a part of something else, and this is said once.
 */
export function checkMissingMacros(unit: Unit, problemsOf: (file: number) => Problems): void {
  if (unit.complete) return;
  const missing: Missing[] = [];
  let hasNearMiss = false;
  for (const { name, node, file } of unit.declarations.sub.values()) {
    const subroutine = fastlySubroutine(name);
    if (node === undefined || subroutine === undefined || unit.macros.has(subroutine)) continue;
    const parsed = unit.files[file]?.parsed;
    // What does not parse may hold it.
    if (parsed === undefined || parsed.problems.length > 0) continue;
    const comment = findNearMiss(parsed.comments, node);
    hasNearMiss ||= comment !== undefined;
    missing.push({ subroutine, node, comment, file });
  }
  const [first] = missing;
  if (first === undefined) return;
  if (unit.macros.size === 0 && !hasNearMiss) return reportNone(first, problemsOf(first.file));
  for (const each of missing) reportMissing(each, problemsOf(each.file));
}

interface Missing {
  readonly subroutine: Subroutine;
  readonly node: SubroutineDeclaration;
  /** A comment that looks like the macro. */
  readonly comment: Comment | undefined;
  readonly file: number;
}

function reportNone({ node, subroutine }: Missing, problems: Problems): void {
  const macro = quote(`#FASTLY ${subroutine}`);
  problems.add(
    {
      code: "EW2044",
      severity: "info",
      message: `none of Fastly's subroutines here has its macro, as ${macro}`,
      help: `in custom VCL, write ${macro} in ${quote(node.name.name)}, and so on: Fastly replaces it with what the service's settings and snippets add; a snippet of type init needs none`,
      link: macrosPage,
    },
    node.name.span,
  );
}

function reportMissing({ node, subroutine, comment }: Missing, problems: Problems): void {
  const macro = quote(`#FASTLY ${subroutine}`);
  problems.add(
    comment === undefined
      ? {
          code: "EW2044",
          severity: "warning",
          message: `${quote(node.name.name)} lacks its macro ${macro}`,
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
