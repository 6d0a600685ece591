import type { VclProblem } from "../problem.js";
import { parseVcl, type ParsedVcl } from "../syntax/parse.js";
import { printVcl, type PrintOptions } from "../syntax/print.js";
import { isSameProgram } from "./same-program.js";

export type Formatted =
  | { readonly ok: true; readonly text: string }
  /** The text is not VCL; formatting it would lose what could not be read. */
  | { readonly ok: false; readonly reason: "syntax"; readonly problems: readonly VclProblem[] }
  /** The result is another program: a fault of the parser or the printer. */
  | { readonly ok: false; readonly reason: "changed" };

/**
 * VCL in the compiler's style, with LF at the ends of lines. The result is proven before it is given away: read again,
 * it is the same program with the same comments.
 *
 * @param text without a byte order mark and without NUL
 */
export function formatVcl(text: string, options: PrintOptions = {}): Formatted {
  const before = parseVcl(text.replaceAll("\r\n", "\n"));
  const problems = syntaxErrors(before);
  if (problems.length > 0) {
    // Their places are in the text as it was given.
    const given = text.includes("\r\n") ? syntaxErrors(parseVcl(text)) : [];
    return { ok: false, reason: "syntax", problems: given.length > 0 ? given : problems };
  }
  const formatted = printVcl(before.root, options).text;
  const after = parseVcl(formatted);
  const isProven = syntaxErrors(after).length === 0 && isSameProgram(before, after);
  return isProven ? { ok: true, text: formatted } : { ok: false, reason: "changed" };
}

/** What keeps a text from being VCL. */
export function syntaxErrors({ problems }: ParsedVcl): readonly VclProblem[] {
  return problems.filter(({ severity }) => severity === "error");
}
