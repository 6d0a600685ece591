import { patternOf } from "../../program/pattern-of.js";
import { readPattern } from "../../program/pattern/read.js";
import type { Leaf, LeafTest } from "./dimension.js";
import { samplesOf } from "./sample.js";

/** Of a leaf with many values, so many are combined with those of other leaves. */
const combined = 4;

type TextLeaf = Extract<Leaf, { readonly kind: "text" | "pattern" | "present" }>;

/**
 * Texts that stand a chance to satisfy all the tests of one field: what they compare with, alone and put together. A
 * caller tries them in turn.
 */
export function textCandidates(tests: readonly LeafTest[]): readonly string[] {
  const wanted = tests
    .filter(({ holds }) => holds)
    .map(({ leaf }) => leaf)
    .filter(isText);
  const whole = wanted.flatMap((leaf) => valuesOf(leaf, "is"));
  const starts = wanted.flatMap((leaf) => valuesOf(leaf, "startsWith")).slice(0, combined);
  const ends = wanted.flatMap((leaf) => valuesOf(leaf, "endsWith")).slice(0, combined);
  const inside = wanted.map((leaf) => valuesOf(leaf, "contains").slice(0, combined));
  const patterns = wanted.map((leaf) => (leaf.kind === "pattern" ? patternSamples(leaf) : []));
  const parts = [...inside, ...patterns].filter((texts) => texts.length > 0);
  const middles = new Set([...combinations(parts), ...combinations(parts.toReversed())]);
  const put = ["", ...starts].flatMap((start) =>
    ["", ...ends].flatMap((end) =>
      [...middles].flatMap((middle) => [
        `${start}${middle}${end}`,
        `${start}${middle}x${end}`,
        `${start}x${middle}${end}`,
        `${start}x${middle}x${end}`,
      ]),
    ),
  );
  return [...new Set([...whole, ...put, "x", ""])];
}

function isText(leaf: Leaf): leaf is TextLeaf {
  return leaf.kind === "text" || leaf.kind === "pattern" || leaf.kind === "present";
}

function valuesOf(leaf: TextLeaf, operator: string): readonly string[] {
  return leaf.kind === "text" && leaf.operator === operator ? leaf.values : [];
}

function patternSamples(leaf: Extract<Leaf, { readonly kind: "pattern" }>): readonly string[] {
  const parsed = patternOf(leaf);
  const read = parsed.ok ? readPattern(parsed.pattern.source, parsed.pattern) : undefined;
  return read?.ok === true ? samplesOf(read.value) : [];
}

/** One text of each list, joined, in so many ways. */
function combinations(lists: readonly (readonly string[])[]): readonly string[] {
  let joined: readonly string[] = [""];
  for (const texts of lists) {
    joined = joined.flatMap((before) => texts.map((text) => `${before}${text}`)).slice(0, 50);
  }
  return joined;
}
