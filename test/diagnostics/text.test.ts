import { describe, expect, it } from "vitest";
import { didYouMean, quote, visible } from "../../src/diagnostics/index.js";

describe("visible", () => {
  it.each([
    ["plain text, 日本語, emoji 🦊, accents é", "plain text, 日本語, emoji 🦊, accents é"],
    ["a\nb\r\tc", "a\\nb\\r\\tc"],
    ["\u001B[31mred\u001B]0;title\u0007", "\\u{1b}[31mred\\u{1b}]0;title\\u{7}"],
    ["\u0000\u007F\u009B2J", "\\u{0}\\u{7f}\\u{9b}2J"],
    ["evil\u202Egnp.exe", "evil\\u{202e}gnp.exe"],
    ["\u2066a\u2069\u200E\u061C", "\\u{2066}a\\u{2069}\\u{200e}\\u{61c}"],
    ["zero\u200Bwidth\uFEFF", "zero\\u{200b}width\\u{feff}"],
    ["tag \u{E0041}", "tag \\u{e0041}"],
    ["line\u2028paragraph\u2029", "line\\u{2028}paragraph\\u{2029}"],
    ["no\u00A0break", "no\\u{a0}break"],
    ["\uD800 and \uDC00", "\\u{d800} and \\u{dc00}"],
    ["back\\slash", "back\\slash"],
    ["", ""],
  ])("shows %j as %j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each([
    ["abcdef", 6, "abcdef"],
    ["abcdefg", 6, "abcde…"],
    ["🦊🦊🦊", 3, "🦊🦊🦊"],
    ["🦊🦊🦊🦊", 3, "🦊🦊…"],
    ["ab\u001B", 8, "ab\\u{1b}"],
    ["ab\u001Bc", 8, "ab…"],
    ["\u202E", 4, "…"],
    ["", 0, ""],
    ["a", 0, "…"],
  ])("cuts %j at %i to %j", (text, max, shown) => {
    expect(visible(text, max)).toBe(shown);
  });

  it("reads no more of a long text than it shows", () => {
    const long = "x".repeat(50_000_000);
    const start = performance.now();
    expect(visible(long, 5)).toBe("xxxx…");
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("quote", () => {
  it.each([
    ["thewall", "`thewall`"],
    ["", "``"],
    ["a`b", "`a'b`"],
    ["\u001B[2J", "`\\u{1b}[2J`"],
    ["x".repeat(200), `\`${"x".repeat(200)}\``],
    ["x".repeat(201), `\`${"x".repeat(199)}…\``],
  ])("quotes %j", (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });

  it("cuts where it is told to", () => {
    expect(quote("abcdef", 4)).toBe("`abc…`");
  });
});

describe("didYouMean", () => {
  const methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"];

  it.each([
    ["GETT", "GET"],
    ["POTS", "POST"],
    ["PSOT", "POST"],
    ["DELTE", "DELETE"],
    ["OPTINOSS", "OPTIONS"],
    ["get", "GET"],
    ["put ", "PUT"],
  ])("takes %j for %j", (word, meant) => {
    expect(didYouMean(word, methods)).toBe(meant);
  });

  it.each([["BREW"], ["XYZZY"], [""], ["G"]])("has no guess for %j", (word) => {
    expect(didYouMean(word, methods)).toBeUndefined();
  });

  it("does not guess at words of two letters, which are all one slip apart", () => {
    expect(didYouMean("XK", ["UK", "SK", "XA"])).toBeUndefined();
    expect(didYouMean("de", ["DK", "DE"])).toBe("DE");
  });

  it("prefers the closest, and of equally close ones the first", () => {
    expect(didYouMean("reasonn", ["seasons", "reason"])).toBe("reason");
    expect(didYouMean("bat", ["cat", "hat"])).toBe("cat");
  });

  it("does not suggest the word itself", () => {
    expect(didYouMean("GET", ["GET"])).toBeUndefined();
    expect(didYouMean("method", ["method", "methods"])).toBe("methods");
  });

  it("gives up on long input at once", () => {
    const start = performance.now();
    expect(didYouMean("x".repeat(1_000_000), ["x".repeat(1_000_000)])).toBeUndefined();
    expect(didYouMean("abcdefghi", ["x".repeat(1_000_000)])).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
