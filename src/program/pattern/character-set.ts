/** The characters from `min` to `max`, both ASCII and both included. */
export interface CharacterRange {
  readonly min: number;
  readonly max: number;
}

/** A class: the characters of the ranges, or with `negate` every character but those. */
export interface CharacterSet {
  readonly negate: boolean;
  readonly ranges: readonly CharacterRange[];
}

const digits = { min: 0x30, max: 0x39 };
const upper = { min: 0x41, max: 0x5a };
const lower = { min: 0x61, max: 0x7a };
const underscore = { min: 0x5f, max: 0x5f };

/** `\d`, `\s` and `\w`. JavaScript's `\s` has spaces beyond ASCII too, which no engine for bytes can see. */
export const escapeSets = {
  digit: [digits],
  space: [
    { min: 0x09, max: 0x0d },
    { min: 0x20, max: 0x20 },
  ],
  word: [digits, upper, lower, underscore],
} as const;

/** What `.` leaves out. */
export const lineEnds: readonly CharacterRange[] = [
  { min: 0x0a, max: 0x0a },
  { min: 0x0d, max: 0x0d },
];

/** The same letters in the other letter case. */
export function otherCase(ranges: readonly CharacterRange[]): readonly CharacterRange[] {
  return ranges.flatMap((range) => [
    ...shifted(range, upper, 0x20),
    ...shifted(range, lower, -0x20),
  ]);
}

function shifted(
  range: CharacterRange,
  letters: CharacterRange,
  distance: number,
): readonly CharacterRange[] {
  const min = Math.max(range.min, letters.min);
  const max = Math.min(range.max, letters.max);
  return min <= max ? [{ min: min + distance, max: max + distance }] : [];
}

/** The ASCII characters that are in none of the ranges. */
export function complement(ranges: readonly CharacterRange[]): readonly CharacterRange[] {
  const rest: CharacterRange[] = [];
  let next = 0;
  for (const { min, max } of ranges.toSorted((a, b) => a.min - b.min)) {
    if (min > next) rest.push({ min: next, max: min - 1 });
    next = Math.max(next, max + 1);
  }
  if (next <= 0x7f) rest.push({ min: next, max: 0x7f });
  return rest;
}
