import { visible } from "./text.js";

/** The place a frame is about; as in a diagnostic, 1-based, `endColumn` behind the last character. */
export interface FramePlace {
  readonly line: number;
  /** Without it the whole line is marked. */
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** How parts of a frame are coloured. */
export interface FrameStyle {
  readonly gutter: (text: string) => string;
  readonly mark: (text: string) => string;
}

export const plainStyle: FrameStyle = Object.freeze({
  gutter: (text: string) => text,
  mark: (text: string) => text,
});

/** A terminal of 100 columns, less the two by which frames are indented. */
const frameWidth = 98;
const contextLines = 2;
const tabWidth = 4;
/** How much of a cut line is shown before the marked column. */
const lead = 30;

/**
 * The source around a place: two lines before and after it, numbered, and `^^^^` under the span. A span over
 * several lines is marked to the end of its first. A place outside of the source is moved to the nearest one
 * inside. Nothing in the source reaches the terminal as a control: tabs become spaces, the rest escapes. Lines
 * are cut to 98 columns.
 *
 * Every character counts as one column, so behind wide ones (CJK, emoji) or combining ones the mark stands off
 * by as much as their widths differ from one.
 */
export function codeFrame(source: string, at: FramePlace, style: FrameStyle = plainStyle): string {
  return frame(splitLines(source), at, style).join("\n");
}

/** The lines of a source, as editors count them. */
export function splitLines(source: string): readonly string[] {
  return source.split(/\r\n|\r|\n/);
}

/** The rows of `codeFrame`, for a source that is split already, as when a file has many diagnostics. */
export function frame(
  lines: readonly string[],
  at: FramePlace,
  style: FrameStyle,
): readonly string[] {
  const wanted = whole(at.line, 1);
  const line = Math.min(wanted, Math.max(lines.length, 1));
  const first = Math.max(line - contextLines, 1);
  const last = Math.min(line + contextLines, Math.max(lines.length, 1));
  const gutter = String(last).length;
  const width = frameWidth - gutter - " │ ".length;

  const rail = (number: string, text: string): string => {
    const edge = style.gutter(`${number.padStart(gutter)} │`);
    return text === "" ? edge : `${edge} ${text}`;
  };
  const rows: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1] ?? "";
    if (number !== line) {
      rows.push(rail(String(number), draw(text, 0, width).text.trimEnd()));
      continue;
    }
    const span = wanted > line ? { start: text.length, end: text.length } : spanIn(text, at);
    const drawn = drawAround(text, span.start, span.end, width);
    const start = drawn.columnOf(span.start);
    const length = Math.max(drawn.columnOf(span.end) - start, 1);
    rows.push(rail(String(number), drawn.text.trimEnd()));
    rows.push(rail("", " ".repeat(start) + style.mark("^".repeat(length))));
  }
  return rows;
}

/** The span on the place's first line, as 0-based offsets inside the text. */
function spanIn(text: string, at: FramePlace): { readonly start: number; readonly end: number } {
  if (at.column === undefined)
    return { start: text.length - text.trimStart().length, end: text.length };
  const start = Math.min(whole(at.column, 1) - 1, text.length);
  const goesOn = at.endLine !== undefined && at.endLine > at.line;
  const end = goesOn ? text.length : Math.min(whole(at.endColumn, start + 1) - 1, text.length);
  return { start, end: Math.max(start, end) };
}

/** A line or column that may be anything, as a whole number from 1. */
function whole(value: number | undefined, otherwise: number): number {
  return value !== undefined && value >= 1 ? Math.floor(value) : otherwise;
}

interface Drawn {
  readonly text: string;
  /** Whether the line's end is in it. */
  readonly complete: boolean;
  /** The column at which an offset of the line is drawn; the end for what is cut off. */
  readonly columnOf: (offset: number) => number;
}

/** The line from its beginning where the span fits, and otherwise from a little before the span. */
function drawAround(line: string, start: number, end: number, width: number): Drawn {
  const fromStart = draw(line, 0, width);
  const fits = fromStart.complete || fromStart.columnOf(end) < width - 1;
  if (fits) return fromStart;
  let from = start;
  let room = lead;
  for (const character of Array.from(line.slice(Math.max(start - lead, 0), start)).toReversed()) {
    room -= piece(character, 0).length;
    // The slice may begin inside a surrogate pair.
    if (room < 0 || isLowSurrogate(character)) break;
    from -= character.length;
  }
  return draw(line, from, width);
}

/**
 * @param from offset of the first character to draw; `…` stands for those before it
 * @param width columns that the result may take; `…` stands for what does not fit
 */
function draw(line: string, from: number, width: number): Drawn {
  let text = from > 0 ? "…" : "";
  let column = text.length;
  let complete = true;
  const columns: number[] = [];
  // No character takes less than one column or more than two code units.
  for (const character of line.slice(from, from + 2 * (width + 1))) {
    const shown = piece(character, column);
    const length = shown === character ? 1 : shown.length;
    const isLast = from + columns.length + character.length === line.length;
    if (column + length > (isLast ? width : width - 1)) {
      text += "…";
      complete = false;
      break;
    }
    for (let unit = 0; unit < character.length; unit++) columns.push(column);
    text += shown;
    column += length;
  }
  return { text, complete, columnOf: (offset) => columns[offset - from] ?? column };
}

function piece(character: string, column: number): string {
  return character === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : visible(character);
}

function isLowSurrogate(character: string): boolean {
  return /^[\udc00-\udfff]$/u.test(character);
}
