import { describe, expect, it } from "vitest";
import { pages, run, runBytes } from "./run-function.js";

describe(`json.escape, as ${pages}/strings/json-escape/ documents it`, () => {
  it.each([
    ["abc123", "abc123"],
    ["/foo/bar", "/foo/bar"],
    ["?p=q&x=y", "?p=q&x=y"],
    ['"', '\\"'],
    ["\\", "\\\\"],
    ["\n", "\\n"],
    ["\t", "\\t"],
    ["\b\f\r", "\\b\\f\\r"],
    ["αβγ", "αβγ"],
    ["\u2028\u2029", "\\u2028\\u2029"],
    ["\x7F", "\\u007f"],
  ])("%j", (text, expected) => {
    expect(run("json.escape", [text])).toBe(expected);
  });

  it.each(["\xFF", "a\xCC"])("bytes %j: conversion error, not set", (bytes) => {
    expect(runBytes("json.escape", [bytes])).toBeUndefined();
  });

  it("escapes characters beyond the BMP as surrogates", () => {
    // The page's own example misspells the second surrogate of U+1F601; UTF-16 has it as here.
    expect(run("json.escape", ["😁"])).toBe("\\uD83D\\uDE01");
    expect(run("json.escape", ["\u{10000}\u{10FFFF}"])).toBe("\\uD800\\uDC00\\uDBFF\\uDFFF");
  });

  it("is read back by a JSON reader, for every code point", () => {
    for (let start = 0; start <= 0x10ffff; start += 0x400) {
      const text = Array.from({ length: 0x400 }, (_, index) => start + index)
        .filter((codePoint) => codePoint < 0xd800 || codePoint > 0xdfff)
        .map((codePoint) => String.fromCodePoint(codePoint))
        .join("");
      expect(JSON.parse(`"${String(run("json.escape", [text]))}"`)).toBe(text);
    }
  });
});

describe(`cstr_escape, as ${pages}/strings/cstr-escape/ documents it`, () => {
  it.each([
    ['city="x"', 'city=\\"x\\"'],
    ["\\", "\\\\"],
    ["\b\t\n\v\r", "\\b\\t\\n\\v\\r"],
    ["\f", "\\x0c"],
    ["\x01\x1F\x7F", "\\x01\\x1f\\x7f"],
    [" a~", " a~"],
    ["é", "\\xc3\\xa9"],
  ])("%j", (text, expected) => {
    expect(run("cstr_escape", [text])).toBe(expected);
  });
});

describe(`xml_escape, as ${pages}/strings/xml-escape/ documents it`, () => {
  it.each([
    ["abc123", "abc123"],
    ["romeo&juliet", "romeo&amp;juliet"],
    ["0 < 1", "0 &lt; 1"],
    ["isn't", "isn&apos;t"],
    ['1 > "0"', "1 &gt; &quot;0&quot;"],
    ["\n é", "\n é"],
  ])("%j", (text, expected) => {
    expect(run("xml_escape", [text])).toBe(expected);
  });
});

it("escapes a megabyte in linear time", { timeout: 20_000 }, () => {
  for (const text of ["\x01", "\\", "\xF0", "\xF0\x9F\x8C\xB8", "&"]) {
    const many = text.repeat(Math.floor((1 << 20) / text.length));
    for (const name of ["json.escape", "cstr_escape", "xml_escape", "urlencode", "urldecode"]) {
      expect(typeof runBytes(name, [many])).toMatch(/string|undefined/);
    }
  }
});
