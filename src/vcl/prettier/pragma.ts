/** A comment before all else that says one word with an `@`, as `# @format` does. */
function startsWith(text: string, ...words: readonly string[]): boolean {
  const first = /^\s*(?:#|\/\/|\/\*)[\s*]*@([a-z]+)\s*(?:\*\/|[\r\n]|$)/.exec(text)?.[1];
  return first !== undefined && words.includes(first);
}

/** Whether a file asks to be formatted, for who formats only those (`--require-pragma`). */
export function hasPragma(text: string): boolean {
  return startsWith(text, "format", "prettier");
}

/** Whether a file asks to be left alone (`--check-ignore-pragma`). */
export function hasIgnorePragma(text: string): boolean {
  return startsWith(text, "noformat", "noprettier");
}

export function insertPragma(text: string): string {
  return `# @format\n\n${text}`;
}
