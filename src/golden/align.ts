import { diffArrays } from "diff";

/** Lines of the golden file that lines of the actual one replace; 0-based, ends excluded, either may be empty. */
export interface Replacement {
  readonly goldenStart: number;
  readonly goldenEnd: number;
  readonly actualStart: number;
  readonly actualEnd: number;
}

export interface Alignment {
  readonly replacements: readonly Replacement[];
  /** False when there was too much to align, and one replacement stands for everything that may have changed. */
  readonly exact: boolean;
}

/**
 * Myers' algorithm takes time and memory by the square of the number of changes, so there must be an end. It is
 * counted in changes and not in seconds, so that the same files give the same diff on every machine.
 */
export const mostChanges = 2_000;

/**
 * The smallest set of replacements that makes `actual` of `golden`. With more than `mostChanges` of them, a single
 * one: everything between the lines that both begin with and those that both end with.
 */
export function alignLines(golden: readonly string[], actual: readonly string[]): Alignment {
  const shorter = Math.min(golden.length, actual.length);
  let head = 0;
  while (head < shorter && golden[head] === actual[head]) head++;
  let tail = 0;
  while (tail < shorter - head && golden.at(-1 - tail) === actual.at(-1 - tail)) tail++;
  const rest: Replacement = {
    goldenStart: head,
    goldenEnd: golden.length - tail,
    actualStart: head,
    actualEnd: actual.length - tail,
  };
  const removed = rest.goldenEnd - rest.goldenStart;
  const added = rest.actualEnd - rest.actualStart;
  if (removed === 0 && added === 0) return { replacements: [], exact: true };
  if (removed === 0 || added === 0) return { replacements: [rest], exact: true };

  // At least this many lines are added or removed: nothing to try.
  if (Math.abs(removed - added) > mostChanges) return { replacements: [rest], exact: false };
  const number = numbering();
  const changes = diffArrays(
    golden.slice(rest.goldenStart, rest.goldenEnd).map(number),
    actual.slice(rest.actualStart, rest.actualEnd).map(number),
    { maxEditLength: mostChanges },
  );
  if (changes === undefined) return { replacements: [rest], exact: false };
  return { replacements: collect(changes, head), exact: true };
}

/** Gives equal lines equal numbers: long lines are then compared once and not once for each path. */
function numbering(): (line: string) => number {
  const numbers = new Map<string, number>();
  return (line) => {
    const known = numbers.get(line) ?? numbers.size;
    numbers.set(line, known);
    return known;
  };
}

interface Change {
  readonly added: boolean;
  readonly removed: boolean;
  readonly count: number;
}

/** Joins removals and additions that touch into one replacement. */
function collect(changes: readonly Change[], start: number): readonly Replacement[] {
  const replacements: Replacement[] = [];
  let golden = start;
  let actual = start;
  let goldenStart = start;
  let actualStart = start;
  const close = (): void => {
    if (golden > goldenStart || actual > actualStart) {
      replacements.push({ goldenStart, goldenEnd: golden, actualStart, actualEnd: actual });
    }
  };
  for (const { added, removed, count } of changes) {
    if (removed) golden += count;
    else if (added) actual += count;
    else {
      close();
      golden += count;
      actual += count;
      goldenStart = golden;
      actualStart = actual;
    }
  }
  close();
  return replacements;
}
