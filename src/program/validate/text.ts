/**
 * The first character of a text that may not reach VCL, described; undefined when there is none. NUL ends a
 * string at the edge, and a lone surrogate is no text at all.
 */
export function forbiddenCharacter(text: string): string | undefined {
  if (text.includes("\0")) return "a NUL character";
  return text.isWellFormed() ? undefined : "half of a surrogate pair";
}

/** Whether a text holds a character that ends or splits a line of HTTP: anything below space, or DEL. */
export function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
