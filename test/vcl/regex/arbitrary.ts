import fc from "fast-check";

/** Pieces of pattern syntax, whole and broken. */
const pieces: readonly string[] = [
  ..."abcx0129_-]})|*+?.^$=!<>&#,'\": \t\né😀",
  ..."[[((",
  ..."{2} {2,} {1,3} {0} {3,1} {65536} {,3} { \\ \\\\".split(" "),
  ..."\\d \\D \\w \\S \\h \\V \\b \\B \\A \\z \\Z \\G \\K \\R \\X \\N \\C \\Q \\E \\Q*\\E \\a \\e \\t".split(
    " ",
  ),
  ..."\\x \\x4 \\x{41} \\x{e9} \\x{110000} \\x{d800} \\x{ \\x{g} \\x{} \\o{101} \\o{8} \\o \\0 \\012 \\377 \\400".split(
    " ",
  ),
  ..."\\1 \\2 \\9 \\10 \\81 \\g1 \\g{1} \\g{-1} \\g{+1} \\g<1> \\g<-1> \\g'n' \\g{n} \\g \\k<n> \\k{n} \\k'm' \\k".split(
    " ",
  ),
  ..."\\p{L} \\p{^Lu} \\P{Greek} \\pN \\p \\p{foo} \\cA \\c[ \\c \\i \\j \\u \\L \\U \\N{U+41} \\N{2} \\N{x}".split(
    " ",
  ),
  ..."(?: (?i) (?i: (?-i) (?x) (?xx) (?n) (?U) (?J) (?^) (?^i: (?i-s) (?m-x: (?i- (?z) (?".split(
    " ",
  ),
  ..."(?= (?! (?<= (?<! (?> (?| (?* (?<* (?<n> (?'m' (?P<n> (?P=n) (?P>n) (?Px (?&n) (?<1> (?<".split(
    " ",
  ),
  ..."(?R) (?0) (?1) (?2) (?-1) (?+1) (?+ (?R (?1".split(" "),
  ..."(?(1) (?(n) (?(<n>) (?('m') (?(R) (?(R1) (?(R&n) (?(DEFINE) (?(VERSION>=10.4) (?(VERSION (?(+1) (?(-1) (?(0)".split(
    " ",
  ),
  ..."(?(?= (?(?! (?(?<= (?(*pla: (?(?C1)(?= (?(?i) (?#c) (?# (?C) (?C1) (?C256) (?C'a') (?C{a} (?Cx)".split(
    " ",
  ),
  ..."(*ACCEPT) (*F) (*FAIL:x) (*MARK:a) (*MARK) (*:b) (*SKIP) (*SKIP:a) (*THEN) (*PRUNE) (*COMMIT) (*foo) (*".split(
    " ",
  ),
  ..."(*pla: (*plb: (*nla: (*nlb: (*napla: (*naplb: (*atomic: (*sr: (*asr: (*foo: (*UTF) (*CR)".split(
    " ",
  ),
  ..."[abc] [^a] [a-z] [z-a] [\\d-z] [a-\\d] [a-] [-a] []a] [^]a] [\\]] [\\b] [\\B] [a\\E-c] [\\Q-\\E]".split(
    " ",
  ),
  ..."[[:alpha:]] [[:^digit:]] [[:foo:]] [:alpha:] [[.a.]] [[=a=]] [[:<:]] [[:>:]] [\\x41-\\x43] [\\p{L}x]".split(
    " ",
  ),
];

/** A sequence of pieces without any order. */
const jumble = fc
  .array(fc.constantFrom(...pieces), { maxLength: 12 })
  .map((parts) => parts.join(""));

const atom = fc.constantFrom(
  ..."a b x . \\d [a-z] [^x\\d] \\w \\1 \\2 ^ $ \\b (?i) (?s-m) (?-i) (?#x) (?1) \\z \\A \\h \\R \\x41 \\Qa.b\\E".split(
    " ",
  ),
  ..."[[:alpha:]_] \\k<n> (*SKIP) \\K \\10 \\g{-1} (?R)? \\p{Lu} (?<n>x) (a|b) (b|cd) \\N é".split(
    " ",
  ),
);

const quantifier = fc.constantFrom(
  "",
  "",
  "",
  "*",
  "+",
  "?",
  "*?",
  "++",
  "{2}",
  "{1,3}",
  "{0,}?",
  "{0}",
);

const opening = fc.constantFrom(
  ..."( (?: (?= (?! (?<= (?<! (?<n> (?'m' (?> (?| (?(1) (?i: (?x: (?U: (*sr: (?(?=a) (?(DEFINE) (*atomic: (?(R)".split(
    " ",
  ),
);

/** A pattern that is mostly valid. */
export const sensible: fc.Arbitrary<string> = fc.letrec<{ sequence: string; item: string }>(
  (tie) => ({
    sequence: fc.array(tie("item"), { maxLength: 5 }).map((items) => items.join("")),
    item: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.tuple(atom, quantifier).map((parts) => parts.join("")),
      fc.tuple(tie("sequence"), tie("sequence")).map((parts) => parts.join("|")),
      fc
        .tuple(opening, tie("sequence"), quantifier)
        .map(([open, inside, repeat]) => `${open}${inside})${repeat}`),
    ),
  }),
).sequence;

/** A pattern in which a few places have been changed. */
const mutated = fc
  .tuple(
    fc.oneof(sensible, jumble),
    fc.array(fc.tuple(fc.nat(1000), fc.nat(2), fc.constantFrom(...pieces)), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([pattern, changes]) => {
    const characters = [...pattern];
    for (const [place, removed, inserted] of changes) {
      const at = place % (characters.length + 1);
      characters.splice(at, removed, ...(removed === 2 ? [] : [inserted]));
    }
    return characters.join("");
  });

export const pattern: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: jumble, weight: 2 },
  { arbitrary: sensible, weight: 3 },
  { arbitrary: mutated, weight: 3 },
);
