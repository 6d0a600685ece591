import type { Condition } from "../program/condition.js";
import type { CountryCondition } from "../program/conditions/country.js";
import type { PatternCondition } from "../program/conditions/pattern.js";
import type { TextCondition } from "../program/conditions/text.js";
import { fieldFacts, type TextField } from "../program/field.js";
import { normaliseLiteral } from "../program/literal.js";
import { fromBytes } from "../program/bytes.js";
import { patternOf } from "../program/pattern-of.js";
import { literalPcre, toPcre } from "../program/pattern/pattern.js";
import {
  and,
  binary,
  boolean,
  call,
  identifier,
  not,
  or,
  string,
  type Expression,
} from "../vcl/syntax/index.js";
import { mostComparisons, readField, takesExpression, type FieldReader } from "./fields.js";
import type { Layout } from "./layout.js";
import { askExpression } from "./lists/ask.js";
import { nobody } from "./lists/lookup.js";
import { localName, onList, type Local } from "./names.js";

/** What tests are written in terms of. */
export interface TestContext {
  readonly layout: Layout;
  readonly held: ReadonlySet<Local>;
}

/**
 * A condition as a VCL expression of type BOOL.
 *
 * @param condition one that `simplify` returned: `not` stands only in front of single tests
 */
export function expression(condition: Condition, context: TestContext): Expression {
  switch (condition.kind) {
    case "all":
      return and(condition.operands.map((operand) => expression(operand, context)));
    case "any":
      return or(condition.operands.map((operand) => expression(operand, context)));
    case "not":
      return test(condition.operand, context, false);
    default:
      return test(condition, context, true);
  }
}

/** A single test, or its opposite. */
function test(condition: Condition, context: TestContext, wanted: boolean): Expression {
  switch (condition.kind) {
    case "always":
      return boolean(wanted);
    case "toggle": {
      const { dictionary, key, initial } = condition.toggle;
      const value = call("table.lookup", [
        identifier(dictionary.name),
        string(key),
        string(initial),
      ]);
      return binary(wanted ? "==" : "!=", value, string("enabled"));
    }
    case "address":
      return address(condition.list.name, context, wanted);
    case "country":
      return country(condition, wanted);
    case "present": {
      const { presence } = readField(condition.field, context.held);
      const present = presence ?? boolean(true);
      return wanted ? present : not(present);
    }
    case "text":
      return text(condition, context, wanted);
    case "pattern":
      return pattern(condition, context, wanted);
    case "all":
    case "any":
    case "not":
      return wanted ? expression(condition, context) : not(expression(condition, context));
  }
}

/** A list that takes more than one look has been looked for before, and its local says what came of it. */
function address(list: string, { layout, held }: TestContext, wanted: boolean): Expression {
  const local = onList(list);
  if (!held.has(local)) return askExpression(layout.byList.get(list) ?? nobody, wanted);
  const found = identifier(localName(local));
  return wanted ? found : not(found);
}

/** Fastly's geolocation strings are never "not set", so the negated operators say what they seem to. */
function country({ codes, unknown }: CountryCondition, wanted: boolean): Expression {
  const field = identifier("client.geo.country_code");
  const tests: Expression[] = [];
  if (codes.length > mostComparisons) {
    tests.push(binary(wanted ? "~" : "!~", field, string(String.raw`^(?:${codes.join("|")})\z`)));
  } else {
    tests.push(...codes.map((code) => binary(wanted ? "==" : "!=", field, string(code))));
  }
  if (unknown) tests.push(binary(wanted ? "!~" : "~", field, string(String.raw`^[A-Z]{2}\z`)));
  return wanted ? or(tests) : and(tests);
}

function text(condition: TextCondition, context: TestContext, wanted: boolean): Expression {
  const { field, operator } = condition;
  const reader = readField(field, context.held);
  const values = condition.values.map((value) => {
    const literal = normaliseLiteral(field, operator, value);
    if (!literal.ok) throw new Error(`unvalidated literal: ${literal.problem}`);
    return fromBytes(literal.bytes);
  });
  const tests = takesExpression(condition)
    ? [oneExpression(condition, reader, values, wanted)]
    : values.map((value) => comparison(condition, reader, value, wanted));
  const joined = wanted ? or(tests) : and(tests);
  const mayMatchUnset = operator === "is" && values.includes("");
  return mayMatchUnset ? whereSet(reader, joined, wanted) : joined;
}

/** One value, by the least powerful construct that does the job. */
function comparison(
  { operator, field }: TextCondition,
  reader: FieldReader,
  value: string,
  wanted: boolean,
): Expression {
  const literal = string(value);
  switch (operator) {
    case "is":
      return relation("==", reader.value, literal, wanted, field);
    case "startsWith":
    case "endsWith":
    case "contains": {
      const test = call(operator === "endsWith" ? "std.suffixof" : "std.prefixof", [
        reader.value,
        literal,
      ]);
      return wanted ? test : not(test);
    }
  }
}

/** Many values, or one that may stand anywhere, as one regular expression. */
function oneExpression(
  { field, operator }: TextCondition,
  reader: FieldReader,
  values: readonly string[],
  wanted: boolean,
): Expression {
  const asSent = field.name === "userAgent" && !field.raw;
  const alternatives = values.map(literalPcre).join("|");
  const body = values.length === 1 ? alternatives : `(?:${alternatives})`;
  const opening = operator === "is" || operator === "startsWith" ? "^" : "";
  const closing = operator === "is" || operator === "endsWith" ? String.raw`\z` : "";
  const source = `${asSent ? "(?i)" : ""}${opening}${body}${closing}`;
  const value = asSent ? (reader.presence ?? reader.value) : reader.value;
  return relation("~", value, string(source), wanted, field);
}

function pattern(condition: PatternCondition, context: TestContext, wanted: boolean): Expression {
  const { field } = condition;
  const parsed = patternOf(condition);
  if (!parsed.ok) throw new Error(`unvalidated pattern: ${parsed.problem}`);
  const reader = readField(field, context.held);
  const asSent = field.name === "userAgent" && !field.raw;
  const value = asSent ? (reader.presence ?? reader.value) : reader.value;
  const match = relation("~", value, string(toPcre(parsed.pattern)), wanted, field);
  return parsed.matchesEmpty ? whereSet(reader, match, wanted) : match;
}

/**
 * A comparison or its opposite. Of a field that may be not set the documentation says what `==` and `~` give,
 * so their result is negated instead of asking `!=` and `!~`.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/types/string/
 */
function relation(
  operator: "==" | "~",
  left: Expression,
  right: Expression,
  wanted: boolean,
  field: TextField,
): Expression {
  if (wanted) return binary(operator, left, right);
  if (fieldFacts[field.name].optional) return not(binary(operator, left, right));
  return binary(operator === "==" ? "!=" : "!~", left, right);
}

/** A field that is not set satisfies no comparison, not even one with the empty text. */
function whereSet({ presence }: FieldReader, test: Expression, wanted: boolean): Expression {
  if (presence === undefined) return test;
  return wanted ? and([presence, test]) : or([not(presence), test]);
}
