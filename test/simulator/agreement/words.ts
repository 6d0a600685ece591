import fc from "fast-check";

/** Texts that mean something to somebody between the client and the origin. */
const segments = [
  "a",
  "A",
  "api",
  "hamm",
  "donations",
  "calls",
  "x.php",
  "caf\u00e9",
  "a b",
  "a+b",
  "%41",
  "%2F",
  "%25",
  "%c3%A9",
  "100%",
  "..",
  ".",
  "a;v=1",
  "\\",
  "'",
  '"',
  "#",
  "~x",
  "\u{1f32e}",
  ":",
  "",
] as const;

const segment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...segments) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme-ascii", maxLength: 3 }) },
);

/** A path as an author writes it, or nearly one. */
export const pathText: fc.Arbitrary<string> = fc
  .tuple(fc.array(segment, { maxLength: 3 }), fc.boolean())
  .map(([parts, slash]) => `/${parts.join("/")}${slash ? "/" : ""}`);

export const queryValue: fc.Arbitrary<string> = fc.constantFrom(
  "1",
  "a b",
  "a+b",
  "a&b=c",
  "%",
  "%41",
  "A",
  "",
  "x=y",
  "a#b",
  "'--",
  "/../",
);

export const hostText: fc.Arbitrary<string> = fc.constantFrom(
  "example.com",
  "www.Example.com",
  "example.com.",
  "example.com:443",
  "example.com.:8080",
  "..",
  "a",
  ":80",
  "",
  "[2001:db8::1]:443",
  "[::1]",
  "ex\u00e4mple.com",
);

export const agentText: fc.Arbitrary<string> = fc.constantFrom(
  "WordPress",
  "wordpress/4.5; http://blog",
  "Mozilla/5.0 (X11; Linux)",
  "bot",
  "-",
  "",
  "curl/8",
  "K\u00d6NIG",
  '"x" %41',
  "a\tb",
);

export const anyText: fc.Arbitrary<string> = fc.oneof(
  agentText,
  queryValue,
  fc.string({ unit: "grapheme-ascii", maxLength: 4 }),
  fc.string({ unit: "grapheme-composite", maxLength: 2 }),
);

export const headerNames = ["X-Test", "x-test", "Accept", "Referer", "X_Y"] as const;
export const cookieNames = ["session", "Session", "a", "a_b-c"] as const;
export const parameterNames = ["q", "Q", "a.b", "utm-x", "~"] as const;
