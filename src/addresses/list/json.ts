import type { Entries } from "../entries.js";
import { isBlank, isLineEnd, skipLineEnd } from "./characters.js";
import { EntryReader } from "./entry.js";
import type { ListCounts } from "./lines.js";
import { decode, type Rejections } from "./rejections.js";

/** The fields whose texts are entries, as AWS, Google, Bing, Spamhaus and others name them; letter case, `_` and `-` do not count. */
const addressFields: ReadonlySet<string> = new Set([
  "address",
  "cidr",
  "ip",
  "ipaddress",
  "ipprefix",
  "ipv4",
  "ipv4prefix",
  "ipv6",
  "ipv6prefix",
  "network",
  "prefix",
  "subnet",
]);

const quoteMark = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const openBrace = 0x7b;

/** Lists nest three deep; what nests deeper than this is none. */
const deepest = 64;
/** The longest name of a field, and the longest text with escapes, that is looked at. */
const longestText = 400;

/** Whether the file is JSON: `{`, or a `[` that begins no IPv6 address in brackets. */
export function looksLikeJson(bytes: Uint8Array, start: number): boolean {
  const first = skipSpace(bytes, start);
  if (bytes[first] === openBrace) return true;
  if (bytes[first] !== openBracket) return false;
  const next = bytes[skipSpace(bytes, first + 1)];
  return next === undefined || '"[{]'.includes(String.fromCharCode(next));
}

function skipSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && (isBlank(bytes[at]) || isLineEnd(bytes[at]))) at++;
  return at;
}

/**
 * Reads the entries of a JSON text, or of several behind each other: texts in arrays, and those in fields that are named as
 * one names addresses. Where the text is no JSON, reading ends with a rejection.
 */
export function readJson(
  bytes: Uint8Array,
  start: number,
  into: Entries,
  rejections: Rejections,
): ListCounts {
  return new JsonReader(bytes, start, into, rejections).read();
}

/** What may come next. */
type Expected = "value" | "value or ]" | "name" | "name or }" | "colon" | "comma";

class JsonReader {
  readonly #bytes: Uint8Array;
  readonly #reader: EntryReader;
  readonly #rejections: Rejections;
  /** The brackets that are open, outermost first. */
  readonly #open: ("[" | "{")[] = [];
  #expected: Expected = "value";
  /** Whether the text that comes next is an entry. */
  #isAddress = false;
  #at: number;
  #line = 1;
  #lineStart: number;
  #entries = 0;

  constructor(bytes: Uint8Array, start: number, into: Entries, rejections: Rejections) {
    this.#bytes = bytes;
    this.#at = start;
    this.#lineStart = start;
    this.#reader = new EntryReader(bytes, into);
    this.#rejections = rejections;
  }

  read(): ListCounts {
    for (;;) {
      this.#skipSpace();
      if (this.#at === this.#bytes.length) break;
      if (!this.#take()) return this.#fail();
    }
    if (this.#open.length > 0) return this.#fail();
    return { lines: this.#line - (this.#lineStart === this.#at ? 1 : 0), entries: this.#entries };
  }

  /** @returns false where the text is no JSON */
  #take(): boolean {
    const character = String.fromCharCode(this.#bytes[this.#at] ?? 0);
    switch (character) {
      case "[":
      case "{":
        return this.#takeOpening(character);
      case "]":
      case "}":
        return this.#takeClosing(character);
      case ",":
        if (this.#expected !== "comma" || this.#open.length === 0) return false;
        this.#at++;
        this.#expectNext();
        return true;
      case ":":
        if (this.#expected !== "colon") return false;
        this.#at++;
        this.#expected = "value";
        return true;
      case '"':
        return this.#takeText();
      default:
        return this.#expectsValue() && this.#takeLiteral();
    }
  }

  #takeOpening(bracket: "[" | "{"): boolean {
    if (!this.#expectsValue() || this.#open.length === deepest) return false;
    this.#at++;
    this.#open.push(bracket);
    this.#isAddress = bracket === "[";
    this.#expected = bracket === "[" ? "value or ]" : "name or }";
    return true;
  }

  #takeClosing(bracket: "]" | "}"): boolean {
    const isOpen = this.#open.at(-1) === (bracket === "]" ? "[" : "{");
    const mayClose = this.#expected === "comma" || this.#expected.endsWith(bracket);
    if (!isOpen || !mayClose) return false;
    this.#at++;
    this.#open.pop();
    this.#endValue();
    return true;
  }

  #takeText(): boolean {
    const isName = this.#expected === "name" || this.#expected === "name or }";
    if (!isName && !this.#expectsValue()) return false;
    const start = this.#at + 1;
    let end = start;
    let hasEscapes = false;
    for (; this.#bytes[end] !== quoteMark; end++) {
      const byte = this.#bytes[end] ?? 0;
      // Controls do not stand in texts, line ends included.
      if (byte < 0x20) return false;
      if (byte === backslash) {
        hasEscapes = true;
        end++;
      }
    }
    if (isName) {
      const name = end - start > longestText ? "" : decode(this.#bytes, start, end);
      this.#isAddress = addressFields.has(name.toLowerCase().replaceAll(/[_-]/g, ""));
      this.#expected = "colon";
    } else {
      if (this.#isAddress) this.#takeEntry(start, end, hasEscapes);
      this.#endValue();
    }
    this.#at = end + 1;
    return true;
  }

  #takeEntry(start: number, end: number, hasEscapes: boolean): void {
    const plain = hasEscapes ? unescaped(this.#bytes, start, end) : undefined;
    const refusal =
      plain === undefined ? this.#reader.take(start, end) : this.#reader.takeText(plain);
    if (refusal === undefined) this.#entries++;
    else this.#rejections.add(this.#place(start, end), refusal);
  }

  /** A number, `true`, `false` or `null`. */
  #takeLiteral(): boolean {
    let end = this.#at;
    while (end < this.#at + 40 && /[-+.0-9a-z]/i.test(String.fromCharCode(this.#bytes[end] ?? 0)))
      end++;
    const text = decode(this.#bytes, this.#at, end);
    const isLiteral =
      /^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?)$/i.test(text);
    if (!isLiteral) return false;
    this.#at = end;
    this.#endValue();
    return true;
  }

  #expectsValue(): boolean {
    return this.#expected === "value" || this.#expected === "value or ]";
  }

  /** Behind a comma. */
  #expectNext(): void {
    const inArray = this.#open.at(-1) === "[";
    this.#isAddress = inArray;
    this.#expected = inArray ? "value" : "name";
  }

  /** Behind a value: a comma, or at the outside another text. */
  #endValue(): void {
    this.#expected = this.#open.length === 0 ? "value" : "comma";
  }

  #skipSpace(): void {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) return;
      if (isLineEnd(byte)) {
        this.#at = skipLineEnd(this.#bytes, this.#at);
        this.#line++;
        this.#lineStart = this.#at;
      } else if (isBlank(byte)) this.#at++;
      else return;
    }
  }

  #place(start: number, end: number) {
    return { line: this.#line, lineStart: this.#lineStart, start, end };
  }

  #fail(): ListCounts {
    const ended = this.#at === this.#bytes.length;
    this.#rejections.add(this.#place(this.#at, this.#at + (ended ? 0 : 1)), {
      problem: ended ? "the JSON ends before it is complete" : "this is not JSON",
      help: "what stands behind this place is not read",
    });
    return { lines: this.#line, entries: this.#entries };
  }
}

/** A text without its escapes; undefined when it has wrong ones, or is too long to be an entry. */
function unescaped(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (end - start > longestText) return undefined;
  try {
    const value: unknown = JSON.parse(`"${decode(bytes, start, end)}"`);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
