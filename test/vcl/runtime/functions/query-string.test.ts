import { describe, expect, it } from "vitest";
import { pages, patternOf, run, runBytes, type Argument } from "./run-function.js";

const names = (...list: readonly string[]) =>
  list.join(String(runBytes("querystring.filtersep", [])));

type Row = readonly [name: string, args: readonly Argument[], expected: Argument];

/** Each from the function's page, below https://www.fastly.com/documentation/reference/vcl/functions/query-string/ . */
const documented: readonly Row[] = [
  // querystring-get
  ["querystring.get", ["/?a=1&b=2&c=3", "d"], undefined],
  ["querystring.get", ["/?a=1&b=&c=3", "b"], ""],
  ["querystring.get", ["/?a=1&b=2&c=3&b=4&d=5", "b"], "2"],
  ["querystring.get", ["/", "a"], undefined],
  ["querystring.get", ["", ""], undefined],
  ["querystring.get", ["/?a=1", undefined], undefined],
  ["querystring.get", [undefined, "a"], undefined],
  // "Returns the undecoded value", "name is URL-encoded before searching"
  ["querystring.get", ["/?a=%20+b", "a"], "%20+b"],
  ["querystring.get", ["/?a%20b=1", "a b"], "1"],
  ["querystring.get", ["/?a=b=c", "a"], "b=c"],
  ["querystring.get", ["/?aa=1&a=2", "a"], "2"],
  ["querystring.get", ["/?A=1", "a"], undefined],
  // "the query component of url" (RFC 3986, 3.4: it ends at the fragment)
  ["querystring.get", ["/?a=1#b", "a"], "1"],
  ["querystring.get", ["/#?a=1", "a"], undefined],
  // querystring-set
  ["querystring.set", ["/?foo=bar", "foo", "baz"], "/?foo=baz"],
  ["querystring.set", ["/?foo=1&a=b&foo=2", "foo", "3"], "/?foo=3&a=b"],
  ["querystring.set", ["/?a=b", "foo", "baz"], "/?a=b&foo=baz"],
  ["querystring.set", ["/", "foo", "b r&=?#"], "/?foo=b%20r%26%3D%3F%23"],
  ["querystring.set", ["/?a%20b=1", "a b", "2"], "/?a%20b=2"],
  // querystring-add: "appended to the end of the query string"
  ["querystring.add", ["/?foo=1&a=b", "foo", "bar"], "/?foo=1&a=b&foo=bar"],
  ["querystring.add", ["/", "foo", "bar"], "/?foo=bar"],
  ["querystring.add", ["/?", "f o", "é"], "/?f%20o=%C3%A9"],
  // querystring-clean
  ["querystring.clean", ["/path?name=value&&=value-only&name-only"], "/path?name=value&name-only"],
  ["querystring.clean", ["/path?"], "/path"],
  ["querystring.clean", ["/path?&=&"], "/path"],
  ["querystring.clean", ["/path?a=&b"], "/path?a=&b"],
  ["querystring.clean", ["/path"], "/path"],
  // querystring-remove
  ["querystring.remove", ["/path?a=b?c"], "/path"],
  ["querystring.remove", ["/path"], "/path"],
  // querystring-sort
  ["querystring.sort", ["/foo?b=1&a=2&c=3", undefined], "/foo?a=2&b=1&c=3"],
  ["querystring.sort", ["/test?a=7&a=2&a=1&b=5&b=3", true], "/test?a=7&b=5"],
  ["querystring.sort", ["/?a=1&A=2&B=3", undefined], "/?A=2&B=3&a=1"],
  ["querystring.sort", ["/?b=1&a=2&b=1", undefined], "/?a=2&b=1&b=1"],
  ["querystring.sort", ["/?b=1&&=x&a=2", undefined], "/?a=2&b=1"],
  ["querystring.sort", ["/foo", undefined], "/foo"],
  // boltsort-sort: "Alias of querystring.sort"
  ["boltsort.sort", ["/foo?b=1&a=2&c=3", undefined], "/foo?a=2&b=1&c=3"],
  // querystring-filter, querystring-filter-except; the names of the examples
  [
    "querystring.filter",
    [
      "/?utm_source=1&q=2&utm_medium=3&utm_campaign=4&utm=5",
      names("utm_source", "utm_medium", "utm_campaign"),
    ],
    "/?q=2&utm=5",
  ],
  ["querystring.filter", ["/?utm_source=1", "utm_source"], "/"],
  ["querystring.filter", ["/a", "utm_source"], "/a"],
  ["querystring.filter_except", ["/?q=1&r=2&p&p=3", names("q", "p")], "/?q=1&p&p=3"],
  // querystring-globfilter, querystring-globfilter-except
  ["querystring.globfilter", ["/?utm_a=1&utm_=2&xutm_a=3&utm=4", "utm_*"], "/?xutm_a=3&utm=4"],
  ["querystring.globfilter_except", ["/?session=1&sess=2&q=3", "sess*"], "/?session=1&sess=2"],
  // https://www.fastly.com/documentation/reference/vcl/functions/query-string/ : "all other functions do the cleaning"
  ["querystring.filter", ["/?a=1&&=2&b", "x"], "/?a=1&b"],
  ["querystring.globfilter", ["/?&", "x"], "/"],
];

/** With https://docs.fastly.com/guides/vcl/query-string-manipulation-vcl-features.html 's patterns. */
const regularExpressions = [
  ["querystring.regfilter", "/?utm_a=1&q=2&utm_=3", "^utm_.*", "/?q=2"],
  ["querystring.regfilter_except", "/?q=1&qq=2&p=3&pq", "^(q|p)$", "/?q=1&p=3"],
  ["querystring.regfilter", "/?q=utm_", "utm_", "/?q=utm_"],
] as const;

describe(`query strings, as ${pages}/query-string/ documents them`, () => {
  it.each(documented)("%s(%s) is %s", (name, args, expected) => {
    // All of it is ASCII but querystring.set's and add's, which are encoded, and the separator, which is a byte.
    const result = name.startsWith("querystring.filter") ? runBytes(name, args) : run(name, args);
    expect(result).toBe(expected);
  });

  it.each(regularExpressions)("%s(%s, %s) is %s", (name, url, pattern, expected) => {
    expect(run(name, [url, patternOf(pattern)])).toBe(expected);
  });

  it("querystring.filtersep is a byte that no URL holds", () => {
    const separator = String(runBytes("querystring.filtersep", []));
    expect(separator).toHaveLength(1);
    expect(encodeURI(separator)).not.toBe(separator);
  });

  // querystring-sort: "If there are more than 32 parameters, the URL is left unsorted."
  it("sorts 32 parameters, and not 33", () => {
    const url = (count: number) =>
      `/?${Array.from({ length: count }, (_, index) => `p${String(99 - index)}=1`).join("&")}`;
    expect(run("querystring.sort", [url(33), undefined])).toBe(url(33));
    expect(run("querystring.sort", [url(32), undefined])).toBe(
      `/?${url(32).slice(2).split("&").toSorted().join("&")}`,
    );
  });

  it("reads values as URLSearchParams does, when they need no decoding", () => {
    for (const query of ["a=1&b=2&a=3", "a=&b", "b=1&a", "aa=1&a==2", "&&a=1&", "x=a=1"]) {
      const expected = new URLSearchParams(
        query
          .split("&")
          .filter((pair) => pair.includes("="))
          .join("&"),
      );
      for (const name of ["a", "b", "aa", "x"]) {
        expect(run("querystring.get", [`/?${query}`, name])).toBe(expected.get(name) ?? undefined);
      }
    }
  });

  it("adds what URLSearchParams reads back", () => {
    for (const text of ["a b", "&=?#", "é🌸", "%41", "+", "'()*!~"]) {
      const url = run("querystring.add", ["/?x=1", text, text]);
      expect(new URL(`http://h${String(url)}`).searchParams.get(text)).toBe(text);
    }
  });
});

describe("hostile query strings", () => {
  const size = 1 << 20;
  it.each(["&", "=", "a&", "a=&", "?", "#", "%", "\u00ff"])(
    "a megabyte of %j",
    { timeout: 10_000 },
    (part) => {
      const url = `/?${part.repeat(size / part.length)}`;
      for (const name of ["clean", "remove", "sort"]) run(`querystring.${name}`, [url, true]);
      run("querystring.set", [url, "a", url]);
      run("querystring.add", [url, url, url]);
      run("querystring.get", [url, url]);
      run("querystring.filter", [url, url]);
      expect(typeof run("querystring.globfilter", [url, "*a*b*"])).toBe("string");
    },
  );

  it("a glob that has to be tried at each byte", { timeout: 10_000 }, () => {
    const name = "a".repeat(1 << 16);
    expect(run("querystring.globfilter", [`/?${name}=1`, `*${"a".repeat(1 << 15)}b`])).toBe(
      `/?${name}=1`,
    );
    expect(run("querystring.globfilter", [`/?${name}=1`, "*".repeat(1 << 16)])).toBe("/");
  });
});
