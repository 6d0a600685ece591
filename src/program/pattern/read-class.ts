import type { AST } from "@eslint-community/regexpp";
import { quote } from "../../diagnostics/index.js";
import {
  type CharacterRange,
  type CharacterSet,
  complement,
  escapeSets,
  otherCase,
} from "./character-set.js";
import { checkEscape } from "./read-character.js";
import { type Refusal, type Result, all, done, refuse } from "./refusal.js";

/** What one part of a class adds: some ASCII characters, and for `\D`, `\S` and `\W` all beyond ASCII. */
interface Part {
  readonly ranges: readonly CharacterRange[];
  readonly beyondAscii: boolean;
}

/** `\d`, `\s`, `\w` and their complements outside a class. */
export function readCharacterSet(
  set: AST.EscapeCharacterSet | AST.UnicodePropertyCharacterSet,
): Result<CharacterSet> {
  if (set.kind === "property") return refuseProperty(set);
  return done({ negate: set.negate, ranges: escapeSets[set.kind] });
}

/** A class in brackets. Without `\D`, `\S` and `\W` its members stay in the author's order. */
export function readClass(node: AST.CharacterClass, ignoreCase: boolean): Result<CharacterSet> {
  const refusal = checkClass(node);
  if (refusal !== undefined) return refusal;
  const parts = all(node.elements, readMember);
  if (!parts.ok) return parts;
  const ranges = parts.value.flatMap((part) => part.ranges);
  if (!parts.value.some((part) => part.beyondAscii)) return done({ negate: node.negate, ranges });
  // PCRE2 cannot list what is beyond ASCII, so such a class is written as what it leaves out.
  const left = complement(ignoreCase ? [...ranges, ...otherCase(ranges)] : ranges);
  if (left.length === 0 && node.negate) return refuseEmpty(node);
  return done({ negate: !node.negate, ranges: left });
}

function checkClass(node: AST.CharacterClass): Refusal | undefined {
  const { elements, raw, start } = node;
  if (elements.length === 0) {
    return node.negate
      ? refuse(
          start,
          "`[^]` starts a longer class at the edge",
          "write `[\\s\\S]` for any character",
        )
      : refuseEmpty(node);
  }
  const whole = /^\[([:.=]).*\1\]$/s.test(raw);
  const opening = elements.find((element, index) => {
    const next = elements[index + 1];
    return element.raw === "[" && next !== undefined && /^[:.=]/.test(next.raw);
  });
  if (!whole && opening === undefined) return undefined;
  return refuse(
    opening?.start ?? start,
    `${quote(raw)} looks like a POSIX class, which JavaScript does not have`,
    "write the range out, as in `[A-Za-z]`, and a bracket inside a class as `\\[`",
  );
}

function refuseEmpty({ raw, start }: AST.CharacterClass): Refusal {
  return refuse(start, `${quote(raw)} matches no character`, "list the characters it should match");
}

function refuseProperty({ raw, start }: AST.UnicodePropertyCharacterSet): Refusal {
  return refuse(
    start,
    `${quote(raw)} is a Unicode property`,
    "list ASCII characters, or write `[^\\x00-\\x7f]` for everything beyond ASCII",
  );
}

function readMember(element: AST.CharacterClassElement): Result<Part> {
  switch (element.type) {
    case "Character": {
      const refusal = checkMember(element, 1);
      return refusal ?? some([{ min: element.value, max: element.value }]);
    }
    case "CharacterClassRange": {
      // A range may start at NUL, so that `[^\x00-\x7f]` can be written; NUL itself is in no request.
      const refusal = checkMember(element.min, 0) ?? checkMember(element.max, 1);
      return refusal ?? some([{ min: element.min.value, max: element.max.value }]);
    }
    case "CharacterSet": {
      if (element.kind === "property") return refuseProperty(element);
      const ranges = escapeSets[element.kind];
      if (!element.negate) return some(ranges);
      return done({ ranges: complement(ranges), beyondAscii: true });
    }
    case "CharacterClass":
    case "ExpressionCharacterClass":
    case "ClassStringDisjunction":
      return refuse(
        element.start,
        `${quote(element.raw)} is a class inside a class`,
        "list the characters in a plain class",
      );
  }
}

function some(ranges: readonly CharacterRange[]): Result<Part> {
  return done({ ranges, beyondAscii: false });
}

function checkMember(character: AST.Character, lowest: 0 | 1): Refusal | undefined {
  const { raw, start, value } = character;
  const refusal = checkEscape(character);
  if (refusal !== undefined) return refusal;
  if (value < lowest || raw === "\0") {
    return refuse(start, "the pattern holds a NUL character", "leave it out");
  }
  if (value <= 0x7f) return undefined;
  return refuse(
    start,
    `${quote(raw)} inside a class is not ASCII`,
    "use a group, as in `(?:é|ü)`, or write `[^\\x00-\\x7f]` for everything beyond ASCII",
  );
}
