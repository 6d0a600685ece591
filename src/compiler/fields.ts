import type { Condition } from "../program/condition.js";
import { walkCondition } from "../program/condition.js";
import type { PatternCondition } from "../program/conditions/pattern.js";
import type { PresentCondition } from "../program/conditions/present.js";
import type { TextCondition } from "../program/conditions/text.js";
import type { TextField } from "../program/field.js";
import { call, identifier, string, type Expression } from "../vcl/syntax/index.js";
import { locals, type FieldLocal, type Local } from "./names.js";

/** How a field is read in VCL. */
export interface FieldReader {
  /** The normalised value, or the raw one for a raw field. */
  readonly value: Expression;
  /** Something that is true exactly when the field is set; undefined for one that always is. */
  readonly presence: Expression | undefined;
}

/** Reads a field, from a local where one of `held` holds its normal form. */
export function readField(field: TextField, held: ReadonlySet<Local>): FieldReader {
  const key = field.key ?? "";
  switch (field.name) {
    case "method":
      return always(identifier("req.method"));
    case "path":
      return always(field.raw ? identifier("req.url.path") : identifier(locals.path));
    case "url":
      return always(field.raw ? identifier("req.url") : identifier(locals.url));
    case "header":
      return asSent(identifier(`req.http.${key}`));
    case "cookie":
      return asSent(identifier(`req.http.Cookie:${key}`));
    case "query": {
      const url = identifier(field.raw ? "req.url" : locals.query);
      const sent = call("querystring.get", [url, string(key)]);
      return field.raw ? asSent(sent) : { value: decodedParameter(sent), presence: sent };
    }
    case "host": {
      const sent = identifier("req.http.Host");
      if (field.raw) return asSent(sent);
      const value = held.has("host") ? identifier(locals.host) : normalHost();
      return { value, presence: sent };
    }
    case "userAgent": {
      const sent = identifier("req.http.User-Agent");
      if (field.raw) return asSent(sent);
      const value = held.has("userAgent") ? identifier(locals.userAgent) : normalUserAgent();
      return { value, presence: sent };
    }
  }
}

function always(value: Expression): FieldReader {
  return { value, presence: undefined };
}

function asSent(value: Expression): FieldReader {
  return { value, presence: value };
}

/** `www.Example.com.:443` as `www.example.com`. */
export function normalHost(): Expression {
  return call("regsub", [
    call("std.tolower", [identifier("req.http.Host")]),
    string(String.raw`\.?(?::[0-9]*)?\z`),
    string(""),
  ]);
}

export function normalUserAgent(): Expression {
  return call("std.tolower", [identifier("req.http.User-Agent")]);
}

/** A parameter's value decoded once more: what its separators would have cut apart (`&`, `=`, `+`). */
function decodedParameter(sent: Expression): Expression {
  const spaced = call("std.replaceall", [sent, string("+"), string(" ")]);
  return call("urldecode", [
    call("regsuball", [spaced, string("%(?=00|25|[89A-Fa-f])"), string("%25")]),
  ]);
}

/** The local that a single test of a field reads; undefined when it reads none. */
export function fieldLocalOf(
  condition: Condition,
  held: ReadonlySet<Local>,
): FieldLocal | undefined {
  if (condition.kind !== "text" && condition.kind !== "pattern" && condition.kind !== "present")
    return undefined;
  const { field } = condition;
  if (field.raw) return undefined;
  switch (field.name) {
    case "path":
    case "url":
    case "query":
      return field.name;
    case "host":
    case "userAgent":
      return held.has(field.name) && foldsInLocal(condition) ? field.name : undefined;
    case "method":
    case "header":
    case "cookie":
      return undefined;
  }
}

/** A user agent is matched against regular expressions as it was sent, in any letter case. */
function foldsInLocal(condition: TextCondition | PatternCondition | PresentCondition): boolean {
  if (condition.kind === "present") return false;
  if (condition.field.name !== "userAgent") return true;
  return condition.kind === "text" && !takesExpression(condition);
}

/** More comparisons than this become one regular expression. */
export const mostComparisons = 3;

/** Whether a test is one regular expression instead of comparisons. */
export function takesExpression({ operator, values }: TextCondition): boolean {
  return operator === "contains" || values.length > (operator === "is" ? mostComparisons : 1);
}

/**
 * The fields whose normal form gets a local: those that take several statements to normalise, and those that
 * more than one test reads. Nothing is normalised that no test reads.
 */
export function heldFields(conditions: readonly Condition[]): readonly FieldLocal[] {
  const readers = new Map<FieldLocal, number>();
  for (const condition of conditions) {
    walkCondition(condition, (part) => {
      const local = fieldLocalOf(part, new Set(["host", "userAgent"]));
      if (local !== undefined) readers.set(local, (readers.get(local) ?? 0) + 1);
    });
  }
  return [...readers]
    .filter(([local, count]) => count > 1 || (local !== "host" && local !== "userAgent"))
    .map(([local]) => local);
}
