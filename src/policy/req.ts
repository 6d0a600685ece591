import type { Condition } from "../program/condition.js";
import { NotCondition } from "../program/conditions/not.js";
import { AnyCondition } from "../program/conditions/any.js";
import { TextCondition } from "../program/conditions/text.js";
import type { TextField } from "../program/field.js";
import type { HttpMethod } from "../program/methods.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";
import {
  normalised,
  textQuestions,
  type Normalised,
  type OptionalTextQuestions,
  type TextQuestions,
} from "./text-field.js";

/** Questions one can ask of the request method: equality only, since methods have no parts. */
export interface MethodQuestions {
  is(method: HttpMethod): Condition;
  isNot(method: HttpMethod): Condition;
  oneOf(methods: readonly HttpMethod[]): Condition;
}

/** Questions one can ask of a path. */
export interface PathQuestions extends TextQuestions {
  /**
   * The path is this one or lies below it, segment by segment: `within("/calls")` takes `/calls` and
   * `/calls/today`, not `/callsign`.
   */
  within(path: string): Condition;
}

const methodField: TextField = { name: "method", raw: false };

const method: MethodQuestions = Object.freeze({
  is(wanted: HttpMethod): Condition {
    return methods([wanted], calledAt(method.is));
  },
  isNot(unwanted: HttpMethod): Condition {
    const origin = calledAt(method.isNot);
    return NotCondition.create(methods([unwanted], origin), origin);
  },
  oneOf(wanted: readonly HttpMethod[]): Condition {
    return methods(wanted, calledAt(method.oneOf));
  },
});

function methods(wanted: unknown, origin: ReturnType<typeof calledAt>): Condition {
  const texts = guard("`req.method`", origin).texts(wanted, "the methods");
  return TextCondition.create(methodField, "is", texts, origin);
}

function pathQuestions(raw: boolean): PathQuestions {
  const field: TextField = { name: "path", raw };
  const questions: PathQuestions = Object.freeze({
    ...textQuestions(field),
    within(path: string): Condition {
      const origin = calledAt(questions.within);
      const text = guard("`req.path.within()`", origin).text(path, "the path").replace(/\/+$/, "");
      return AnyCondition.create(
        [
          TextCondition.create(field, "is", [text === "" ? "/" : text], origin),
          TextCondition.create(field, "startsWith", [`${text}/`], origin),
        ],
        origin,
      );
    },
  });
  return questions;
}

/**
 * The request as the client sent it. Paths, URLs, hosts, user agents and query parameters are normalised
 * before they are compared (docs/semantics.md says how); `.raw` is what was sent.
 */
export const req = Object.freeze({
  method,
  /** The path, without the query string. */
  path: Object.freeze({
    ...pathQuestions(false),
    raw: pathQuestions(true),
  }) satisfies Normalised<PathQuestions>,
  /** The path and the query string; only the path is normalised. */
  url: normalised({ name: "url" }) satisfies Normalised<TextQuestions> as Normalised<TextQuestions>,
  /** The host, in lower case and without port. */
  host: normalised({ name: "host" }) satisfies Normalised<OptionalTextQuestions>,
  /** The user agent, in lower case. */
  userAgent: normalised({ name: "userAgent" }) satisfies Normalised<OptionalTextQuestions>,
  /** The first header of this name, as it was sent. */
  header: (name: string): OptionalTextQuestions => named("header", name, calledAt(req.header)),
  /** The first cookie of this name, as it was sent. */
  cookie: (name: string): OptionalTextQuestions => named("cookie", name, calledAt(req.cookie)),
  /** The first value of this query parameter, decoded. */
  query(name: string): Normalised<OptionalTextQuestions> {
    const key = guard("`req.query()`", calledAt(req.query)).text(name, "the name");
    return normalised({ name: "query", key });
  },
});

function named(
  name: "header" | "cookie",
  key: unknown,
  origin: ReturnType<typeof calledAt>,
): OptionalTextQuestions {
  return textQuestions({
    name,
    raw: true,
    key: guard(`\`req.${name}()\``, origin).text(key, "the name"),
  });
}
