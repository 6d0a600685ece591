import { describe, expect, it } from "vitest";
import { pages, run } from "./run-function.js";

describe(`urlencode, as ${pages}/strings/urlencode/ documents it`, () => {
  it("encodes", () => {
    expect(run("urlencode", ["hello world"])).toBe("hello%20world");
  });

  it("encodes all but RFC 3986's unreserved characters, as encodeURIComponent() nearly does", () => {
    for (let codePoint = 1; codePoint < 0x2000; codePoint++) {
      const text = String.fromCodePoint(codePoint);
      const expected = encodeURIComponent(text).replace(
        /[!'()*]/g,
        (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
      );
      expect(run("urlencode", [text])).toBe(expected);
    }
  });
});

describe(`urldecode, as ${pages}/strings/urldecode/ documents it`, () => {
  it.each([
    // Its examples, after the short string was read.
    ["hello%20world+!", "hello world !"],
    // "any NUL characters in the string will appear as a truncated result"
    ["ab%00cd", "ab"],
    // Decoded once.
    ["%2525", "%25"],
    ["%C3%A9%c3%a9", "éé"],
    ["", ""],
    // Not documented: malformed escapes stay.
    ["100%", "100%"],
    ["%zz%4", "%zz%4"],
  ])("%j is %j", (text, expected) => {
    expect(run("urldecode", [text])).toBe(expected);
  });

  it("decodes what decodeURIComponent() does", () => {
    for (let codePoint = 1; codePoint < 0x2000; codePoint++) {
      const text = encodeURIComponent(String.fromCodePoint(codePoint));
      expect(run("urldecode", [text])).toBe(decodeURIComponent(text));
    }
  });
});

/** Each step of https://www.fastly.com/documentation/reference/vcl/functions/strings/url-normalize/ */
const normalised: readonly (readonly [url: string, expected: string])[] = [
  ["/foo/../foo%3dbar", "/foo%3Dbar"],
  // "The scheme … The hostname is normalized to lowercase."
  ["HTTP://WWW.Example.COM/Path", "http://www.example.com/Path"],
  ["http://[2001:DB8::A]/", "http://[2001:db8::a]/"],
  // "The port, if present, is removed if it matches the default for the scheme"
  ["http://example.com:80/", "http://example.com/"],
  ["https://example.com:443/", "https://example.com/"],
  ["https://example.com:80/", "https://example.com:80/"],
  ["http://[::1]:8080/", "http://[::1]:8080/"],
  // "An empty path following the scheme and hostname is normalized to /."
  ["http://example.com", "http://example.com/"],
  ["http://example.com?a=b", "http://example.com/?a=b"],
  // "Unnecessarily percent-encoded characters in the path are decoded …"
  ["/%68amm%2D%2e%5F%7e%41", "/hamm-._~A"],
  ["/a%2fb%c3%a9", "/a%2Fb%C3%A9"],
  ["/%2568", "/%2568"],
  // "The path segments /./ and /../ are interpreted and removed."
  ["/a/./b/../c", "/a/c"],
  ["/a/%2e%2E/b", "/b"],
  ["/../../a", "/a"],
  // "Any query string, if present, is preserved unchanged."
  ["/a/../b?x=/../%68%2f", "/b?x=/../%68%2f"],
  ["/a?", "/a?"],
  // "Any fragment, if present, is discarded."
  ["/a?b=c#d?e", "/a?b=c"],
  ["http://example.com/a#b", "http://example.com/a"],
  // "If the input URL is of a scheme other than http or https, or its syntax is invalid, … unchanged."
  ["ftp://Example.com/a/../b", "ftp://Example.com/a/../b"],
  ["/a/../b%", "/a/../b%"],
  ["/a/../b%zz", "/a/../b%zz"],
  ["/a/../b?%zz", "/a/../b?%zz"],
  ["/a/../b c", "/a/../b c"],
  ["/a/../b\\c", "/a/../b\\c"],
  ["http://exa mple.com/../", "http://exa mple.com/../"],
  ["http://[::1/../", "http://[::1/../"],
  ["http:///a/../b", "http:///a/../b"],
  ["", ""],
];

/** RFC 3986, 5.2.4 and 5.4: paths merged with the base `/b/c/d;p`. */
const dotSegments: readonly (readonly [path: string, expected: string])[] = [
  ["/a/b/c/./../../g", "/a/g"],
  ["/b/c/.", "/b/c/"],
  ["/b/c/./", "/b/c/"],
  ["/b/c/..", "/b/"],
  ["/b/c/../", "/b/"],
  ["/b/c/../g", "/b/g"],
  ["/b/c/../..", "/"],
  ["/b/c/../../", "/"],
  ["/b/c/../../g", "/g"],
  ["/b/c/../../../g", "/g"],
  ["/./g", "/g"],
  ["/../g", "/g"],
  ["/b/c/g.", "/b/c/g."],
  ["/b/c/.g", "/b/c/.g"],
  ["/b/c/g..", "/b/c/g.."],
  ["/b/c/..g", "/b/c/..g"],
  ["/b/c/./../g", "/b/g"],
  ["/b/c/./g/.", "/b/c/g/"],
  ["/b/c/g/../h", "/b/c/h"],
  ["/b/c/g;x=1/./y", "/b/c/g;x=1/y"],
  ["/..", "/"],
  ["/.", "/"],
];

describe("url.normalize", () => {
  it.each([...normalised, ...dotSegments])("%j is %j", (url, expected) => {
    expect(run("url.normalize", [url])).toBe(expected);
  });

  it("resolves dot segments as WHATWG's URL does", () => {
    const parts = ["", "a", ".", "..", "b."];
    const paths = parts.flatMap((one) =>
      parts.flatMap((two) =>
        parts.flatMap((three) => parts.map((four) => [one, two, three, four])),
      ),
    );
    for (const segments of paths) {
      const path = `/x/${segments.join("/")}`;
      expect([path, run("url.normalize", [path])]).toEqual([
        path,
        new URL(`http://h${path}`).pathname,
      ]);
    }
  });

  it("leaves what WHATWG's URL normalises no further", () => {
    for (const [, expected] of normalised) {
      if (!expected.startsWith("http://") || !URL.canParse(expected)) continue;
      if (expected.includes(" ") || expected.includes("///") || expected.includes("/..")) continue;
      expect(new URL(expected).href).toBe(expected);
    }
  });

  it("is linear", { timeout: 3000 }, () => {
    const size = 1 << 20;
    for (const part of ["/..", "/.", "/", "%2e", "%", "a/../", "/a", "?", "#", ".."]) {
      const url = `/${part.repeat(Math.floor(size / part.length))}`;
      expect(typeof run("url.normalize", [url])).toBe("string");
      expect(typeof run("url.normalize", [`http://h${url}`])).toBe("string");
      expect(typeof run("url.normalize", [`http://${url.slice(1)}`])).toBe("string");
    }
  });
});
