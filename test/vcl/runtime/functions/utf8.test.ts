import { describe, expect, it } from "vitest";
import { fromByteArray } from "../../../../src/vcl/runtime/bytes.js";
import { characterLength, isUtf8 } from "../../../../src/vcl/runtime/functions/utf8-text.js";
import { errorOf, newTransaction, pages, run, runBytes } from "./run-function.js";

describe(`UTF-8, as ${pages}/unicode/ documents it`, () => {
  // utf8-substr
  it.each([
    ["αβγ", 1n, 1n, "β"],
    ["αβγ", -2n, undefined, "βγ"],
    ["αβγ", 3n, 1n, ""],
    ["αβγ", 4n, 1n, undefined],
    ["a🌸é", 1n, 5n, "🌸é"],
  ] as const)("utf8.substr(%j, %s, %s) is %j", (text, offset, length, expected) => {
    expect(run("utf8.substr", [text, offset, length])).toBe(expected);
  });

  it("utf8.substr is not set for what is not UTF-8 (utf8-substr)", () => {
    expect(runBytes("utf8.substr", ["a\xFF", 0n, 1n])).toBeUndefined();
  });

  // utf8-strpad
  it.each([
    ["abc", 7n, "🌸🌼", "🌸🌼🌸🌼abc"],
    ["abc", -6n, "🌸🌼", "abc🌸🌼🌸"],
    ["äöü", 3n, "-", "äöü"],
    ["abc", 7n, "", "abc"],
  ] as const)("utf8.strpad(%j, %s, %j) is %j", (text, count, pad, expected) => {
    expect(run("utf8.strpad", [text, count, pad])).toBe(expected);
  });

  it("utf8.strpad raises EUTF8 for what is not UTF-8 (utf8-strpad)", () => {
    const transaction = newTransaction();
    runBytes("utf8.strpad", ["\xFF", 5n, "-"], transaction);
    expect(transaction.settings.get("fastly.error")).toBe("EUTF8");
    expect(errorOf("utf8.strpad", ["é", 5n, "-"])).toBeUndefined();
  });

  // utf8-codepoint-count: "Returns zero if the string does not contain valid UTF-8."
  it("utf8.codepoint_count", () => {
    expect(run("utf8.codepoint_count", ["🌸é!"])).toBe(3n);
    expect(runBytes("utf8.codepoint_count", ["a\xC3"])).toBe(0n);
    expect(runBytes("utf8.is_valid", ["a\xC3"])).toBe(false);
    expect(run("utf8.is_valid", ["🌸é!"])).toBe(true);
  });
});

describe("what UTF-8 is", () => {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const isUtf8ByWhatwg = (bytes: readonly number[]) => {
    try {
      decoder.decode(Uint8Array.from(bytes));
      return true;
    } catch {
      return false;
    }
  };

  it("agrees with Encoding's decoder on all pairs, and on the edges of longer forms", () => {
    const edges = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];
    const cases: number[][] = [];
    for (let lead = 0; lead < 256; lead++) {
      cases.push([lead]);
      for (let second = 0; second < 256; second++) cases.push([lead, second]);
      if (lead < 0xe0) continue;
      for (const second of edges) {
        for (const third of edges) {
          cases.push([lead, second, third]);
          for (const fourth of edges) cases.push([lead, second, third, fourth]);
        }
      }
    }
    const different = cases.filter(
      (bytes) => isUtf8(fromByteArray(Uint8Array.from(bytes))) !== isUtf8ByWhatwg(bytes),
    );
    expect(different).toEqual([]);
  });

  it("counts the bytes of a character", () => {
    const bytes = Array.from("aé€🌸", (character) => Buffer.byteLength(character));
    const text = Buffer.from("aé€🌸").toString("latin1");
    const found = [0, 1, 3, 6].map((at) => characterLength(text, at));
    expect(found).toEqual(bytes);
  });
});
