import fc from "fast-check";

const words = (text: string): readonly string[] => text.split(" ");

/** What JavaScript's engine may get, where it is not repeated in a way that differs. */
const commonAtoms = words(
  "a b c a b . \\d [ab] [^a] [^x\\d] \\w \\W \\s \\v \\N \\h (a|b) (?:a|ab) (?:a|b) A B (?i:a) " +
    "[[:upper:]] [[:^alpha:]] [a-z] / [^/] \\n \\r\\n",
);
const atoms = [
  ...commonAtoms,
  ...words("\\R \\X \\1 \\2 \\k<n> (?1) (?2) (?&n) (?R) (*ACCEPT) (?!) \\C \\p{Lu} \\P{L}"),
];
/** What cannot be repeated. */
const commonMarks = words("^ $ \\b \\B (?i) (?s) (?m) \\z \\Z \\A (?C1)");
const marks = [...commonMarks, ...words("\\G \\K (*SKIP) (*PRUNE) (*COMMIT) (*F) (*:m)")];

const commonOpenings = words("( ( (?: (?: (?: (?= (?! (?i: (?U:");
const openings = [
  ...commonOpenings,
  ...words("(?<n> (?> (?| (?(1) (?(2) (?(<n>) (?(?=a) (?(?!a) (?(?<=a) (?(R) (?(DEFINE) (*napla:"),
];
const lookbehinds = words("(?<= (?<!");

const quantifiers = words("_ _ _ _ * + ? *? +? ?? *+ ++ ?+ {2} {1,3} {0,2}? {0} {2,} {2,}+").map(
  (quantifier) => (quantifier === "_" ? "" : quantifier),
);

function sequences(
  atoms: readonly string[],
  marks: readonly string[],
  openings: readonly string[],
): fc.Arbitrary<string> {
  const quantifier = fc.constantFrom(...quantifiers);
  const joined = (...parts: readonly fc.Arbitrary<string>[]) =>
    fc.tuple(...parts).map((texts) => texts.join(""));
  return fc.letrec<{ sequence: string; item: string }>((tie) => ({
    sequence: fc.array(tie("item"), { maxLength: 3 }).map((items) => items.join("")),
    item: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      { arbitrary: joined(fc.constantFrom(...atoms), quantifier), weight: 5 },
      { arbitrary: fc.constantFrom(...marks), weight: 1 },
      {
        arbitrary: joined(
          fc.constantFrom(...lookbehinds),
          fc
            .array(fc.constantFrom(...commonAtoms.slice(0, 12)), { maxLength: 2 })
            .map((them) => them.join("")),
          fc.constant(")"),
        ),
        weight: 1,
      },
      {
        arbitrary: joined(
          fc.constantFrom(...openings),
          tie("sequence"),
          fc.constantFrom("", "", "|"),
          tie("sequence"),
          fc.constant(")"),
          quantifier,
        ),
        weight: 3,
      },
    ),
  })).sequence;
}

const start = fc.constantFrom("", "", "", "(?i)", "(?m)", "(?s)", "^");
/** Groups for references to refer to. */
const groups = fc.constantFrom(
  "(a|b)?(b)?",
  "(a)(b)?",
  "(?<n>a|bc|b)(.)?",
  "(?(DEFINE)(a|b)(?<n>c|a))",
);

/** Without `.` and `\s`, with which PCRE2 does not get `\R` right. */
const newlines = sequences(
  words("a b [^a] \\w \\R \\R \\X \\n \\r \\r\\n \\v (\\R|a)"),
  commonMarks,
  commonOpenings,
);
const common = sequences(commonAtoms, commonMarks, commonOpenings);
const any = sequences(atoms, marks, openings);

/** A pattern of what JavaScript's engine has too, so that many are run by it. */
export const commonPattern: fc.Arbitrary<string> = fc
  .tuple(
    start,
    fc.oneof({ arbitrary: common, weight: 5 }, newlines),
    fc.constantFrom("", "", "$", "\\z"),
  )
  .map((parts) => parts.join(""));

/** A pattern of everything. */
export const anyPattern: fc.Arbitrary<string> = fc
  .tuple(start, any, fc.constantFrom("", "|"), groups, any)
  .map((parts) => parts.join(""));

export const asciiSubject: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(..."aaaabbbccAB1 _/x\n\n\r"), { minLength: 1, maxLength: 9 })
  .map((characters) => characters.join(""));

export const byteSubject: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(..."aaaabbbccAB1 _/x\n\n\r\x85\xa0\xc3\xe9\xe0\xff"), { maxLength: 9 })
  .map((characters) => characters.join(""));
