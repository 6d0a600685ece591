import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseAddressList } from "../../src/addresses/index.js";
import { read, readBytes, utf8 } from "./read-list.js";

describe("takes", () => {
  test.each<[string, string, string]>([
    ["nothing", "", ""],
    ["one line without an end", "1.2.3.4", "1.2.3.4"],
    ["lines in any order, doubles too", "::1\n1.2.3.4\n::1\n", "1.2.3.4 ::1"],
    ["Windows line ends", "1.2.3.4\r\n\r\n::1\r\n", "1.2.3.4 ::1"],
    ["the line ends of old Macs", "1.2.3.4\r::1\r", "1.2.3.4 ::1"],
    ["a byte order mark", "\u{feff}1.2.3.4\n", "1.2.3.4"],
    ["only a byte order mark", "\u{feff}", ""],
    ["spaces around", "  \t1.2.3.4  \n", "1.2.3.4"],
    [
      "comments",
      "# a\n; b\n  # c\n// d\n! e\n1.2.3.4 # d\n::1 ; e\n::2  ;#f\n::9 // g",
      "1.2.3.4 ::1 ::2 ::9",
    ],
    ["a `#` right behind the address", "1.2.3.4#4#2#Scanning Host#DE\n", "1.2.3.4"],
    ["remarks after a tab", "1.2.3.4\t10\n::1\twhat is this?\n::2 \t3\n", "1.2.3.4 ::1 ::2"],
    ["a comment after a tab", "1.2.3.4\t# ten\n", "1.2.3.4"],
    ["blocks", "10.0.0.0/8 ; SBL1\n2001:DB8::/32", "10.0.0.0/8 2001:db8::/32"],
    [
      "ports",
      "1.2.3.4:8080\n[2001:db8::1]:443\n[::2]\n5.6.7.8:0 # x",
      "1.2.3.4 5.6.7.8 ::2 2001:db8::1",
    ],
    [
      "mapped addresses",
      "::ffff:1.2.3.4\n::ffff:102:305\n[::ffff:1.2.3.6]:80\n::ffff:10.0.0.0/104",
      "1.2.3.4 1.2.3.5 1.2.3.6 10.0.0.0/8",
    ],
    ["dotted IPv6", "64:ff9b::1.2.3.4", "64:ff9b::102:304"],
    ["ranges", "1.2.3.4-1.2.3.7\n9.9.9.9 - 9.9.9.9\n::1 -::2", "9.9.9.9 1.2.3.4/30 ::1 ::2"],
    ["ranges of mapped addresses", "::ffff:1.2.3.4-1.2.3.5", "1.2.3.4/31"],
    [
      "ranges to the last address",
      "255.255.255.254-255.255.255.255\nffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
      "255.255.255.254/31 ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127",
    ],
    ["a range with a remark", "1.2.3.4-1.2.3.5\tx\n1.2.3.8 - 1.2.3.9 # x", "1.2.3.4/31 1.2.3.8/31"],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected === "" ? [] : expected.split(" "));
  });
});

describe("rejects", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "a host name",
      "1.2.3.4\nbad.example\n",
      ["1.2.3.4", "2:1-12 bad.example: `bad.example` is a host name, not an IP address"],
    ],
    [
      "a host name with a dash",
      "a-b.example",
      ["1:1-12 a-b.example: `a-b.example` is a host name, not an IP address"],
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
      "a `;` that may part two addresses",
      "1.2.3.4;5.6.7.8",
      ["1:1-16 1.2.3.4;5.6.7.8: `1.2.3.4;5.6.7.8` is not an IP address"],
    ],
    ["a `!` behind an address", "1.2.3.4 !x", ["1:9-11 !x: `!x` follows the address"]],
    [
      "bits below the mask",
      "10.0.0.1/8",
      ["1:1-11 10.0.0.1/8: `10.0.0.1/8` has bits set after its first 8"],
    ],
    [
      "octal parts",
      "010.0.0.1",
      ["1:1-10 010.0.0.1: `010.0.0.1` is not an IPv4 address of four decimal parts"],
    ],
    [
      "all there is",
      "0.0.0.0/0\n::/0",
      [
        "1:1-10 0.0.0.0/0: `0.0.0.0/0` is every address there is",
        "2:1-5 ::/0: `::/0` is every address there is",
      ],
    ],
    [
      "all there is, as a range",
      "0.0.0.0-255.255.255.255",
      ["1:1-24 0.0.0.0-255.255.255.255: `0.0.0.0-255.255.255.255` is every address there is"],
    ],
    [
      "ranges the wrong way round",
      "1.2.3.9 - 1.2.3.4 # x",
      ["1:1-18 1.2.3.9 - 1.2.3.4: `1.2.3.9 - 1.2.3.4` ends before it begins"],
    ],
    [
      "ranges of two families",
      "1.2.3.4-::1",
      ["1:1-12 1.2.3.4-::1: `1.2.3.4-::1` begins with IPv4 and ends with IPv6"],
    ],
    ["short ranges", "1.2.3.4-9", ["1:1-10 1.2.3.4-9: `9` is not the last address of a range"]],
    [
      "ports that are none",
      "1.2.3.4:65536\n1.2.3.0/24:80\n[1.2.3.4]:80",
      [
        "1:1-14 1.2.3.4:65536: `1.2.3.4:65536` is not an IP address",
        "2:1-14 1.2.3.0/24:80: `24:80` is not the length of an IPv4 prefix",
        "3:1-13 [1.2.3.4]:80: `[1.2.3.4]:80` is not an IP address",
      ],
    ],
    ["odd spaces", "\u{a0}1.2.3.4", ["1:1-9 \u{a0}1.2.3.4: `\\u{a0}1.2.3.4` is not an IP address"]],
    [
      "what stands behind wide characters, by columns of UTF-16",
      "1.2.3.4 😀 x\n😀",
      ["1:9-13 😀 x: `😀 x` follows the address", "2:1-3 😀: `😀` is not an IP address"],
    ],
    [
      "NUL",
      "1.2.3.4\0\n\0",
      [
        "1:1-9 1.2.3.4\0: `1.2.3.4\\u{0}` is not an IP address",
        "2:1-2 \0: `\\u{0}` is not an IP address",
      ],
    ],
    [
      "lines by their number, whatever ends them",
      "a\r\nb\rc\n\r\nd",
      [
        "1:1-2 a: `a` is a host name, not an IP address",
        "2:1-2 b: `b` is a host name, not an IP address",
        "3:1-2 c: `c` is a host name, not an IP address",
        "5:1-2 d: `d` is a host name, not an IP address",
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("UTF-16, with a sentence that says so", () => {
    for (const bom of [
      [0xff, 0xfe],
      [0xfe, 0xff],
    ]) {
      const list = parseAddressList(Uint8Array.of(...bom, 0x31, 0, 0x2e, 0));
      expect(list.rejected).toMatchObject([{ line: 1, column: 1, problem: "the list is UTF-16" }]);
      expect(list.set.isEmpty).toBe(true);
    }
  });

  it("bytes that are no UTF-8", () => {
    expect(readBytes(Uint8Array.of(0xe9, 0x20, 0x31))).toEqual([
      "1:1-2 \u{fffd}: `\u{fffd}` is not an IP address",
    ]);
  });
});

it("counts lines and entries, and keeps as many rejected ones as it is told", () => {
  const text = "# x\n1.2.3.4\n1.2.3.4\n1.2.3.0-1.2.3.2\n\na\nb\nc\n";
  const { set, lines, entries, rejected, rejectedCount } = parseAddressList(utf8(text), {
    keep: 2,
  });
  expect([lines, entries, rejected.length, rejectedCount]).toEqual([8, 3, 2, 3]);
  // 1.2.3.4, and the range as 1.2.3.0/31 and 1.2.3.2.
  expect(set.size).toBe(3);
  const many = parseAddressList(utf8("x\n".repeat(25)));
  expect([many.lines, many.rejected.length, many.rejectedCount]).toEqual([25, 10, 25]);
  expect(parseAddressList(utf8("1.2.3.4\n\n")).lines).toBe(2);
});

it("takes entries behind any number of rejected ones", () => {
  const entries = ["::1", "1.2.3.4-1.2.3.5 ", " [::2]", "::ffff:9.9.9.9", "5.6.7.8 # x"];
  const { set, rejectedCount } = parseAddressList(
    utf8(`${"x\n1.2\n".repeat(20)}${entries.join("\n")}`),
  );
  expect(rejectedCount).toBe(40);
  expect([...set.v4.texts(), ...set.v6.texts()]).toEqual([
    "1.2.3.4/31",
    "5.6.7.8",
    "9.9.9.9",
    "::1",
    "::2",
  ]);
});

it("keeps of a long rejected text its beginning, and its true columns", () => {
  const { rejected } = parseAddressList(utf8(`1.2.3.4 ${"é".repeat(100_000)}`));
  expect(rejected).toMatchObject([{ line: 1, column: 9, endColumn: 100_009 }]);
  expect(rejected[0]?.text.length).toBeLessThan(2000);
});

it("does not take for a whole entry what is only its beginning", () => {
  const spaces = " ".repeat(1000);
  expect(read(`1.2.3.4${spaces}x`)).toEqual(["1:1008-1009 x: `…` follows the address"]);
  expect(read(`${spaces}1.2.3.4${spaces}`)).toEqual(["1.2.3.4"]);
  expect(read(`1.2.3.4${"0".repeat(1000)}`)).toHaveLength(1);
});

it("loses no line: each one is blank, a comment, an entry or rejected", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "",
      " ",
      "# x",
      ";",
      "1.2.3.4",
      "::1 # y",
      "1.2.3.4\tz",
      "a b",
      "1.2.3.4 5",
      "!",
      "//",
    ),
    fc.string({ unit: fc.constantFrom(..."1.:/- \t#;x!"), maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom("\n", "\r\n", "\r"), (texts, end) => {
      const list = parseAddressList(utf8(texts.join(end)), { keep: 1000 });
      const meant = texts.filter((text) => !/^[ \t]*(?:[#;!]|\/\/|$)/.test(text));
      expect(list.entries + list.rejectedCount).toBe(meant.length);
      for (const { line: number, column, endColumn, text } of list.rejected) {
        expect(texts[number - 1]?.slice(column - 1, endColumn - 1)).toBe(text);
      }
    }),
  );
});
