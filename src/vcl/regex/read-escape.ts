import { code } from "./characters.js";
import { readBackslashG, readDigits } from "./read-reference.js";
import { readHex, readOctal, readOctalBraces } from "./read-code.js";
import { endOfBraces } from "./read-quantifier.js";
import type { Reader } from "./reader.js";
import type { GroupReference, ShorthandName } from "./tree.js";

/** What an escape stands for. `\b` is a letter here, since it depends on where it stands. */
export type Escape =
  | { readonly kind: "character"; readonly code: number }
  | { readonly kind: "shorthand"; readonly name: ShorthandName; readonly negate: boolean }
  | { readonly kind: "backreference"; readonly group: GroupReference }
  | { readonly kind: "call"; readonly group: GroupReference }
  /** `\p` or `\P`, whose name has not been read. */
  | { readonly kind: "property"; readonly negate: boolean }
  | { readonly kind: "letter"; readonly letter: EscapeLetter };

export type EscapeLetter =
  "A" | "B" | "C" | "E" | "G" | "K" | "N" | "Q" | "R" | "X" | "Z" | "b" | "k" | "z";

const characters: ReadonlyMap<string, number> = new Map([
  ["a", 0x07],
  ["e", 0x1b],
  ["f", 0x0c],
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
]);

/** Reads an escape whose backslash is the next character. */
export function readEscape(reader: Reader, inClass: boolean): Escape | undefined {
  const start = reader.position++;
  if (reader.position >= reader.end) return reader.fail("backslash-at-end", start);
  const unit = reader.peek();
  reader.position++;
  const letter = unit < 0x80 ? String.fromCharCode(unit) : "";
  if (!/[0-9A-Za-z]/.test(letter)) return { kind: "character", code: unit };
  const character = characters.get(letter);
  if (character !== undefined) return { kind: "character", code: character };
  switch (letter) {
    case "d":
    case "h":
    case "s":
    case "v":
    case "w":
      return { kind: "shorthand", name: letter, negate: false };
    case "D":
      return { kind: "shorthand", name: "d", negate: true };
    case "H":
      return { kind: "shorthand", name: "h", negate: true };
    case "S":
      return { kind: "shorthand", name: "s", negate: true };
    case "V":
      return { kind: "shorthand", name: "v", negate: true };
    case "W":
      return { kind: "shorthand", name: "w", negate: true };
    case "p":
    case "P":
      return { kind: "property", negate: letter === "P" };
    case "A":
    case "B":
    case "C":
    case "E":
    case "G":
    case "K":
    case "Q":
    case "R":
    case "X":
    case "Z":
    case "b":
    case "k":
    case "z":
      return { kind: "letter", letter };
    case "N":
      return readBackslashN(reader, start);
    case "g":
      return inClass ? { kind: "character", code: unit } : readBackslashG(reader, start);
    case "c":
      return readControl(reader, start);
    case "o":
      return asCharacter(readOctalBraces(reader, start));
    case "x":
      return asCharacter(readHex(reader, start));
    case "0":
      return asCharacter(readOctal(reader, start, 0));
    case "F":
    case "L":
    case "U":
    case "l":
    case "u":
      return reader.fail("unsupported-escape", start);
    default:
      if (unit <= code.nine) return readDigits(reader, start, inClass);
      return reader.fail("unknown-escape", start);
  }
}

/** `\N` is any character but a newline, `\N{U+e9}` a character; Perl's `\N{name}` is not known. */
function readBackslashN(reader: Reader, start: number): Escape | undefined {
  if (reader.peek() !== code.openBrace) return { kind: "letter", letter: "N" };
  if (!reader.sees("{U+")) {
    if (endOfBraces(reader, reader.position) !== undefined) return { kind: "letter", letter: "N" };
    return reader.fail("unsupported-escape", start, reader.position + 1);
  }
  if (!reader.utf) return reader.fail("not-in-utf", start, reader.position + 3);
  reader.position += 2;
  return asCharacter(readHex(reader, start, true));
}

function readControl(reader: Reader, start: number): Escape | undefined {
  const unit = reader.peek();
  if (unit < 0x20 || unit > 0x7e)
    return reader.fail("control-character", start, reader.position + 1);
  reader.position++;
  const upper = unit >= 0x61 && unit <= 0x7a ? unit - 0x20 : unit;
  return { kind: "character", code: upper ^ 0x40 };
}

function asCharacter(character: number | undefined): Escape | undefined {
  return character === undefined ? undefined : { kind: "character", code: character };
}
