import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBytes } from "../../src/program/bytes.js";
import {
  normaliseHost,
  normalisePath,
  normaliseUrl,
  queryParameter,
  rawQueryParameter,
} from "../../src/program/normalise.js";

/** The table of docs/semantics.md, and RFC 3986's own examples. */
describe("the normalised path", () => {
  it.each([
    ["/api/%68amm/donations", "/api/hamm/donations"],
    ["//api///hamm/donations", "/api/hamm/donations"],
    ["/api/./hamm/x/../donations", "/api/hamm/donations"],
    ["/api/%2e%2E/api/hamm/donations", "/api/hamm/donations"],
    ["/api%2Fhamm%2fdonations", "/api/hamm/donations"],
    ["/api/hamm/donations/", "/api/hamm/donations"],
    ["/api/hamm/donations//", "/api/hamm/donations"],
    ["/api/hamm%252Fdonations", "/api/hamm%252Fdonations"],
    ["/100%", "/100%25"],
    ["/100%25", "/100%25"],
    ["/a%zz", "/a%25zz"],
    ["/a%2", "/a%252"],
    ["/caf%c3%a9", "/caf%C3%A9"],
    ["/café", "/caf%C3%A9"],
    ["/a%00b", "/a%00b"],
    ["/a+b", "/a+b"],
    ["/a%2Bb", "/a+b"],
    ["/API/hamm/donations", "/API/hamm/donations"],
    ["/api/hamm/donations;v=1", "/api/hamm/donations;v=1"],
    [String.raw`/api\hamm`, String.raw`/api\hamm`],
    ["/a%20b%3Fc%23d", "/a b?c#d"],
    ["/a%0Ab", "/a\nb"],
    ["/", "/"],
    ["//", "/"],
    ["/.", "/"],
    ["/..", "/"],
    ["/../../etc", "/etc"],
    ["/a/b/c/./../../g", "/a/g"],
    ["/a/b/..", "/a"],
    ["/a/.../b", "/a/.../b"],
    ["/.well-known/x", "/.well-known/x"],
    ["/a//../b", "/b"],
    ["*", "*"],
    ["", ""],
  ])("of %s is %s", (sent, compared) => {
    expect(normalisePath(toBytes(sent))).toBe(compared);
  });

  it("is a fixed point but for escaped percent signs, and never holds what it removes", () => {
    fc.assert(
      fc.property(pathLike, (path) => {
        const once = normalisePath(path);
        expect(once).not.toMatch(/\/\/|\/\.\.?(?:\/|$)/);
        expect(once.length === 1 || !once.endsWith("/")).toBe(true);
        if (!once.includes("%")) expect(normalisePath(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not depend on how a path's characters are escaped", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "B", "/", ".", "-", "@", "+", " "), { maxLength: 12 }),
        fc.infiniteStream(fc.boolean()),
        (characters, coins) => {
          const escaped = characters
            .map((character) => {
              const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
              return coins.next().value === true ? `%${hex}` : character;
            })
            .join("");
          expect(normalisePath(`/${escaped}`)).toBe(normalisePath(`/${characters.join("")}`));
        },
      ),
    );
  });
});

const pathLike = fc
  .array(fc.constantFrom("/", ".", "..", "a", "%2e", "%2F", "%", "%25", "%41", "%C3", "?x", " "), {
    maxLength: 20,
  })
  .map((parts) => `/${parts.join("")}`);

describe("the normalised URL", () => {
  it.each([
    ["/a//b/?q=%41", "/a/b?q=%41"],
    ["/a/?", "/a"],
    ["/a", "/a"],
    ["/a?b?c", "/a?b?c"],
  ])("of %s is %s", (sent, compared) => {
    expect(normaliseUrl(sent)).toBe(compared);
  });
});

describe("the normalised host", () => {
  it.each([
    ["WWW.Example.COM", "www.example.com"],
    ["example.com:8443", "example.com"],
    ["example.com.", "example.com"],
    ["example.com.:443", "example.com"],
    ["[2001:DB8::1]:80", "[2001:db8::1]"],
    ["É.example", "É.example"],
  ])("of %s is %s", (sent, compared) => {
    expect(normaliseHost(sent)).toBe(compared);
  });
});

describe("a query parameter", () => {
  it.each([
    ["a=1&b=2", "b", "2"],
    ["a=1&a=2", "a", "1"],
    ["a&a=2", "a", "2"],
    ["a=", "a", ""],
    ["a", "a", undefined],
    ["%61=x", "a", "x"],
    ["a=b%26c%3Dd", "a", "b&c=d"],
    ["a=b=c", "a", "b=c"],
    ["a=b+c%2Bd", "a", "b c+d"],
    ["a=%zz%00%25%c3%A9", "a", "%25zz%00%25%c3%A9"],
    ["", "a", undefined],
  ])("of ?%s: %s is %s", (query, name, value) => {
    expect(queryParameter(query, name)).toBe(value);
  });

  it("is as sent when raw", () => {
    expect(rawQueryParameter("%61=x&a=b+c%20d", "a")).toBe("b+c%20d");
    expect(rawQueryParameter("a", "a")).toBeUndefined();
  });
});
