import type { AST } from "@eslint-community/regexpp";
import { quote } from "../../diagnostics/index.js";
import { isSurrogate } from "./characters.js";
import { type Refusal, refuse } from "./refusal.js";

/** The escapes with a letter that name one character in both languages. */
const escapes =
  /^\\(?:[fnrtv]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}\\u[0-9A-Fa-f]{4})$/;

/** Braces that one version of PCRE2 or another takes for a quantifier, and JavaScript for text. */
const looseQuantifier = /^\{[ \t]*(?:[0-9]+[ \t]*(?:,[ \t]*[0-9]*)?|,[ \t]*[0-9]+)[ \t]*\}/;

/** Why a character outside a class is not the same to both languages; undefined when it is. */
export function checkCharacter(character: AST.Character): Refusal | undefined {
  const { raw, start, value } = character;
  const refusal = checkEscape(character);
  if (refusal !== undefined) return refusal;
  if (value === 0) return refuse(start, "the pattern holds a NUL character", "leave it out");
  if (isSurrogate(value)) {
    return refuse(start, `${quote(raw)} is half of a surrogate pair`, "write the whole character");
  }
  if (value >= 0x80 && value < 0xa0) {
    return refuse(start, `${quote(raw)} is a control character beyond ASCII`, "leave it out");
  }
  if (raw === "{") return checkBrace(character);
  return undefined;
}

/** Why an escape is not the same to both languages, inside a class or outside; undefined when it is. */
export function checkEscape({ raw, start }: AST.Character): Refusal | undefined {
  if (!raw.startsWith("\\") || raw === "\\0") return undefined;
  if (raw === "\\" || raw.startsWith("\\c")) {
    return refuse(
      start,
      `${quote(raw === "\\" ? "\\c" : raw)} is a control escape`,
      "write the character's code, as in `\\x0a`, or `\\\\c` for a backslash and a c",
    );
  }
  if (/^\\[0-9]/.test(raw)) {
    return refuse(
      start,
      `${quote(raw)} is an octal escape or a backreference, depending on the reader`,
      "write the character's code in hexadecimal, as in `\\x0a`",
    );
  }
  if (raw === "\\b") {
    return refuse(start, "`\\b` is a backspace inside a class", "write `\\x08`");
  }
  if (/^\\[a-z]/i.test(raw) && !escapes.test(raw)) {
    return refuse(
      start,
      `${quote(raw)} is a plain ${quote(raw.slice(1))} in JavaScript and means something else at the edge`,
      `write ${quote(raw.slice(1))} for the letter, and \`^\`, \`$\` or a class for anything else`,
    );
  }
  return undefined;
}

function checkBrace({ parent, start }: AST.Character): Refusal | undefined {
  // The text after the brace is the rest of the alternative that it is in.
  const rest = parent.raw.slice(start - parent.start, start - parent.start + 40);
  const found = looseQuantifier.exec(rest)?.[0];
  if (found === undefined) return undefined;
  return refuse(
    start,
    `${quote(found)} is plain text in JavaScript and may be a quantifier at the edge`,
    "write `{0,n}` for a quantifier, or `\\{` for a brace",
  );
}
