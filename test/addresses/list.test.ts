import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { formatCidr, parseAddressList } from "../../src/addresses/index.js";

/** Entries as `line: cidr`, rejects as `line:column-endColumn text: problem`. */
function read(text: string): readonly string[] {
  const { entries, rejected } = parseAddressList(text);
  return [
    ...entries.map(({ cidr, line }) => `${line}: ${formatCidr(cidr)}`),
    ...rejected.map(
      ({ line, column, endColumn, text: part, problem }) =>
        `${line}:${column}-${endColumn} ${part}: ${problem}`,
    ),
  ];
}

describe("reads", () => {
  test.each([
    ["nothing", "", []],
    ["one line without an end", "1.2.3.4", ["1: 1.2.3.4"]],
    [
      "lines in their order, duplicates too",
      "::1\n1.2.3.4\n::1\n",
      ["1: ::1", "2: 1.2.3.4", "3: ::1"],
    ],
    ["Windows line ends", "1.2.3.4\r\n\r\n::1\r\n", ["1: 1.2.3.4", "3: ::1"]],
    ["a byte order mark", "\u{feff}1.2.3.4\n", ["1: 1.2.3.4"]],
    ["only a byte order mark", "\u{feff}", []],
    ["spaces around", "  \t1.2.3.4  \n", ["1: 1.2.3.4"]],
    [
      "comments",
      "# a\n; b\n  # c\n1.2.3.4 # d\n::1 ; e\n::2  ;#f\n",
      ["4: 1.2.3.4", "5: ::1", "6: ::2"],
    ],
    [
      "remarks after a tab",
      "1.2.3.4\t10\n::1\twhat is this?\n::2 \t3\n",
      ["1: 1.2.3.4", "2: ::1", "3: ::2"],
    ],
    ["a comment after a tab", "1.2.3.4\t# ten\n", ["1: 1.2.3.4"]],
    ["blocks", "10.0.0.0/8 ; SBL1\n2001:DB8::/32", ["1: 10.0.0.0/8", "2: 2001:db8::/32"]],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("rejects", () => {
  test.each([
    [
      "a host name",
      "1.2.3.4\nbad.example\n",
      ["1: 1.2.3.4", "2:1-12 bad.example: `bad.example` is a host name, not an IP address"],
    ],
    [
      "what follows an address",
      "  1.2.3.4  and more # c\n",
      ["1:12-20 and more: `and more` follows the address"],
    ],
    [
      "the word at fault alone",
      "\u{feff} nope 1.2.3.4\n",
      ["1:2-6 nope: `nope` is a host name, not an IP address"],
    ],
    ["two on a line", "1.2.3.4 ::1", ["1:9-12 ::1: `::1` follows the address"]],
    ["commas", "1.2.3.4,::1", ["1:1-12 1.2.3.4,::1: `1.2.3.4,::1` is not an IP address"]],
    [
      "a comment sign inside a word",
      "1.2.3.4#x",
      ["1:1-10 1.2.3.4#x: `1.2.3.4#x` is not an IP address"],
    ],
    [
      "bits below the mask",
      "10.0.0.1/8",
      ["1:1-11 10.0.0.1/8: `10.0.0.1/8` has bits set after its first 8"],
    ],
    ["odd spaces", "\u{a0}1.2.3.4", ["1:1-9 \u{a0}1.2.3.4: `\\u{a0}1.2.3.4` is not an IP address"]],
    [
      "NUL",
      "1.2.3.4\0\n\0",
      [
        "1:1-9 1.2.3.4\0: `1.2.3.4\\u{0}` is not an IP address",
        "2:1-2 \0: `\\u{0}` is not an IP address",
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

it("is not slowed down by long lines", () => {
  const megabyte = 1_000_000;
  for (const character of ["a", " ", "#", "\0", "\r", "\t", ":", "\n", "1.2.3.4 "]) {
    const { entries } = parseAddressList(`${character.repeat(megabyte)}\n1.2.3.4\n`);
    expect(entries.at(-1)?.cidr.network).toBe(0x01020304n);
  }
}, 5000);

it("loses no line: each one is blank, a comment, an entry or rejected", () => {
  const line = fc.oneof(
    fc.constantFrom("", " ", "# x", ";", "1.2.3.4", "::1 # y", "1.2.3.4\tz", "a b", "1.2.3.4 5"),
    fc.string({ unit: fc.constantFrom(..."1.:/ \t#;x\r"), maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom("\n", "\r\n"), (lines, end) => {
      const { entries, rejected } = parseAddressList(lines.join(end));
      const kept = [...entries, ...rejected].map((item) => item.line).sort((a, b) => a - b);
      const meant = lines.flatMap((text, index) =>
        /^[ \t\r]*(?:[#;]|$)/.test(text) ? [] : [index + 1],
      );
      expect(kept).toEqual(meant);
      for (const { line: number, column, endColumn, text } of rejected) {
        expect(lines[number - 1]?.slice(column - 1, endColumn - 1)).toBe(text);
      }
    }),
  );
});
