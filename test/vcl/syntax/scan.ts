/**
 * A reader of VCL's surface that shares nothing with the code under test: it tells strings, comments and code
 * apart, and nothing else.
 */
export interface Scan {
  /** Code and strings, without the blanks between them. */
  readonly code: string;
  /** With their delimiters. */
  readonly comments: readonly string[];
}

/** The offset after the string that starts at `start`, or `undefined` when none starts there or it never ends. */
export function endOfString(text: string, start: number): number | undefined {
  if (text[start] === '"') {
    const end = text.indexOf('"', start + 1);
    return end === -1 || text.slice(start, end).includes("\n") ? undefined : end + 1;
  }
  const opening = /^\{([A-Za-z0-9_]*)"/.exec(text.slice(start, start + 80));
  if (opening === null) return undefined;
  const closing = `"${opening[1] ?? ""}}`;
  const end = text.indexOf(closing, start + opening[0].length);
  return end === -1 ? undefined : end + closing.length;
}

export function scan(text: string): Scan {
  let code = "";
  const comments: string[] = [];
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const comment = /^(?:#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/.exec(rest)?.[0];
    const blank = /^\s+/.exec(rest)?.[0];
    const stringEnd = endOfString(text, at);
    if (comment !== undefined) comments.push(comment);
    else if (blank === undefined) code += text.slice(at, stringEnd ?? at + 1);
    at = stringEnd ?? at + (comment ?? blank ?? " ").length;
  }
  return { code, comments };
}
