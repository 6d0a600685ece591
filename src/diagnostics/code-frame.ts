import { visible } from "./text.js";

export interface FramePlace {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** How the parts of a frame are coloured; identity functions give plain text. */
export interface FrameStyle {
  readonly gutter: (text: string) => string;
  readonly marker: (text: string) => string;
}

const around = 2;
const widest = 100;

/**
 * The lines around a place, the place underlined. Controls are shown as escapes, tabs as two spaces; a long line
 * is cut around the place. Characters that are wider than one cell shift the marker by as much.
 *
 * @returns lines without an end; none when the source has no such line
 */
export function codeFrame(source: string, place: FramePlace, style: FrameStyle): readonly string[] {
  const lines = source.split(/\r\n|\n|\r/);
  if (place.line < 1 || place.line > lines.length) return [];
  const first = Math.max(place.line - around, 1);
  const last = Math.min(place.line + around, lines.length);
  const digits = String(last).length;
  const frame: string[] = [];
  const text = lines[place.line - 1] ?? "";
  const start = Math.min(Math.max(place.column, 1), text.length + 1) - 1;
  const sameLine = (place.endLine ?? place.line) === place.line;
  const wanted = sameLine ? (place.endColumn ?? place.column + 1) - 1 : text.length;
  const end = Math.min(Math.max(wanted, start + 1), Math.max(text.length, start + 1));
  const offset = windowStart(start);
  for (let number = first; number <= last; number++) {
    const line = lines[number - 1] ?? "";
    const shown = window(line, number === place.line ? offset : 0);
    frame.push(`${style.gutter(`${String(number).padStart(digits)} │`)} ${shown}`.trimEnd());
    if (number === place.line) {
      const lead = cells(text.slice(offset, start)).length + (offset > 0 ? 1 : 0);
      const length = Math.max(cells(text.slice(start, Math.min(end, offset + widest))).length, 1);
      const marker = style.marker("^".repeat(Math.min(length, widest)));
      frame.push(`${style.gutter(`${" ".repeat(digits)} │`)} ${" ".repeat(lead)}${marker}`);
    }
  }
  return frame;
}

/** Where a line is cut so that the column stays in view. */
function windowStart(column: number): number {
  return column < widest - 20 ? 0 : column - 40;
}

function window(line: string, offset: number): string {
  const cut = line.slice(offset, offset + widest);
  const rest = line.length > offset + widest ? "…" : "";
  return `${offset > 0 ? "…" : ""}${cells(cut)}${rest}`;
}

function cells(text: string): string {
  return visible(text.replaceAll("\t", "  "), Number.POSITIVE_INFINITY);
}
