import {
  diagnosticAtSpan,
  LineTable,
  quote,
  splitLines,
  visible,
  type Diagnostic,
} from "../../diagnostics/index.js";
import { formatVcl, type Formatted } from "../../vcl/prettier/format.js";
import { reasonOf } from "./find.js";
import type { VclText } from "./read.js";
import { replaceFile } from "./write.js";

/** What formatting made of a text. */
export interface FormattedText {
  /** Undefined when the text was left alone because of what the diagnostics say. */
  readonly text?: string;
  /** Whether the text is another one now. */
  readonly changed: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Formats a text; one that is not VCL, or would come out as other VCL, is left alone. */
export function formatText({ text, hasByteOrderMark }: VclText, file: string): FormattedText {
  const formatted = formatSafely(text);
  if (formatted.ok) {
    const changed = hasByteOrderMark || formatted.text !== text;
    return { text: formatted.text, changed, diagnostics: [] };
  }
  if (formatted.reason === "syntax") {
    const lines = new LineTable(text);
    const diagnostics = formatted.problems.map((each) => diagnosticAtSpan(each, file, lines));
    return { changed: false, diagnostics };
  }
  return {
    changed: false,
    diagnostics: [
      {
        code: "EW1090",
        severity: "error",
        message:
          formatted.reason === "changed"
            ? `formatting would change what ${quote(file)} means`
            : `formatting ${quote(file)} failed: ${visible(formatted.message, 300)}`,
        help: "the file was left alone; this is a fault of edgewall, please report it with the file",
        file,
      },
    ],
  };
}

/** The printer takes whatever the parser makes; should it not, the other files are still to be formatted. */
function formatSafely(text: string): Formatted | { ok: false; reason: "thrown"; message: string } {
  try {
    return formatVcl(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: "thrown", message };
  }
}

/** EW2008, on the first line that formatting would change. */
export function notFormatted(file: string, before: string, after: string): Diagnostic {
  const [old, fresh] = [splitLines(before), splitLines(after)];
  const index = old.findIndex((line, at) => line !== fresh[at]);
  return {
    code: "EW2008",
    severity: "error",
    message: `${quote(file)} is not formatted`,
    help: "run `edgewall fmt` on it",
    file,
    // Where all lines are the same, their ends are not.
    line: index < 0 ? 1 : index + 1,
  };
}

/** Writes the formatted text; the diagnostic says why it could not. */
export function writeFormatted(
  absolute: string,
  file: string,
  text: string,
): Diagnostic | undefined {
  try {
    replaceFile(absolute, text);
    return undefined;
  } catch (error) {
    return {
      code: "EW2007",
      severity: "error",
      message: `${quote(file)} cannot be written: ${reasonOf(error)}`,
      help: "the file was left alone; check its permissions, its folder's, and the disk's space",
      file,
    };
  }
}
