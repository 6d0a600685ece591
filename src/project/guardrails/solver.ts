import type { AddressSet } from "../../addresses/index.js";
import { countryCodes } from "../../program/countries.js";
import { conditionTest, type ConditionTest } from "../../program/evaluate.js";
import { httpMethods } from "../../program/methods.js";
import type { Request } from "../../program/request.js";
import { addressCandidates } from "./address-candidates.js";
import type { Dimension, Leaf, LeafTest } from "./dimension.js";
import { textCandidates } from "./text-candidates.js";
import { urlCandidates } from "./url-candidates.js";

/** What a dimension can be: a text, not there (undefined), or for switches on and off. */
export type Value = string | boolean | undefined;

/** Candidates tried for one set of tests; lists may be long. */
const mostTried = 100_000;

/** What every request has until a test asks for something else. */
export const plainRequest: Request = Object.freeze({
  ip: "192.0.2.1",
  country: undefined,
  method: "GET",
  url: "/",
  headers: Object.freeze([["Host", "www.example.com"] as const]),
});

/** Finds values that satisfy all the tests of one dimension. */
export class Solver {
  readonly #contents: ReadonlyMap<string, AddressSet>;
  readonly #made = new Map<Leaf, ConditionTest>();

  constructor(contents: ReadonlyMap<string, AddressSet>) {
    this.#contents = contents;
  }

  /** Undefined when no candidate satisfies the tests, which for texts does not mean that none can. */
  solve(dimension: Dimension, tests: readonly LeafTest[]): { readonly value: Value } | undefined {
    let tried = 0;
    for (const value of this.#candidates(dimension, tests)) {
      if (++tried > mostTried) return undefined;
      if (this.satisfies(dimension, value, tests)) return { value };
    }
    return undefined;
  }

  satisfies(dimension: Dimension, value: Value, tests: readonly LeafTest[]): boolean {
    if (typeof value === "boolean") return tests.every(({ holds }) => holds === value);
    const request = withValue(plainRequest, dimension, value);
    const state = { toggles: new Map<string, boolean>(), lists: this.#contents };
    return tests.every(({ leaf, holds }) => this.test(leaf)(request, state) === holds);
  }

  test(leaf: Leaf): ConditionTest {
    const known = this.#made.get(leaf);
    if (known !== undefined) return known;
    const made = conditionTest(leaf);
    this.#made.set(leaf, made);
    return made;
  }

  *#candidates(dimension: Dimension, tests: readonly LeafTest[]): Generator<Value> {
    switch (dimension) {
      case "ip":
        return yield* addressCandidates(tests, this.#contents);
      case "country":
        yield* tests.flatMap(({ leaf, holds }) =>
          leaf.kind === "country" && holds ? leaf.codes : [],
        );
        yield* ["US", undefined, ...countryCodes];
        return;
      case "method":
        return yield* ["GET", "POST", ...httpMethods];
      case "url":
        return yield* urlCandidates(tests, (url, own) => this.satisfies("url", url, own));
      default:
        if (dimension.startsWith("switch:")) return yield* [false, true];
        return yield* this.#headerCandidates(dimension, tests);
    }
  }

  *#headerCandidates(dimension: Dimension, tests: readonly LeafTest[]): Generator<Value> {
    const usual = dimension === "header:host" ? "www.example.com" : undefined;
    const { cookies, others } = byCookie(tests);
    const texts = textCandidates(others).filter(canBeSent);
    if (cookies.size === 0) return yield* [usual, ...texts, undefined];
    const pairs = [...cookies].flatMap(([key, own]) => {
      const made = textCandidates(own)
        .filter((text) => canBeSent(text) && !text.includes(";"))
        .map((text) => `${key}=${text}`);
      return [undefined, ...made].find((pair) => this.satisfies(dimension, pair, own)) ?? [];
    });
    yield pairs.length === 0 ? undefined : pairs.join("; ");
    for (const text of texts) yield [...pairs, text].join("; ");
  }
}

function byCookie(tests: readonly LeafTest[]) {
  const cookies = new Map<string, LeafTest[]>();
  const others: LeafTest[] = [];
  for (const test of tests) {
    const field = "field" in test.leaf ? test.leaf.field : undefined;
    const key = field?.name === "cookie" ? field.key : undefined;
    if (key === undefined) others.push(test);
    else cookies.set(key, [...(cookies.get(key) ?? []), test]);
  }
  return { cookies, others };
}

/** A header's value: no line breaks, and no spaces around it. */
function canBeSent(text: string): boolean {
  return /^(?! )[\x20-\x7e\x80-\u{10ffff}]*$/u.test(text) && !text.endsWith(" ");
}

/** The request with another value in one dimension. */
export function withValue(
  request: Request,
  dimension: Dimension,
  value: string | undefined,
): Request {
  switch (dimension) {
    case "ip":
    case "method":
    case "url":
      return value === undefined ? request : { ...request, [dimension]: value };
    case "country":
      return { ...request, country: value };
    default: {
      const name = /^header:(.*)$/s.exec(dimension)?.[1];
      if (name === undefined) return request;
      const headers = request.headers.filter(([header]) => header.toLowerCase() !== name);
      if (value !== undefined) headers.push([name, value]);
      return { ...request, headers };
    }
  }
}
