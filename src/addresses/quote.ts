const longest = 60;

/** Controls, invisible format characters, odd spaces, private use, and halves of surrogate pairs. */
const invisible = /[\p{C}\p{Z}]/u;

/**
 * What a person wrote, for use inside a message: in backticks, cut at 60 characters, and with every character
 * that a terminal would act on or hide written as an escape. Takes any text, of any length.
 */
export function quote(text: string): string {
  // Sixty characters need at most 120 code units, so a text of a megabyte costs no more than a short one.
  const characters = Array.from(text.slice(0, 2 * (longest + 1)));
  const shown = characters.slice(0, longest).map(visible).join("");
  return characters.length > longest ? `\`${shown}…\`` : `\`${shown}\``;
}

function visible(character: string): string {
  if (character === " " || !invisible.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, "0")}`
    : `\\u{${code.toString(16).padStart(4, "0")}}`;
}
