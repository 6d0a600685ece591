/**
 * Whether a text matches a shell's pattern: `*`, `?`, `[abc]`, `[a-c]`, `[!abc]`, and a backslash before a
 * character that means itself. Which of these Fastly knows, apart from `*`, is not documented.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-globfilter/
 */
export function globMatcher(pattern: string): (text: string) => boolean {
  const tokens = tokensOf(pattern);
  let steps = 0;
  return (text) => {
    let at = 0;
    let token = 0;
    // Where to go on when what follows the last `*` does not match: one byte later.
    let star = -1;
    let resume = 0;
    while (at < text.length) {
      // What no URL comes near: then nothing matches.
      if (++steps > mostSteps) return false;
      const expected = tokens[token];
      if (expected === "star") {
        star = token++;
        resume = at;
      } else if (expected?.(text.charCodeAt(at)) === true) {
        token++;
        at++;
      } else if (star >= 0) {
        token = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (tokens[token] === "star") token++;
    return token === tokens.length;
  };
}

const mostSteps = 20_000_000;

type Token = "star" | ((code: number) => boolean);

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [text] of pattern.matchAll(/\*+|\?|\[!?\]?[^\]]*\]|\\?[^]/g)) {
    if (text.startsWith("*")) tokens.push("star");
    else if (text === "?") tokens.push(() => true);
    else if (text.length > 1 && text.startsWith("[")) tokens.push(classOf(text.slice(1, -1)));
    else tokens.push(isCode(text.charCodeAt(text.length - 1)));
  }
  return tokens;
}

function isCode(wanted: number): (code: number) => boolean {
  return (code) => code === wanted;
}

function classOf(content: string): (code: number) => boolean {
  const isNegated = content.startsWith("!");
  const members = new Set<number>();
  const listed = isNegated ? content.slice(1) : content;
  for (const [, from = "", to = from] of listed.matchAll(/([^])(?:-([^]))?/g)) {
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) members.add(code);
  }
  return (code) => members.has(code) !== isNegated;
}
