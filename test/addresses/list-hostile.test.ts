import { describe, expect, it, test } from "vitest";
import { parseAddressList } from "../../src/addresses/index.js";
import { utf8 } from "./read-list.js";

const many = 200_000;

/** Each takes some milliseconds; where time grows with the square of the bytes it would be minutes. */
describe("is not slowed down by many of", () => {
  test.each([
    ..."a #;!/\0\r\t:\n-[].1é",
    "1.2.3.4 ",
    "1.2.3.4-",
    "1.2.3.4,",
    "1:",
    "::",
    "1.",
    "/1",
    " #",
    "- ",
    "1.2.3.4\r",
    "x\r",
    " \r",
  ])(
    "%j",
    (piece) => {
      const { set } = parseAddressList(utf8(`x\n${piece.repeat(many)}\n1.2.3.4\n`));
      expect(set.hasText("1.2.3.4")).toBe(true);
    },
    3000,
  );

  test.each([
    ['["', "a", '"]'],
    ['["', "\\\\", '"]'],
    ['["', "\\u0031", '"]'],
    ["[", " ", "]"],
    ["[", "\n", "]"],
    ["[", "0", "]"],
    ["[", "[", "]"],
    ["[", '{"a":', "]"],
    ["[", "[],", "0]"],
    ["[", '"x",', '"1.2.3.4"]'],
    ['{"', "a", '":1}'],
    ["{", '"ip":"1.2.3.4",', '"a":0}'],
    ["", "{}", ""],
    ["", '{"ip":"x"}', ""],
  ])(
    "JSON: %j %j %j",
    (start, piece, end) => {
      const { entries, rejectedCount } = parseAddressList(utf8(start + piece.repeat(many) + end));
      expect(entries + rejectedCount).toBeLessThanOrEqual(many + 1);
    },
    3000,
  );
});

it("refuses ranges that would make more blocks than memory should hold", () => {
  // 124 blocks each: from 1 to the last but one of a /64 twice 62, less those in the middle that merge.
  const lines = Array.from({ length: 40_000 }, (_, index) => {
    const network = `2001:db8:${Math.floor(index / 0x1_0000).toString(16)}:${(index % 0x1_0000).toString(16)}`;
    return `${network}::1-${network}:ffff:ffff:ffff:fffe`;
  });
  const list = parseAddressList(utf8(lines.join("\n")));
  expect(list.rejected[0]?.problem).toContain("is one range too many");
  expect(list.set.v6.length).toBeLessThanOrEqual(4_000_000);
  expect(list.entries + list.rejectedCount).toBe(40_000);
}, 30_000);
