/** Codes of the ASCII characters that mean something in a pattern. */
export const code = {
  tab: 0x09,
  newline: 0x0a,
  verticalTab: 0x0b,
  formFeed: 0x0c,
  return: 0x0d,
  space: 0x20,
  exclamation: 0x21,
  hash: 0x23,
  dollar: 0x24,
  ampersand: 0x26,
  apostrophe: 0x27,
  open: 0x28,
  close: 0x29,
  asterisk: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  hyphen: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  one: 0x31,
  seven: 0x37,
  eight: 0x38,
  nine: 0x39,
  colon: 0x3a,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  question: 0x3f,
  C: 0x43,
  E: 0x45,
  P: 0x50,
  Q: 0x51,
  R: 0x52,
  U: 0x55,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  caret: 0x5e,
  openBrace: 0x7b,
  bar: 0x7c,
  closeBrace: 0x7d,
} as const;

export function isDigit(unit: number): boolean {
  return unit >= code.zero && unit <= code.nine;
}

export function isOctalDigit(unit: number): boolean {
  return unit >= code.zero && unit <= code.seven;
}

export function isLowerLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

export function isLetter(unit: number): boolean {
  return isLowerLetter(unit | 0x20) && unit < 0x80;
}

export function isWordCharacter(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === 0x5f;
}

/** The value of a hexadecimal digit, or -1. */
export function hexValue(unit: number): number {
  if (isDigit(unit)) return unit - code.zero;
  const lower = unit | 0x20;
  return unit < 0x80 && lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

/** What C calls white space: tab, newline, vertical tab, form feed, return, space. */
export function isSpace(unit: number): boolean {
  return unit === code.space || (unit >= code.tab && unit <= code.return);
}
