/**
 * VCL as the words that mean something: no white space, no comments but macros (`#FASTLY recv`). Good for telling
 * formatting from change; the language itself is `vcl/`'s business.
 */
const token =
  /(?<macro>#FASTLY[ \t]+\w+)|(?<comment>#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<space>\s+)|(?<short>"[^"\n]*"?)|(?<opening>\{(?<tag>\w*)")|(?<word>[\w.:-]+)|(?<mark>[\s\S])/gy;

/** The significant tokens of a VCL text, whatever it holds. */
export function significantTokens(vcl: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(vcl); match !== null; match = token.exec(vcl)) {
    const groups = match.groups ?? {};
    if (groups.opening !== undefined) {
      const closing = `"${groups.tag ?? ""}}`;
      const end = vcl.indexOf(closing, token.lastIndex);
      const after = end < 0 ? vcl.length : end + closing.length;
      tokens.push(vcl.slice(match.index, after));
      token.lastIndex = after;
    } else if (groups.comment === undefined && groups.space === undefined) {
      tokens.push(match[0]);
    }
  }
  return tokens;
}

/** Whether two VCL texts differ in white space and comments alone. */
export function sameMeaning(a: string, b: string): boolean {
  if (a === b) return true;
  const left = significantTokens(a);
  const right = significantTokens(b);
  return left.length === right.length && left.every((word, index) => word === right[index]);
}
