/**
 * How text that an author wrote enters VCL: as a string literal that it cannot end, or as a comment that it
 * cannot leave. Both also show what an eye would miss, since people review what we print.
 */

/** What tells a string literal's value: a `StringLiteral` node is one. */
export interface EncodedString {
  readonly form: "short" | "long";
  /** Of a heredoc. `encodeString` never makes one: linters older than heredocs cannot read them. */
  readonly delimiter?: string;
  readonly raw: string;
}

/**
 * Characters which cannot be seen, or which reorder what is seen. The variation selectors 15 and 16 stay: they
 * are part of everyday emoji. So do code points reserved for emoji to come, or else what we print would
 * change with the Unicode version that the running Node.js knows.
 */
const hidden =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u2800]|(?!\p{Extended_Pictographic})\p{Cn}|(?![\uFE0E\uFE0F])\p{Default_Ignorable_Code_Point}/u;

/**
 * What Fastly's `#FASTLY recv` macros start with. They are expanded before the VCL is parsed, and nothing says
 * that this stops at literals and comments: so no text of an author's spells one, anywhere.
 */
const macroStart = /#(?=\s*FASTLY)/giu;

const special = new RegExp(`["%]|${macroStart.source}|${hidden.source}`, "giu");

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}

function escapeCharacter(character: string): string {
  return character <= "\x7F" ? `%${hex(character).padStart(2, "0")}` : `%u{${hex(character)}}`;
}

/** Whether a long string can hold the value: it expands nothing and ends at the first `"}`. */
function fitsLong(value: string): boolean {
  // A quote at the end would make `""}`, where readers disagree about which of the two quotes ends it.
  return (
    !value.includes('"}') &&
    !value.endsWith('"') &&
    value.search(macroStart) < 0 &&
    !hidden.test(value.replaceAll(/[\n\t]/g, ""))
  );
}

/**
 * The literal for a value: short when nothing needs an escape, else long, else short with escapes. NUL (which
 * would truncate the string) and lone surrogates have no literal: they throw a `RangeError`.
 */
export function encodeString(value: string): EncodedString {
  if (value.includes("\0")) throw new RangeError("a VCL string cannot hold NUL");
  if (/\p{Cs}/u.test(value)) throw new RangeError("a VCL string cannot hold a lone surrogate");
  const escaped = value.replaceAll(special, escapeCharacter);
  return escaped !== value && fitsLong(value)
    ? { form: "long", raw: value }
    : { form: "short", raw: escaped };
}

const escape = /%(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|([0-9A-Fa-f]{2}))?/g;

/**
 * The value of a literal as Fastly sees it, cut at the first NUL. `undefined` when it has none: an escape is
 * malformed or names a surrogate or nothing at all, or the bytes that `%XX` spells out are not UTF-8.
 */
export function decodeString(literal: EncodedString): string | undefined {
  const value = literal.form === "long" ? literal.raw : expand(literal.raw);
  const end = value?.indexOf("\0") ?? -1;
  return end === -1 ? value : value?.slice(0, end);
}

function expand(raw: string): string | undefined {
  if (!raw.includes("%")) return raw;
  // Escapes of two digits are bytes, several of which can make one character: so all of it goes through bytes.
  const encoder = new TextEncoder();
  const bytes: Uint8Array[] = [];
  let end = 0;
  for (const match of raw.matchAll(escape)) {
    const [text, braced, four, two] = match;
    bytes.push(encoder.encode(raw.slice(end, match.index)));
    end = match.index + text.length;
    const point = Number.parseInt(braced ?? four ?? two ?? "", 16);
    if (two !== undefined) bytes.push(Uint8Array.of(point));
    else if (isScalarValue(point)) bytes.push(encoder.encode(String.fromCodePoint(point)));
    else return undefined;
  }
  bytes.push(encoder.encode(raw.slice(end)));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(bytes));
  } catch {
    return undefined;
  }
}

/** Whether a number is a code point other than a surrogate; NaN is none. */
function isScalarValue(point: number): boolean {
  return point <= 0x10_ff_ff && !(point >= 0xd8_00 && point <= 0xdf_ff);
}

const longestComment = 200;

const named: ReadonlyMap<string, string> = new Map([
  ["\n", String.raw`\n`],
  ["\r", String.raw`\r`],
  ["\t", String.raw`\t`],
]);

function showCharacter(character: string): string {
  return named.get(character) ?? (hidden.test(character) ? reveal(character) : character);
}

function reveal(character: string): string {
  return String.raw`\u{${hex(character)}}`;
}

/**
 * Text that is safe in one `#` comment: on one line, with nothing hidden, without an end of a block comment and
 * of bounded length. It never reads as the macro `FASTLY recv` either, not even to tools that trim blanks and
 * comment signs before they look.
 */
export function commentText(text: string): string {
  const safe = text.replaceAll("*/", "* /").replaceAll(macroStart, String.raw`\u{23}`);
  const units = Array.from(safe, showCharacter);
  const start = units.findIndex((unit) => !/^[\s#/*]$/u.test(unit));
  const first = units[start];
  const word = units.slice(start, start + "FASTLY".length).join("");
  if (first !== undefined && word.toUpperCase() === "FASTLY") units[start] = reveal(first);
  const whole = units.join("");
  return whole.length <= longestComment ? whole : cut(units);
}

/** Cuts between characters, not inside the escape of one. */
function cut(units: readonly string[]): string {
  let result = "";
  for (const unit of units) {
    if (result.length + unit.length >= longestComment) break;
    result += unit;
  }
  return `${result}…`;
}
