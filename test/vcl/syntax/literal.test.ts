import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { string } from "../../../src/vcl/syntax/build.js";
import { commentText, decodeString, encodeString } from "../../../src/vcl/syntax/literal.js";
import { printVcl } from "../../../src/vcl/syntax/print.js";
import { log, snippet } from "../../../src/vcl/syntax/build.js";
import { endOfString } from "./scan.js";

/** The literal as it is printed, in a statement whose other text is known. */
function printed(value: string): string {
  const { text } = printVcl(snippet([log(string(value))]));
  expect(text.startsWith("log ")).toBe(true);
  expect(text.endsWith(";\n")).toBe(true);
  return text.slice("log ".length, -";\n".length);
}

const hostile = [
  "",
  '"',
  '"}',
  '"}"',
  '{"',
  '{"a"}',
  '" ; }',
  '"; error 200; #',
  "%",
  "%41",
  "%00",
  "%u{41}",
  "100%",
  '%"',
  "\r",
  "\n",
  "\r\n",
  "a\r\nSet-Cookie: b",
  "\t",
  "trailing blanks  \n  \n",
  "🌮",
  "👩‍🚀",
  "❤️",
  "\u202Egnp.exe",
  "\u2028",
  "\uFEFF",
  "*/",
  "#",
  "FASTLY recv",
  "#FASTLY recv",
  "\\",
  '\\"',
  'ends in a quote\n"',
  '{"status": "declined"}',
  "\u0080",
  "\u{10FFFF}",
];

const unicode = fc.string({ unit: "binary" }).filter((text) => !text.includes("\0"));
const nasty = fc
  .array(fc.oneof(fc.constantFrom('"', "}", "{", "%", "\n", "\r", "u", "41", "\u202E"), unicode))
  .map((parts) => parts.join(""));

describe("encodeString", () => {
  test.each([
    ["a short string where nothing needs an escape", "Bad Taco.", '"Bad Taco."'],
    ["the empty string", "", '""'],
    ["emoji and letters as they are", "Forbidden 🌮 ❤️ é", '"Forbidden 🌮 ❤️ é"'],
    ["a long string around quotes", 'say "cheese" now', '{"say "cheese" now"}'],
    ["a long string around percent signs", "100%", '{"100%"}'],
    ["a long string around lines and tabs", "a\n\tb", '{"a\n\tb"}'],
    ["escapes where a long string would end early", '{"a":"b"}', '"{%22a%22:%22b%22}"'],
    ["escapes where a quote would meet the end", 'a "b"', '"a %22b%22"'],
    ["escapes for control characters", "a\r\nb", '"a%0D%0Ab"'],
    ["escapes for what reorders text", "a\u202Eb", '"a%u{202E}b"'],
    ["escapes for joiners, also in emoji", "👩\u200D🚀", '"👩%u{200D}🚀"'],
    ["escapes for line separators", "a\u2028b", '"a%u{2028}b"'],
    ["escapes for private use", "\uE000", '"%u{E000}"'],
    ["escapes for noncharacters", "\u{1FFFE}", '"%u{1FFFE}"'],
    ["escapes for fillers that show nothing", "\u3164\u{E0100}", '"%u{3164}%u{E0100}"'],
    ["a percent sign beside what needs an escape", "%\r", '"%25%0D"'],
  ])("writes %s", (_what, value, expected) => {
    expect(printed(value)).toBe(expected);
  });

  it("refuses NUL and lone surrogates", () => {
    expect(() => encodeString("a\0b")).toThrow(RangeError);
    expect(() => encodeString("a\uD800b")).toThrow(RangeError);
    expect(() => encodeString("\uDC00")).toThrow(RangeError);
  });

  test.each(hostile)("holds %j and nothing else", (value) => {
    const text = printed(value);
    expect(endOfString(text, 0)).toBe(text.length);
    expect(decodeString(encodeString(value))).toBe(value);
  });

  it("has an inverse", () => {
    fc.assert(
      fc.property(fc.oneof(unicode, nasty), (value) => {
        expect(decodeString(encodeString(value))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it("makes literals that end where they should", () => {
    fc.assert(
      fc.property(fc.oneof(unicode, nasty), (value) => {
        const text = printed(value);
        expect(endOfString(text, 0)).toBe(text.length);
        expect(text).toMatch(/^(?:"[^"]*"|\{"[\s\S]*"\})$/);
      }),
      { numRuns: 2000 },
    );
  });

  it("shows every character, save line feeds and tabs in long strings", () => {
    fc.assert(
      fc.property(fc.oneof(unicode, nasty), (value) => {
        const { form, raw } = encodeString(value);
        const shown = form === "long" ? raw.replaceAll(/[\n\t]/g, "") : raw;
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps bodies of 8,000 characters", () => {
    for (const unit of ["a", '"}', "🌮", "%\r", '<p>100% "sure"</p>\n']) {
      const body = unit.repeat(Math.ceil(8000 / unit.length));
      const text = printed(body);
      expect(endOfString(text, 0)).toBe(text.length);
      expect(decodeString(encodeString(body))).toBe(body);
    }
  });
});

describe("decodeString", () => {
  test.each([
    ["%41%u0042%u{43}", "ABC"],
    ["%E2%82%AC", "€"],
    ["%u{1F32E}", "🌮"],
    ["%25zz", "%zz"],
    ["before%00after", "before"],
    ["%u{0}", ""],
    ["\uFEFFa%41", "\uFEFFaA"],
  ])("expands %j", (raw, value) => {
    expect(decodeString({ form: "short", raw })).toBe(value);
  });

  test.each([
    "%",
    "%4",
    "%zz",
    "%u",
    "%u12",
    "%u{}",
    "%u{1234567}",
    "%u{D800}",
    "%uDFFF",
    "%u{110000}",
    "%FF",
    "%E2%82",
  ])("finds no value in %j", (raw) => {
    expect(decodeString({ form: "short", raw })).toBeUndefined();
  });

  it("expands nothing in long strings", () => {
    expect(decodeString({ form: "long", raw: "%41 %zz" })).toBe("%41 %zz");
    expect(decodeString({ form: "long", delimiter: "HTML", raw: '"}' })).toBe('"}');
  });
});

describe("commentText", () => {
  test.each([
    ["an ordinary reason", "an ordinary reason"],
    ["two\nlines\r\n\tand a tab", String.raw`two\nlines\r\n\tand a tab`],
    ["bell \u0007", String.raw`bell \u{7}`],
    ["NUL \0", String.raw`NUL \u{0}`],
    ["\u202Egnp", String.raw`\u{202E}gnp`],
    ["\uD800", String.raw`\u{D800}`],
    ["\u2028#FASTLY recv", String.raw`\u{2028}\u{23}FASTLY recv`],
    ["end */ error;", "end * / error;"],
    ["**//", "** //"],
    ["FASTLY recv", String.raw`\u{46}ASTLY recv`],
    ["fastly recv", String.raw`\u{66}astly recv`],
    ["  ##FASTLY recv", String.raw`  #\u{23}FASTLY recv`],
    ["* FASTLY recv", String.raw`* \u{46}ASTLY recv`],
    ["FASTLY", String.raw`\u{46}ASTLY`],
    ["asked of FASTLY support", "asked of FASTLY support"],
    ["🌮", "🌮"],
    ["", ""],
  ])("writes %j as %j", (text, expected) => {
    expect(commentText(text)).toBe(expected);
  });

  it("is cut at 200 characters, between escapes", () => {
    expect(commentText("a".repeat(200))).toBe("a".repeat(200));
    expect(commentText("a".repeat(201))).toBe(`${"a".repeat(199)}…`);
    expect(commentText(`${"a".repeat(195)}\u202E${"b".repeat(20)}`)).toBe(`${"a".repeat(195)}…`);
  });

  it("stays on its line and is never the macro", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          nasty,
          fc
            .tuple(
              fc.constantFrom("", " ", "# ", "\n"),
              fc.constantFrom("FASTLY recv", "fastly x"),
              nasty,
            )
            .map((parts) => parts.join("")),
        ),
        (text) => {
          const result = commentText(text);
          expect(result.length).toBeLessThanOrEqual(200);
          expect(result).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
          expect(result).not.toContain("*/");
          expect(result).not.toMatch(/^[\s#/*]*FASTLY/i);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("the macro", () => {
  it.each([
    ["\n#FASTLY recv\n", '"%0A%23FASTLY recv%0A"'],
    ["# fastly error", '"%23 fastly error"'],
    ['#FASTLY recv"}', '"%23FASTLY recv%22}"'],
    ["#hashtag", '"#hashtag"'],
  ])("is spelled in no literal: %j", (value, printed) => {
    const literal = encodeString(value);
    expect(`"${literal.raw}"`).toBe(printed);
    expect(literal.form).toBe("short");
    expect(decodeString(literal)).toBe(value);
  });

  it("is spelled in no comment", () => {
    expect(commentText("see #FASTLY recv")).toBe(String.raw`see \u{23}FASTLY recv`);
  });
});
