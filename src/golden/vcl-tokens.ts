/**
 * VCL without white space and comments: each string, name, number and operator is one token. Strings keep their
 * quotes: `"…"`, `{"…"}` and `{TAG"…"TAG}`. The `#FASTLY recv` macro looks like a comment and is code, so its line
 * is a token.
 *
 * Takes any text in linear time. What cannot be read, because a string or comment has no end, is one token to the
 * end of the text: any change in it then counts.
 */
export function significantTokens(vcl: string): readonly string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < vcl.length) {
    const next = skip(vcl, at);
    if (next > at) {
      at = next;
      continue;
    }
    const end = endOfToken(vcl, at);
    const token = vcl.slice(at, end);
    tokens.push(token.startsWith("#") ? token.trimEnd() : token);
    at = end;
  }
  return tokens;
}

/**
 * True when two texts are the same VCL but for white space and comments. False says less: `10.0` and `10.000` differ
 * here.
 */
export function sameMeaning(a: string, b: string): boolean {
  if (a === b) return true;
  const before = significantTokens(a);
  const after = significantTokens(b);
  return before.length === after.length && before.every((token, index) => token === after[index]);
}

const space = /[ \t\r\n]+/y;
/** Any spelling: better to report a change in what is no macro than to pass over one in what is. */
const macro = /#FASTLY\b/iy;
const longString = /\{([A-Za-z0-9_]*)"/y;
const word = /[A-Za-z0-9_][A-Za-z0-9_.:-]*/y;
/** Longest first. `rol=` and `ror=` would otherwise be read as a name and `=`. */
const operator =
  /(?:rol|ror)=(?!=)|<<=|>>=|&&=|\|\|=|[=!<>]=|!~|&&|\|\||<<|>>|[-+*/%|&^]=/y;

/** Where the white space or comment ends that starts at `at`; `at` where there is none. */
function skip(vcl: string, at: number): number {
  const spaces = match(space, vcl, at);
  if (spaces) return at + spaces[0].length;
  if (vcl.startsWith("/*", at)) {
    const close = vcl.indexOf("*/", at + 2);
    return close < 0 ? at : close + 2;
  }
  const comments = vcl.startsWith("//", at) || (vcl[at] === "#" && !match(macro, vcl, at));
  return comments ? endOfLine(vcl, at) : at;
}

/** Where the token ends that starts at `at`; always behind it. */
function endOfToken(vcl: string, at: number): number {
  switch (vcl[at]) {
    case "#":
      return endOfLine(vcl, at);
    case '"':
      return endOfShortString(vcl, at);
    case "{": {
      const opening = match(longString, vcl, at);
      if (!opening) return at + 1;
      const closing = `"${opening[1] ?? ""}}`;
      return endBehind(vcl, closing, at + opening[0].length);
    }
    default: {
      if (vcl.startsWith("/*", at)) return vcl.length;
      const operation = match(operator, vcl, at);
      if (operation) return at + operation[0].length;
      const name = match(word, vcl, at);
      // The colon of `default:` or a label is not the name's, unlike that of `req.http.Cookie:session`.
      if (name) return withoutColons(vcl, at + name[0].length);
      return at + String.fromCodePoint(vcl.codePointAt(at) ?? 0).length;
    }
  }
}

/** A short string does not span lines; the text behind one that tries to cannot be read. */
function endOfShortString(vcl: string, at: number): number {
  const end = endBehind(vcl, '"', at + 1);
  return vcl.slice(at, end).includes("\n") ? vcl.length : end;
}

function withoutColons(vcl: string, end: number): number {
  let at = end;
  while (vcl[at - 1] === ":") at--;
  return at;
}

function endBehind(vcl: string, closing: string, from: number): number {
  const close = vcl.indexOf(closing, from);
  return close < 0 ? vcl.length : close + closing.length;
}

function endOfLine(vcl: string, at: number): number {
  const end = vcl.indexOf("\n", at);
  return end < 0 ? vcl.length : end;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
