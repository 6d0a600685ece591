import { describe, expect, it } from "vitest";
import { pages, run } from "./run-function.js";

const section = `${pages}/content-negotiation/`;

/** RFC 7231, 5.3.3 and 5.3.4, to which …/accept-charset-lookup/ and …/accept-encoding-lookup/ refer. */
describe(`charsets and encodings, as ${section} documents them`, () => {
  it.each([
    ["iso-8859-5:iso-8859-2", "utf-8", "iso-8859-5, unicode-1-1;q=0.8", "iso-8859-5"],
    ["iso-8859-5:iso-8859-2", "utf-8", "iso-8859-5;q=0.1, ISO-8859-2;q=0.2", "iso-8859-2"],
    ["iso-8859-5:iso-8859-2", "utf-8", "utf-8", "utf-8"],
    ["iso-8859-5:iso-8859-2", "utf-8", "", "utf-8"],
    ["iso-8859-5:iso-8859-2", "utf-8", undefined, "utf-8"],
    ["iso-8859-5", "utf-8", "*", "iso-8859-5"],
    ["iso-8859-5", "utf-8", "*, iso-8859-5;q=0", "utf-8"],
  ])("accept.charset_lookup(%j, %j, %j) is %j", (charsets, fallback, header, expected) => {
    expect(run("accept.charset_lookup", [charsets, fallback, header])).toBe(expected);
  });

  it.each([
    ["compress:gzip", "identity", "compress, gzip", "compress"],
    ["compress:gzip", "identity", "compress;q=0.5, gzip;q=1.0", "gzip"],
    ["compress:gzip", "identity", "gzip;q=1.0, identity; q=0.5, *;q=0", "gzip"],
    ["compress:br", "identity", "gzip;q=1.0, identity; q=0.5, *;q=0", "identity"],
    ["compress:gzip", "identity", "*", "compress"],
    // "This function does not have special handling of x-compress or x-gzip values."
    ["compress:gzip", "identity", "x-gzip", "identity"],
  ])("accept.encoding_lookup(%j, %j, %j) is %j", (encodings, fallback, header, expected) => {
    expect(run("accept.encoding_lookup", [encodings, fallback, header])).toBe(expected);
  });
});

/** RFC 4647, 3.4, to which …/accept-language-lookup/ refers. */
describe("accept.language_lookup", () => {
  it.each([
    ["en:de:fr:nl", "en", "de-AT, fr;q=0.8", "de"],
    ["en:de:fr:nl", "en", "fr;q=0.8, nl;q=0.9", "nl"],
    ["en:de:fr:nl", "en", "es, it", "en"],
    ["en:de:fr:nl", "nl", undefined, "nl"],
    // The RFC's example: zh-Hant-CN-x-private1-private2 is shortened, a single letter with what follows it.
    ["zh-Hant-CN-x-private1:zh", "en", "zh-Hant-CN-x-private1-private2", "zh-Hant-CN-x-private1"],
    ["zh-Hant-CN-x:zh-Hant", "en", "zh-Hant-CN-x-private1-private2", "zh-Hant"],
    ["zh-Hant-CN:zh", "en", "ZH-hant-cn-X-private1", "zh-Hant-CN"],
    // "de" does not match a tag that is more specific.
    ["de-CH", "en", "de", "en"],
    // 3.4: "*" alone matches nothing by itself.
    ["de:fr", "en", "*", "en"],
    ["de:fr", "en", "de;q=0, fr;q=0.1", "fr"],
  ])("(%j, %j, %j) is %j", (languages, fallback, header, expected) => {
    expect(run("accept.language_lookup", [languages, fallback, header])).toBe(expected);
  });
});

/** RFC 4647, 3.3.1, to which …/accept-language-filter-basic/ refers. */
describe("accept.language_filter_basic", () => {
  it.each([
    ["en:de:fr:nl", "nl", "de, fr;q=0.8, en;q=0.7", 2n, "de,fr"],
    ["en:de:fr:nl", "nl", "es", 2n, "nl"],
    ["en:de:fr:nl", "nl", "fr;q=0.1, en", 9n, "en,fr"],
    // The RFC's example: "de-de" matches "de-DE-1996", but not "de-Deva" or "de-Latn-DE".
    ["de-DE-1996:de-Deva:de-Latn-DE", "en", "de-de", 9n, "de-DE-1996"],
    ["de-DE:de-CH:en", "en", "de", 9n, "de-DE,de-CH"],
    ["en:de", "nl", "*", 1n, "en"],
    ["en:de", "nl", "de, *", 9n, "de,en"],
    ["en:de", "nl", "de", 0n, "nl"],
  ] as const)("(%j, %j, %j, %s) is %j", (languages, fallback, header, most, expected) => {
    expect(run("accept.language_filter_basic", [languages, fallback, header, most])).toBe(expected);
  });
});

/** The example of …/accept-media-lookup/, and RFC 7231, 5.3.2. */
describe("accept.media_lookup", () => {
  it.each([
    ["image/jpeg", "image/jpeg"],
    ["image/png", "image/png"],
    ["image/*", "image/tiff"],
    ["text/*", "text/html"],
    ["*/*", "text/plain"],
    ["IMAGE/PNG", "image/png"],
    ["audio/basic", "text/plain"],
    [undefined, "text/plain"],
    ["image/jpeg;q=0.5, image/png", "image/png"],
    ["image/*;q=0.5, image/jpeg;q=0.1", "image/tiff"],
    ["*/*, image/png", "image/png"],
    ["text/html;level=1;q=0.4, image/*; q=0.3", "text/html"],
    ["image/*, image/tiff;q=0, text/*;q=0.2", "text/html"],
  ])("%j gives %j", (header, expected) => {
    const args = ["image/jpeg:image/png", "text/plain", "image/tiff:text/html", header];
    expect(run("accept.media_lookup", args)).toBe(expected);
  });
});

it("reads hostile headers in linear time", { timeout: 10_000 }, () => {
  for (const part of [",", ";", "q=", "a,", "a-", "*,", "a;q=1,", " "]) {
    const header = part.repeat(Math.floor((1 << 20) / part.length));
    for (const name of ["charset_lookup", "encoding_lookup", "language_lookup", "media_lookup"]) {
      run(`accept.${name}`, ["a:b", "c", name === "media_lookup" ? "text/html" : header, header]);
    }
    run("accept.language_filter_basic", ["a:b", "c", header, 2n]);
  }
  expect.assertions(0);
});
