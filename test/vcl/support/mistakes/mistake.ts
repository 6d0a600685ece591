/** A line or more of VCL with one mistake in it. */
export interface Mistake {
  /** What is to be marked stands between `⟦` and `⟧`, once for each report. */
  readonly marked: string;
  /** One for each mark: the code and the message. */
  readonly reports: readonly string[];
  /** What is read all the same. See `outline`. */
  readonly means: string;
}

export type MistakeRow = readonly [marked: string, report: string, means?: string];

export function mistake([marked, report, means = ""]: MistakeRow): Mistake {
  return { marked, reports: [report], means };
}

export interface Unmarked {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** The text without its marks, and where they stood. */
export function unmark(marked: string): Unmarked {
  let text = "";
  let start = 0;
  const spans: { start: number; end: number }[] = [];
  for (const piece of marked.split(/([⟦⟧])/)) {
    if (piece === "⟦") start = text.length;
    else if (piece === "⟧") spans.push({ start, end: text.length });
    else text += piece;
  }
  return { text, spans };
}
