import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  type Pattern,
  literalPcre,
  parsePattern,
  toByteRegExp,
  toPcre,
} from "../../src/program/pattern/pattern.js";

function patternOf(source: string, flags: string): Pattern {
  const parsed = parsePattern(source, flags);
  if (!parsed.ok) throw new Error(`${parsed.problem} at ${parsed.offset}`);
  return parsed.pattern;
}

/** The UTF-8 bytes of a text, one character each. */
function bytesOf(text: string): string {
  return Buffer.from(text).toString("latin1");
}

function deep(depth: number): string {
  return "(".repeat(depth) + ")".repeat(depth);
}

describe("prints for PCRE2", () => {
  const cases: readonly (readonly [regex: RegExp, pcre: string])[] = [
    [/^\/admin(?:\/|$)/, String.raw`^/admin(?:/|\z)`],
    [/\.php$/i, String.raw`(?i)\.php\z`],
    [/a.b/, String.raw`a[^\n\r]b`],
    [/a.b/s, "(?s)a.b"],
    [/A./is, "(?is)A."],
    [/\d\D/, "[0-9][^0-9]"],
    [/\w\W/, "[0-9A-Za-z_][^0-9A-Za-z_]"],
    [/\s\S/, String.raw`[\t-\r ][^\t-\r ]`],
    [/[\w.-]/, String.raw`[0-9A-Za-z_.\-]`],
    [/[^\s\d]/, String.raw`[^\t-\r 0-9]`],
    [/[a-z0-9-]/, String.raw`[a-z0-9\-]`],
    [/[\w-a]/, String.raw`[0-9A-Za-z_\-a]`],
    // What is beyond ASCII can only be written as what is left out.
    [/[\W_]/, "[^0-9A-Za-z]"],
    [/[^\W_]/, "[0-9A-Za-z]"],
    [/[\Wk]/i, "(?i)[^0-9A-JL-Z_a-jl-z]"],
    [/[\s\S]/, String.raw`[\s\S]`],
    [/[\][^$.|/]/, String.raw`[\]\[\^$.|/]`],
    [/[.a.b]/, String.raw`[\.a.b]`],
    [/[.]/, "[.]"],
    [/[^=a=b]/, "[^=a=b]"],
    [/[ab]/, "[ab]"],
    [/[a-b]/, "[ab]"],
    // Nothing may end a short string, escape in it or break its line.
    [/"%22"/, String.raw`\x22\x2522\x22`],
    [/["%]/, String.raw`[\x22\x25]`],
    [/[\n"-%]/, String.raw`[\n\x22-\x25]`],
    [/\x41\u0041/, "AA"],
    [/\u{41}\u{e9}/u, "Aé"],
    [/\$\{jndi/, String.raw`\$\{jndi`],
    [/(?:(a)|(?<name>b))/, "(?:(?:a)|(?:b))"],
    [/a(?=b)(?!c)|d/, "a(?=b)(?!c)|d"],
    [/\ba\B/, String.raw`\ba\B`],
    [/a*b+c?d{2}e{2,}f{2,3}/, "a*b+c?d{2}e{2,}f{2,3}"],
    [/a*?b+?c??d{2}?e{2,}?f{0,3}?/, "a*?b+?c??d{2}?e{2,}?f{0,3}?"],
    [/a{0,1}b{1,}c{0,}d{007}/, "a?b+c*d{7}"],
    [/(?:)/, "(?:)"],
    [/a||b/, "a||b"],
    [/naïve|日本|😀/, "naïve|日本|😀"],
    [/\u00e9\xe9\ud83d\ude00/, "éé😀"],
    [/(?:é)+😀(?:😀)?/, "(?:é)+😀(?:😀)?"],
    [/\u{1f600}\ud83d\ude00/u, "😀😀"],
    [/a{65535}/, "a{65535}"],
  ];
  test.each(cases)("%s as %s", (regex, pcre) => {
    expect(toPcre(patternOf(regex.source, regex.flags))).toBe(pcre);
  });

  // What a linter would have written otherwise in a literal.
  test.each([
    ["${jndi", String.raw`\z\{jndi`],
    ["a{,}b{}c{x}", String.raw`a\{,\}b\{\}c\{x\}`],
    ["\\-\\_\\:\\@\\#\\ \\'", "-_:@# '"],
    ["[^\\x00-\\x7f]", String.raw`[^\x00-\x7f]`],
    ["\\n\\t\\r\\v\\f\\x7f\\x1b\r", String.raw`\n\t\r\x0b\x0c\x7f\x1b\r`],
    ["a}]", String.raw`a\}\]`],
  ])("sloppy %s as %s", (source, pcre) => {
    expect(toPcre(patternOf(source, ""))).toBe(pcre);
  });
});

describe("prints for byte strings", () => {
  test.each([
    [/a.$/i, String.raw`/[aA][^\n\r]$/`],
    [/a.$/s, "/a.$/s"],
    [/[b-y_]|[^a]/i, "/[b-y_B-Y]|[^aA]/"],
    [/[@-[]/i, String.raw`/[@-\[a-z]/`],
    [/é/, String.raw`/\xc3\xa9/`],
    [/(?:é)+/, String.raw`/(?:\xc3\xa9)+/`],
    [/\u{1f600}/u, String.raw`/\xf0\x9f\x98\x80/`],
  ] as const)("%s as %s", (regex, expected) => {
    expect(toByteRegExp(patternOf(regex.source, regex.flags)).toString()).toBe(expected);
  });
});

describe("refuses", () => {
  test.each([
    // What JavaScript itself does not take; the parser names the place just after the fault.
    ["(a", "", 2, "the pattern is not valid: unterminated group"],
    ["a**", "", 3, "the pattern is not valid: nothing to repeat"],
    ["[b-a]", "", 4, "the pattern is not valid: range out of order in character class"],
    ["\\", "", 0, "the pattern is not valid: \\ at end of pattern"],
    ["\\-", "u", 1, "the pattern is not valid: invalid escape"],
    // Flags.
    ["a", "g", 2, "the flag `g` is not supported"],
    ["a", "iy", 3, "the flag `y` is not supported"],
    ["a", "m", 2, "the flag `m` is not supported"],
    ["a", "v", 2, "the flag `v` is not supported"],
    ["a", "d", 2, "the flag `d` is not supported"],
    ["a", "\0", 2, "the flag `\\u{0}` is not supported"],
    ["a", "ii", 3, "the flag `i` is there twice"],
    ["a(?i:b)", "", 1, "`(?i:b)` changes flags inside the pattern"],
    // References and assertions.
    ["(a)\\1", "", 3, "`\\1` refers back to a group"],
    ["(?<n>a)\\k<n>", "", 7, "`\\k<n>` refers back to a group"],
    ["(?<=a)b", "", 0, "`(?<=a)` looks behind"],
    ["(?<!a)b", "", 0, "`(?<!a)` looks behind"],
    ["(?=a)*", "", 0, "`(?=a)*` repeats a lookahead"],
    // Classes.
    ["a[]", "", 1, "`[]` matches no character"],
    ["[^]", "", 0, "`[^]` starts a longer class at the edge"],
    ["[^\\s\\S]", "", 0, "`[^\\s\\S]` matches no character"],
    ["[^\\x00-\\x7f\\W]", "", 0, "`[^\\x00-\\x7f\\W]` matches no character"],
    ["[[:alpha:]]", "", 1, "`[[:alpha:]` looks like a POSIX class, which JavaScript does not have"],
    ["[^x[.a.]]", "", 3, "`[^x[.a.]` looks like a POSIX class, which JavaScript does not have"],
    ["[[=a=]]", "", 1, "`[[=a=]` looks like a POSIX class, which JavaScript does not have"],
    ["[:alpha:]", "", 0, "`[:alpha:]` looks like a POSIX class, which JavaScript does not have"],
    ["[\\b]", "", 1, "`\\b` is a backspace inside a class"],
    ["[é]", "", 1, "`é` inside a class is not ASCII"],
    ["[a-\\u00ff]", "", 3, "`\\u00ff` inside a class is not ASCII"],
    ["[😀]", "", 1, "`\\u{d83d}` inside a class is not ASCII"],
    ["[😀]", "u", 1, "`😀` inside a class is not ASCII"],
    ["[\\x00]", "", 1, "the pattern holds a NUL character"],
    ["[\0-a]", "", 1, "the pattern holds a NUL character"],
    ["\\p{L}", "u", 0, "`\\p{L}` is a Unicode property"],
    ["[\\P{L}]", "u", 1, "`\\P{L}` is a Unicode property"],
    // Escapes.
    ["\\0", "", 0, "the pattern holds a NUL character"],
    ["\\x00", "", 0, "the pattern holds a NUL character"],
    ["\0", "", 0, "the pattern holds a NUL character"],
    ["\\1", "", 0, "`\\1` is an octal escape or a backreference, depending on the reader"],
    ["\\012", "", 0, "`\\012` is an octal escape or a backreference, depending on the reader"],
    ["\\8", "", 0, "`\\8` is an octal escape or a backreference, depending on the reader"],
    ["[\\101]", "", 1, "`\\101` is an octal escape or a backreference, depending on the reader"],
    ["\\cJ", "", 0, "`\\cJ` is a control escape"],
    ["\\c", "", 0, "`\\c` is a control escape"],
    ["[\\cJ]", "", 1, "`\\cJ` is a control escape"],
    // Braces and counts.
    ["a{,3}", "", 1, "`{,3}` is plain text in JavaScript and may be a quantifier at the edge"],
    ["a{1, 3}", "", 1, "`{1, 3}` is plain text in JavaScript and may be a quantifier at the edge"],
    ["a{ 3 }", "", 1, "`{ 3 }` is plain text in JavaScript and may be a quantifier at the edge"],
    ["a{65536}", "", 0, "`a{65536}` counts beyond 65,535"],
    ["a{65536,}", "", 0, "`a{65536,}` counts beyond 65,535"],
    ["(?:abc){9999}", "", 0, "the pattern is too large once its counted groups are written out"],
    // Beyond ASCII.
    ["é", "i", 0, "`é` is not ASCII, and the pattern ignores letter case"],
    ["\\u00e9", "i", 0, "`\\u00e9` is not ASCII, and the pattern ignores letter case"],
    ["😀", "i", 0, "`😀` is not ASCII, and the pattern ignores letter case"],
    ["aé+", "", 1, "`é` is not ASCII and is repeated by itself"],
    ["😀+", "", 0, "`😀` is not ASCII and is repeated by itself"],
    ["😀?", "u", 0, "`😀` is not ASCII and is repeated by itself"],
    ["\\u{e9}{2}", "u", 0, "`\\u{e9}` is not ASCII and is repeated by itself"],
    ["a\ud83d", "", 1, "`\\u{d83d}` is half of a surrogate pair"],
    ["\\ude00\\ud83d", "", 0, "`\\ude00` is half of a surrogate pair"],
    ["\\ud83d", "u", 0, "`\\ud83d` is half of a surrogate pair"],
    ["\ud83d+", "", 0, "`\\u{d83d}` is not ASCII and is repeated by itself"],
    ["\\x85", "", 0, "`\\x85` is a control character beyond ASCII"],
    // Time.
    ["(a+)+", "", 0, "`(a+)+` repeats a repetition without end and can take exponential time"],
    ["x(?:a*)*", "", 1, "`(?:a*)*` repeats a repetition without end and can take exponential time"],
    [
      "(?:\\w+\\s?)+$",
      "",
      0,
      "`(?:\\w+\\s?)+` repeats a repetition without end and can take exponential time",
    ],
    [
      "(?:(?:ab|c{2,})d){3,}",
      "",
      0,
      "`(?:(?:ab|c{2,})d){3,}` repeats a repetition without end and can take exponential time",
    ],
    // Size.
    ["a".repeat(4001), "", 4000, "the pattern has 4001 characters; the most is 4000"],
    ["(".repeat(100_000), "", 4000, "the pattern has 100000 characters; the most is 4000"],
    [deep(51), "", 50, "parentheses are nested more than 50 deep"],
    ["(".repeat(4000), "", 50, "parentheses are nested more than 50 deep"],
  ])("%j with %j", (source, flags, offset, problem) => {
    expect(parsePattern(source, flags)).toMatchObject({ ok: false, offset, problem });
  });

  test.each([..."ABCEGHKLNQRUXZaehlopyz"])(
    "the escape \\%s, which PCRE2 knows or may come to know",
    (letter) => {
      const problem = `\`\\${letter}\` is a plain \`${letter}\` in JavaScript and means something else at the edge`;
      const known = "B";
      expect(parsePattern(`\\${letter}`, "").ok).toBe(known.includes(letter));
      expect(parsePattern(`x\\${letter}`, "")).toMatchObject(
        known.includes(letter) ? { ok: true } : { problem, offset: 1 },
      );
    },
  );

  it("with help that says what to write", () => {
    for (const [source, flags, help] of [
      ["a{,3}", "", "write `{0,n}` for a quantifier, or `\\{` for a brace"],
      ["\\z", "", "write `z` for the letter, and `^`, `$` or a class for anything else"],
      ["é+", "", "put it in a group, as in `(?:é)+`: at the edge it is several bytes"],
      ["a", "m", "drop it, and write `(?:^|\\n)` or `(?=\\n|$)` for the edge of a line"],
    ] as const) {
      expect(parsePattern(source, flags)).toMatchObject({ help });
    }
  });

  it("neither deep nor long patterns within the limits", () => {
    for (const source of [deep(50), "[(]".repeat(60), "\\(".repeat(60), "a".repeat(4000)]) {
      expect(parsePattern(source, "").ok).toBe(true);
    }
  });
});

it("says whether the empty text matches", () => {
  const empty = ["", "a*", "^$", "a|", "(?!a)", "a", "^.", "\\b"].map((source) => {
    const parsed = parsePattern(source, "");
    return parsed.ok && parsed.matchesEmpty;
  });
  expect(empty).toEqual([true, true, true, true, true, false, false, false]);
});

it("prints nothing that did not pass the checks", () => {
  const pattern = { source: "\\z", ignoreCase: false, dotAll: false, unicode: false };
  expect(() => toPcre(pattern)).toThrow(TypeError);
  expect(() => toByteRegExp(pattern)).toThrow(TypeError);
});

describe("matches as PCRE2's documentation says (pcre2pattern)", () => {
  test.each([
    [/^$/, "", true],
    // `$` would match before a last line end; `\z` does not.
    [/abc$/, "abc\n", false],
    [/abc$/, "abc", true],
    [/^abc/, "x\nabc", false],
    [/a.c/, "a\nc", false],
    [/a.c/, "a\rc", false],
    [/a.c/s, "a\nc", true],
    [/gilbert|sullivan/, "sullivan", true],
    [/(?:red|white) king/, "the white king", true],
    [/cat(?:aract|erpillar|)/, "cat", true],
    [/[aeiou]{3,}/, "queueing", true],
    [/^\d{8}$/, "1234567", false],
    [/^\d{8}$/, "12345678", true],
    [/^z{2,4}$/, "zzzzz", false],
    [/\w+(?=;)/, "word;", true],
    [/foo(?!bar)/, "foobar", false],
    [/foo(?!bar)/, "foobaz", true],
    [/[\]]/, "]", true],
    [/[W-\]46]/, "[", true],
    [/[W-\]46]/, "]", true],
    [/[W-\]46]/, "V", false],
    [/[^aeiou]/, "aeiou", false],
    [/[\dA-F]/, "F", true],
    [/[^\W_]/, "_", false],
    [/\s/, "\v", true],
    [/\bfoo\b/, "a foo b", true],
    [/\bfoo\b/, "a_foo b", false],
    [/[W-c]/i, "x", true],
    [/[W-c]/i, "@", false],
    // Over bytes: letter case is folded for ASCII alone, and `.` is one byte.
    [/^é$/, "é", true],
    [/^(?:é){2}$/, "éé", true],
    [/^[^a]{2}$/, "é", true],
    [/^.$/, "é", false],
    [/k/i, "\u212a", false],
  ] as const)("%s on %j: %s", (regex, input, expected) => {
    expect(toByteRegExp(patternOf(regex.source, regex.flags)).test(bytesOf(input))).toBe(expected);
  });

  it("tells bytes apart that JavaScript would fold", () => {
    const regex = toByteRegExp(patternOf("^[^a]x|^\\W\\W$", "i"));
    expect(regex.ignoreCase).toBe(false);
    expect(regex.test(bytesOf("éX"))).toBe(false);
    expect(regex.test(bytesOf("é"))).toBe(true);
  });
});

describe("a text as a pattern", () => {
  test.each([
    ["", ""],
    ["a.b*c", String.raw`a\.b\*c`],
    ["^$|()[]{}+?\\/", String.raw`\^\$\|\(\)\[\]\{\}\+\?\\/`],
    ['50% "off"\r\n\0', String.raw`50\x25 \x22off\x22\r\n\x00`],
    ["日本 é😀", "日本 é😀"],
    ["a\ud800b", "a(?!)b"],
  ])("%j as %s", (text, pcre) => {
    expect(literalPcre(text)).toBe(pcre);
  });

  it("matches that text and no other", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        const regex = new RegExp(`^(?:${literalPcre(text)})$`);
        expect(regex.test(text)).toBe(true);
        expect(regex.test(other)).toBe(text === other);
      }),
    );
  });
});

/** Small patterns of everything that the two languages share. */
const sources = fc.letrec<{ choices: string; sequence: string; item: string; atom: string }>(
  (tie) => ({
    choices: fc
      .array(tie("sequence"), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join("|")),
    sequence: fc.array(tie("item"), { maxLength: 4 }).map((parts) => parts.join("")),
    item: fc.oneof(
      { weight: 4, arbitrary: tie("atom") },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            tie("atom"),
            fc.constantFrom("*", "+", "?", "{2}", "{1,}", "{0,2}", "*?", "+?", "??"),
          )
          .map((parts) => parts.join("")),
      },
      { weight: 1, arbitrary: fc.constantFrom("^", "$", "\\b", "\\B") },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom("=", "!"), tie("choices"))
          .map(([sign, inside]) => `(?${sign}${inside})`),
      },
    ),
    atom: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(
        ..."abAKks_-1 :@'\"%",
        ..."n t . d D w W s S".split(" ").map((letter) => (letter === "." ? "." : `\\${letter}`)),
        ..."./$[]{}()*+?|^\\".split("").map((mark) => `\\${mark}`),
        "\\x41",
        "\\u0061",
      ),
      fc
        .tuple(
          fc.constantFrom("", "^"),
          fc.array(
            fc.constantFrom(
              "a",
              "K",
              "s",
              "a-c",
              "A-Z",
              "J-l",
              "+-Z",
              "\\d",
              "\\w",
              "\\W",
              "\\S",
              "\\s",
              "\\D",
              "_",
              "\\-",
              "\\]",
              "\\^",
              ".",
              '"',
              "%",
              "\\n",
              "\\x00-\\x7f",
            ),
            { minLength: 1, maxLength: 4 },
          ),
        )
        .map(([caret, members]) => `[${caret}${members.join("")}]`),
      fc
        .tuple(fc.constantFrom("", "?:"), tie("choices"))
        .map(([kind, inside]) => `(${kind}${inside})`),
    ),
  }),
).choices;

const flagSets = fc.constantFrom("", "i", "s", "is", "u", "iu", "su");
const asciiTexts = fc.string({
  unit: fc.constantFrom(...'aAbBkKsSzZ_-1 :@."%[]\\\n\r\t\x01\x7f'),
  maxLength: 8,
});

describe("for random patterns", () => {
  it("means on ASCII text what the author's own regular expression means", () => {
    fc.assert(
      fc.property(
        sources,
        flagSets,
        fc.array(asciiTexts, { minLength: 8, maxLength: 8 }),
        (source, flags, texts) => {
          const parsed = parsePattern(source, flags);
          fc.pre(parsed.ok);
          if (!parsed.ok) return;
          const [ours, theirs] = [toByteRegExp(parsed.pattern), new RegExp(source, flags)];
          expect(texts.map((text) => ours.test(text))).toEqual(
            texts.map((text) => theirs.test(text)),
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("prints what fits a short VCL string", () => {
    fc.assert(
      fc.property(
        fc.oneof(sources, fc.string(), fc.string({ unit: "binary" })),
        flagSets,
        (source, flags) => {
          const parsed = parsePattern(source, flags);
          expect(parsed.ok ? toPcre(parsed.pattern) : "").not.toMatch(/["%\p{Cc}\p{Cs}]/u);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
