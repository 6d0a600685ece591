import fc from "fast-check";

/** A regular expression, and a text that it takes, or nearly. */
export interface WrittenPattern {
  readonly source: string;
  readonly example: string;
}

const literals = [..."abAB01/.-_ +%?=&:;'\"{}()*|^$\\\u00e9"].map((character) => ({
  source: character.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`),
  example: character,
}));

const sets: readonly WrittenPattern[] = [
  ["[a-c]", "b"],
  ["[^a-c]", "z"],
  [String.raw`\d`, "7"],
  [String.raw`\D`, "x"],
  [String.raw`\w`, "_"],
  [String.raw`\W`, "-"],
  [String.raw`\s`, "\t"],
  [String.raw`\S`, "q"],
  [".", "."],
  [".", "\u00e9"],
  ["[A-Z0-9]", "Q"],
  [String.raw`[^\/]`, "k"],
  [String.raw`[\s\S]`, " "],
  [String.raw`[\w-]`, "-"],
  [String.raw`[^\W_]`, "a"],
  [String.raw`[^\x00-\x7f]`, "\u00fc"],
  [String.raw`\x41`, "A"],
  ['[."%]', "%"],
  ["(?:\u00e9|\u00fc)", "\u00fc"],
].map(([source = "", example = ""]) => ({ source, example }));

const assertions: readonly WrittenPattern[] = ["^", "$", String.raw`\b`, String.raw`\B`].map(
  (source) => ({ source, example: "" }),
);

const quantifiers = [
  ["?", 1],
  ["?", 0],
  ["*", 0],
  ["*", 3],
  ["+", 1],
  ["+", 2],
  ["{2}", 2],
  ["{1,3}", 3],
  ["{2,}", 2],
  ["*?", 1],
  ["+?", 2],
] as const;

const { choices } = fc.letrec<{ term: WrittenPattern; choices: WrittenPattern }>((tie) => {
  const group = tie("choices").map(({ source, example }) => ({ source: `(${source})`, example }));
  const loose = tie("choices").map(({ source, example }) => ({ source: `(?:${source})`, example }));
  const atom = fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 4, arbitrary: fc.constantFrom(...literals) },
    { weight: 3, arbitrary: fc.constantFrom(...sets) },
    { weight: 1, arbitrary: group },
    { weight: 2, arbitrary: loose },
  );
  const repeated = fc
    .tuple(atom, fc.constantFrom(...quantifiers))
    .map(([{ source, example }, [quantifier, times]]) => ({
      source: `${source}${quantifier}`,
      example: example.repeat(times),
    }));
  const ahead = fc
    .tuple(fc.constantFrom("?=", "?!"), tie("choices"))
    .map(([kind, { source }]) => ({ source: `(${kind}${source})`, example: "" }));
  const term = fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 5, arbitrary: atom },
    { weight: 1, arbitrary: fc.constantFrom(...assertions) },
    { weight: 2, arbitrary: repeated },
    { weight: 1, arbitrary: ahead },
  );
  const sequence = fc.array(tie("term"), { maxLength: 4 }).map((terms) => ({
    source: terms.map(({ source }) => source).join(""),
    example: terms.map(({ example }) => example).join(""),
  }));
  return {
    term,
    choices: fc
      .tuple(fc.array(sequence, { minLength: 1, maxLength: 2 }), fc.nat({ max: 1 }))
      .map(([all, index]) => ({
        source: all.map(({ source }) => source).join("|"),
        example: (all[index] ?? all[0])?.example ?? "",
      })),
  };
});

/** A regular expression as a policy writes it, such as `/^\/a+$/i`, with a text that it may take. */
export const pattern: fc.Arbitrary<WrittenPattern> = fc
  .tuple(choices, fc.constantFrom("", "", "i", "s", "u", "is"))
  .map(([{ source, example }, flags]) => ({ source: literalOf(source, flags), example }))
  .filter(({ source }) => source !== "");

/** Empty for what JavaScript itself refuses. */
function literalOf(source: string, flags: string): string {
  try {
    return String(new RegExp(source, flags));
  } catch {
    return "";
  }
}
