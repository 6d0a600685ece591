import { type Cidr, parseCidr } from "./cidr.js";
import { quote } from "../diagnostics/index.js";

export interface ListEntry {
  readonly cidr: Cidr;
  /** Counted from 1. */
  readonly line: number;
}

/** A part of a line that is no entry. Columns count UTF-16 code units from 1; `endColumn` is the one after. */
export interface RejectedEntry {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** The part itself, as it was written, whatever it holds and however long it is. */
  readonly text: string;
  readonly problem: string;
  readonly help: string;
}

export interface AddressList {
  readonly entries: readonly ListEntry[];
  readonly rejected: readonly RejectedEntry[];
}

/**
 * Reads a list with one address or block a line, as people and public blocklists write them: blank lines, comments
 * after `#` or `;`, Windows line ends and a byte order mark are all fine, and what follows a tab is a remark
 * (`192.0.2.1\t10`). Every other line is either an entry or rejected: nothing disappears.
 */
export function parseAddressList(text: string): AddressList {
  const entries: ListEntry[] = [];
  const rejected: RejectedEntry[] = [];
  let line = 1;
  let start = text.startsWith("\u{feff}") ? 1 : 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const span = entrySpan(text, start, end);
    if (span !== undefined) {
      const reading = readEntry(text, span);
      if ("cidr" in reading) entries.push({ cidr: reading.cidr, line });
      else {
        const { span: place, problem, help } = reading;
        rejected.push({
          line,
          column: place.start - start + 1,
          endColumn: place.end - start + 1,
          text: text.slice(place.start, place.end),
          problem,
          help,
        });
      }
    }
    start = end + 1;
    line++;
  }
  return { entries, rejected };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a line's entry is, without comment, remark and spaces around it; undefined when there is none. */
function entrySpan(text: string, lineStart: number, lineEnd: number): Span | undefined {
  let start = lineStart;
  while (start < lineEnd && isSpace(text.charCodeAt(start))) start++;
  let end = start;
  for (let index = start; index < lineEnd; index++) {
    const code = text.charCodeAt(index);
    if (code === tab) break;
    if (startsComment(code) && (index === start || isSpace(text.charCodeAt(index - 1)))) break;
    if (!isSpace(code)) end = index + 1;
  }
  return start === end ? undefined : { start, end };
}

type Reading =
  | { readonly cidr: Cidr }
  | { readonly span: Span; readonly problem: string; readonly help: string };

function readEntry(text: string, { start, end }: Span): Reading {
  let wordEnd = start;
  while (wordEnd < end && !isSpace(text.charCodeAt(wordEnd))) wordEnd++;
  const word = text.slice(start, wordEnd);
  const parsed = parseCidr(word);
  if (!parsed.ok) return { ...parsed, span: { start, end: wordEnd } };
  if (wordEnd === end) return parsed;
  let rest = wordEnd;
  while (isSpace(text.charCodeAt(rest))) rest++;
  return {
    span: { start: rest, end },
    problem: `${quote(text.slice(rest, end))} follows the address`,
    help: "write one address or block a line, and `#` in front of a comment",
  };
}

const tab = 0x09;

function isSpace(code: number): boolean {
  return code === 0x20 || code === tab || code === 0x0d;
}

/** `#` or `;` */
function startsComment(code: number): boolean {
  return code === 0x23 || code === 0x3b;
}
