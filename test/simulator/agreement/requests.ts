import fc from "fast-check";
import { countryCodes } from "../../../src/program/countries.js";
import type { Request } from "../../../src/program/request.js";
import { client } from "./addresses.js";
import type { EdgeState, WrittenPolicy } from "./policies.js";
import { changed, hostChange, textChange } from "./spellings.js";
import { near, urlOf } from "./urls.js";
import { agentText, anyText, cookieNames, headerNames, hostText } from "./words.js";
import type { Literal, Place } from "./written.js";

/** A request at the edge, in a state of it. */
export interface Meeting {
  readonly request: Request;
  readonly state: EdgeState;
  /** Of the dice. */
  readonly seed: number;
}

/** Requests that come close to what a policy asks. */
export function meeting(policy: WrittenPolicy): fc.Arbitrary<Meeting> {
  return fc.record({
    request: requestFor(policy),
    state: fc.constantFrom(
      ...policy.states.map(({ toggles, lists, temporary, now }) => ({
        toggles,
        lists,
        temporary,
        now,
      })),
    ),
    seed: fc.nat(),
  });
}

type Header = readonly [name: string, value: string];

function requestFor({ source, literals, countries, blocks }: WrittenPolicy): fc.Arbitrary<Request> {
  const of = (place: Place) => literals.filter((literal) => literal.place === place);
  return fc
    .record({
      ip: client(blocks),
      country: countryOf(countries),
      method: methodOf(of("method")),
      url: urlOf(of("url"), of("query")),
      host: single("Host", near(of("host"), hostText), hostChange),
      agent: single("User-Agent", near(of("userAgent"), agentText), textChange),
      cookies: cookiesOf(of("cookie")),
      others: othersOf(of("header")),
    })
    .map(({ host, agent, cookies, others, ...rest }) => ({
      ...rest,
      headers: [...host, ...agent, ...cookies, ...others],
    }))
    .filter(isServed)
    .filter(({ url }) => !(url.includes("#") && asksRawQuery.test(source)));
}

/** `querystring.get` is documented for valid URLs alone, and a `#` in a request line makes one invalid. */
const asksRawQuery = /req\.query\("[^"]*"\)\.raw/;

/** Fastly answers requests beyond its sizes without running any VCL. */
function isServed({ url, headers }: Request): boolean {
  const size = (text: string) => new TextEncoder().encode(text).length;
  const total = headers.reduce((sum, [name, value]) => sum + size(name) + size(value) + 4, 0);
  return size(url) <= 8_192 && total < 30_000;
}

function countryOf(named: readonly string[]): fc.Arbitrary<string | undefined> {
  const strange = fc.constantFrom(undefined, "", "**", "us", "USA", "U1");
  const known = fc.constantFrom(...countryCodes);
  if (named.length === 0) return fc.oneof(strange, known);
  return fc.oneof(strange, known, { weight: 3, arbitrary: fc.constantFrom(...named) });
}

function methodOf(literals: readonly Literal[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: near(literals, fc.constantFrom("GET", "POST", "HEAD")) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("get", "Post", "OPTIONS", "PURGE", "FASTLYPURGE", "X"),
    },
  );
}

/** A header once, twice, empty or not at all. */
function single(
  name: string,
  texts: fc.Arbitrary<string>,
  changes: Parameters<typeof changed>[1],
): fc.Arbitrary<readonly Header[]> {
  const value = changed(texts, changes).map(headerText);
  const spelled = fc.constantFrom(name, name, name.toLowerCase(), name.toUpperCase());
  const one = fc.tuple(spelled, value);
  return fc.oneof(
    { weight: 8, arbitrary: fc.tuple(one) },
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant([[name, ""]] as const) },
    { weight: 2, arbitrary: fc.tuple(one, one) },
  );
}

/** What HTTP takes for a header's value: no control characters but tabs, no white space around it. */
function headerText(text: string): string {
  return text
    .replace(/[\p{Cc}]/gu, (one) => (one === "\t" ? one : ""))
    .replace(/^[ \t]+|[ \t]+$/g, "");
}

/**
 * Cookies as RFC 6265 has them. What `subfield` makes of white space, quotes and a name without `=` is not documented.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1
 */
function cookiesOf(literals: readonly Literal[]): fc.Arbitrary<readonly Header[]> {
  const names = fc.constantFrom(
    ...cookieNames,
    "A",
    "SESSION",
    "asession",
    "b",
    "",
    "session.x",
    ...literals.map(({ key = "" }) => key),
  );
  const pair = fc
    .tuple(names, changed(near(literals, anyText), textChange))
    .map(([name, value]) => `${name}=${value.replace(/[^!-~]|["\\;,]/g, "")}`);
  const value = fc
    .tuple(fc.array(pair, { minLength: 1, maxLength: 4 }), fc.constantFrom("; ", "; ", ";", ";;"))
    .map(([pairs, separator]) => headerText(pairs.join(separator)));
  const header = value.map((text) => ["Cookie", text] as const);
  return fc.array(header, { maxLength: 2 });
}

const forged: readonly Header[] = [
  ["Edgewall-Passed", "1"],
  ["Edgewall-Counted", "rule_1,rule_2"],
  ["Fastly-FF", "x!SIM!cache-sim0001-SIM"],
  ["Fastly-Client-IP", "192.0.2.1"],
  ["X-Forwarded-For", "192.0.2.1"],
  ["Fastly-Purge-Requires-Auth", "0"],
];

function othersOf(literals: readonly Literal[]): fc.Arbitrary<readonly Header[]> {
  const named = headerNames.map((name) =>
    single(
      name,
      near(
        literals.filter(({ key = "" }) => key.toLowerCase() === name.toLowerCase()),
        anyText,
      ),
      textChange,
    ),
  );
  return fc
    .tuple(
      fc.subarray(named, { maxLength: 3 }).chain((some) => fc.tuple(...some)),
      fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray([...forged]) },
      ),
    )
    .map(([some, more]) => [...some.flat(), ...more]);
}
