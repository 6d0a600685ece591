import type { ParsedVcl } from "../syntax/parse.js";

/** What says where a node stands, and which comments are around it; not what it means. */
const layout: ReadonlySet<string> = new Set([
  "span",
  "origin",
  "leading",
  "trailing",
  "dangling",
  "opening",
  "blankLineBefore",
  "blankLineAfterComments",
]);

/** Whether two texts are the same program, node for node, with the same comments. */
export function isSameProgram(a: ParsedVcl, b: ParsedVcl): boolean {
  return isSameTree(a.root, b.root) && commentsOf(a) === commentsOf(b);
}

/** Without recursion: a chain of `&&` may be a hundred thousand deep. */
function isSameTree(a: unknown, b: unknown): boolean {
  const pending: [unknown, unknown][] = [[a, b]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [one, other] = pair;
    if (!isObject(one) || !isObject(other)) {
      if (one !== other) return false;
      continue;
    }
    if (Array.isArray(one) !== Array.isArray(other)) return false;
    const keys = meaningIn(one);
    if (keys.length !== meaningIn(other).length) return false;
    for (const key of keys) pending.push([one[key], other[key]]);
  }
  return true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function meaningIn(node: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(node).filter((key) => !layout.has(key) && node[key] !== undefined);
}

/**
 * The texts of the comments. Their order is not compared, since a director's properties move in front of its members;
 * nor is white space at the ends of their lines, which is layout.
 */
function commentsOf({ comments }: ParsedVcl): string {
  return comments
    .map(({ text }) =>
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .join("\n"),
    )
    .sort()
    .join("\0");
}
