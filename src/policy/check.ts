import { didYouMean, quote } from "../diagnostics/index.js";
import { isCondition, type Condition } from "../program/condition.js";
import type { Origin } from "../program/origin.js";
import { PolicyError } from "./policy-error.js";

/** Guards for values that come from an author's code, where types may have been talked out of the way. */
export interface Guard {
  options<Key extends string>(value: unknown, keys: readonly Key[]): Partial<Record<Key, unknown>>;
  text(value: unknown, what: string): string;
  optionalText(value: unknown, what: string): string | undefined;
  texts(value: unknown, what: string): readonly string[];
  number(value: unknown, what: string): number;
  flag(value: unknown, what: string): boolean;
  oneOf<Word extends string>(value: unknown, words: readonly Word[], what: string): Word;
  condition(value: unknown, what: string): Condition;
  array(value: unknown, what: string): readonly unknown[];
  fail(what: string, wanted: string, value: unknown): never;
}

/** Guards whose errors point at `origin` and name `subject`, for example "rule `thewall`". */
export function guard(subject: string, origin: Origin): Guard {
  const fail = (what: string, wanted: string, value: unknown): never => {
    throw new PolicyError(
      "EW1014",
      `${subject}: ${what} is ${describe(value)}`,
      `give ${wanted}`,
      origin,
    );
  };
  const text = (value: unknown, what: string) =>
    typeof value === "string" ? value : fail(what, "a text", value);
  const array = (value: unknown, what: string): readonly unknown[] =>
    Array.isArray(value) ? value : fail(what, "an array", value);

  return {
    fail,
    text,
    array,
    optionalText: (value, what) => (value === undefined ? undefined : text(value, what)),
    texts: (value, what) => array(value, what).map((item) => text(item, `an item of ${what}`)),
    number: (value, what) => (typeof value === "number" ? value : fail(what, "a number", value)),
    flag: (value, what) =>
      typeof value === "boolean" ? value : fail(what, "true or false", value),
    condition: (value, what) =>
      isCondition(value)
        ? value
        : fail(what, 'a condition, such as client.country.is("US") or all(...)', value),
    oneOf(value, words, what) {
      const word = words.find((candidate) => candidate === value);
      return word ?? fail(what, words.map((candidate) => `"${candidate}"`).join(" or "), value);
    },
    options(value, keys) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        return fail("the options", "an object", value);
      }
      const result: Partial<Record<(typeof keys)[number], unknown>> = {};
      for (const [name, option] of Object.entries(value)) {
        const key = keys.find((candidate) => candidate === name);
        if (key === undefined) {
          const meant = didYouMean(name, keys);
          throw new PolicyError(
            "EW1013",
            `${subject} has no option ${quote(name)}`,
            meant === undefined
              ? `its options are ${keys.join(", ")}`
              : `did you mean \`${meant}\`?`,
            origin,
          );
        }
        if (option !== undefined) result[key] = option;
      }
      return result;
    },
  };
}

function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return quote(String(value));
  }
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
