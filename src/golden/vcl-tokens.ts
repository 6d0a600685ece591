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
const lineComment = /(?:#|\/\/)[^\n]*/y;
const blockComment = /\/\*[^]*?\*\//y;
/** It does not span lines; the text behind one that tries to cannot be read. */
const shortString = /"[^"\n]*"/y;
const longStringOpening = /\{([A-Za-z0-9_]*)"/y;
/** A colon at its end is that of `default:` or a label, unlike the one in `req.http.Cookie:session`. */
const word = /[A-Za-z0-9_](?:[A-Za-z0-9_.:-]*[A-Za-z0-9_.-])?/y;
/** Longest first. `rol=` and `ror=` would otherwise be read as a name and `=`. */
const operator = /(?:rol|ror)=(?!=)|<<=|>>=|&&=|\|\|=|[=!<>]=|!~|&&|\|\||<<|>>|[-+*/%|&^]=/y;

/*
 * Searching is left to sticky expressions where the text searched for is known: V8 takes `indexOf` for free of
 * effects and moves it out of the branch that needs it, and a search to the end of the text for each token makes
 * the time quadratic.
 */

/** Where the white space or comment ends that starts at `at`; `at` where there is none. */
function skip(vcl: string, at: number): number {
  switch (vcl[at]) {
    case " ":
    case "\t":
    case "\r":
    case "\n":
      return endOf(space, vcl, at) ?? at;
    case "#":
      return endOf(macro, vcl, at) === undefined ? (endOf(lineComment, vcl, at) ?? at) : at;
    case "/":
      return endOf(lineComment, vcl, at) ?? endOf(blockComment, vcl, at) ?? at;
    default:
      return at;
  }
}

/** Where the token ends that starts at `at`; always behind it. */
function endOfToken(vcl: string, at: number): number {
  switch (vcl[at]) {
    case "#":
      return endOf(lineComment, vcl, at) ?? vcl.length;
    case '"':
      return endOf(shortString, vcl, at) ?? vcl.length;
    case "{":
      return endOfLongString(vcl, at) ?? at + 1;
    default:
      // The comment would have been skipped if it had an end.
      if (vcl[at] === "/" && vcl[at + 1] === "*") return vcl.length;
      return endOf(operator, vcl, at) ?? endOf(word, vcl, at) ?? endOfCharacter(vcl, at);
  }
}

/** Undefined where none starts. */
function endOfLongString(vcl: string, at: number): number | undefined {
  longStringOpening.lastIndex = at;
  const opening = longStringOpening.exec(vcl);
  if (!opening) return undefined;
  const closing = `"${opening[1] ?? ""}}`;
  const close = vcl.indexOf(closing, at + opening[0].length);
  return close < 0 ? vcl.length : close + closing.length;
}

function endOfCharacter(vcl: string, at: number): number {
  return at + String.fromCodePoint(vcl.codePointAt(at) ?? 0).length;
}

/** Where the match of a sticky pattern ends that starts at `at`; undefined where none does. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
