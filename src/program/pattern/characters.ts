/** Characters that end a short VCL string (`"`) or start an escape in one (`%`). */
const special = new Set([0x22, 0x25]);

const named: Readonly<Record<number, string>> = { 0x09: "\\t", 0x0a: "\\n", 0x0d: "\\r" };

/** A control character, quote or per cent sign, as both dialects escape it; undefined for other characters. */
function escaped(code: number): string | undefined {
  if (code >= 0x20 && code !== 0x7f && !special.has(code)) return undefined;
  return named[code] ?? `\\x${code.toString(16).padStart(2, "0")}`;
}

/** An ASCII character outside a class. */
export function printCharacter(code: number): string {
  const character = String.fromCharCode(code);
  return escaped(code) ?? (/[\\^$.|?*+()[\]{}]/.test(character) ? `\\${character}` : character);
}

/** An ASCII character inside a class. */
export function printMember(code: number): string {
  const character = String.fromCharCode(code);
  return escaped(code) ?? (/[\\\]^[-]/.test(character) ? `\\${character}` : character);
}

/**
 * The PCRE2 pattern that matches exactly this text, fit for a short VCL string. Characters beyond ASCII stay as they
 * are, so put no quantifier on the result without a group around it. Half of a surrogate pair can be in no
 * request, so a text with one gets a pattern that never matches.
 */
export function literalPcre(text: string): string {
  let pattern = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0x7f) pattern += printCharacter(code);
    else pattern += isSurrogate(code) ? "(?!)" : character;
  }
  return pattern;
}

export function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
