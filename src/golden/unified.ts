import type { Replacement } from "./align.js";

const context = 3;

/**
 * The hunks of a unified diff, each with its `@@` line and three lines of context, as rows.
 *
 * @param replacements in order, not touching
 */
export function unifiedHunks(
  golden: readonly string[],
  actual: readonly string[],
  replacements: readonly Replacement[],
): readonly string[] {
  return hunks(replacements).flatMap((hunk) => rows(golden, actual, hunk));
}

/** Replacements whose context would touch or overlap belong to one hunk. */
function hunks(replacements: readonly Replacement[]): readonly (readonly Replacement[])[] {
  const groups: Replacement[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const replacement of replacements) {
    const group = groups.at(-1);
    if (group && replacement.goldenStart - end <= 2 * context) group.push(replacement);
    else groups.push([replacement]);
    end = replacement.goldenEnd;
  }
  return groups;
}

function rows(
  golden: readonly string[],
  actual: readonly string[],
  hunk: readonly Replacement[],
): readonly string[] {
  const first = hunk[0];
  const last = hunk.at(-1);
  if (!first || !last) return [];
  const before = Math.min(context, first.goldenStart);
  const after = Math.min(context, golden.length - last.goldenEnd);
  const start = first.goldenStart - before;
  const end = last.goldenEnd + after;

  const body: string[] = [];
  let at = start;
  for (const { goldenStart, goldenEnd, actualStart, actualEnd } of hunk) {
    for (const line of golden.slice(at, goldenStart)) body.push(` ${line}`);
    for (const line of golden.slice(goldenStart, goldenEnd)) body.push(`-${line}`);
    for (const line of actual.slice(actualStart, actualEnd)) body.push(`+${line}`);
    at = goldenEnd;
  }
  for (const line of golden.slice(at, end)) body.push(` ${line}`);
  const goldenRange = range(start, end);
  const actualRange = range(first.actualStart - before, last.actualEnd + after);
  return [`@@ -${goldenRange} +${actualRange} @@`, ...body];
}

/** First line and number of lines; an empty range is named by the line before it. */
function range(start: number, end: number): string {
  return `${end > start ? start + 1 : start},${end - start}`;
}
