import type { Condition } from "../program/condition.js";
import { NotCondition } from "../program/conditions/not.js";
import { PatternCondition } from "../program/conditions/pattern.js";
import { PresentCondition } from "../program/conditions/present.js";
import { TextCondition, type TextOperator } from "../program/conditions/text.js";
import { describeField, type TextField } from "../program/field.js";
import type { Origin } from "../program/origin.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";

/** Questions one can ask of a text. A field that is not set answers no to all of them but `isNot`. */
export interface TextQuestions {
  /** The text is exactly this one. */
  is(text: string): Condition;
  /** The text is not this one, or the field is not set. */
  isNot(text: string): Condition;
  /** The text is one of these. */
  oneOf(texts: readonly string[]): Condition;
  /** The text starts with this one. */
  startsWith(text: string): Condition;
  /** The text ends with this one. */
  endsWith(text: string): Condition;
  /** This text is somewhere in it. */
  contains(text: string): Condition;
  /**
   * The regular expression matches somewhere in the text; `^` and `$` anchor it. Only what JavaScript and
   * PCRE read alike is accepted.
   */
  matches(pattern: RegExp): Condition;
}

/** A text that a request may lack. */
export interface OptionalTextQuestions extends TextQuestions {
  /** The field is set; an empty value is set. */
  exists(): Condition;
}

/** A text that is normalised before it is compared, and as it was sent for who asks by name. */
export type Normalised<Questions> = Questions & {
  /** The field exactly as it was sent. */
  readonly raw: Questions;
};

/** The questions of one field. */
export function textQuestions(field: TextField): OptionalTextQuestions {
  const subject = `\`${describeField(field)}\``;
  const test = (operator: TextOperator, values: readonly unknown[], origin: Origin) => {
    const check = guard(subject, origin);
    const texts = values.map((value) => check.text(value, "the text to compare with"));
    return TextCondition.create(field, operator, texts, origin);
  };
  const questions: OptionalTextQuestions = {
    is: (text) => test("is", [text], calledAt(questions.is)),
    isNot(text) {
      const origin = calledAt(questions.isNot);
      return NotCondition.create(test("is", [text], origin), origin);
    },
    oneOf(texts) {
      const origin = calledAt(questions.oneOf);
      return test("is", guard(subject, origin).array(texts, "the texts"), origin);
    },
    startsWith: (text) => test("startsWith", [text], calledAt(questions.startsWith)),
    endsWith: (text) => test("endsWith", [text], calledAt(questions.endsWith)),
    contains: (text) => test("contains", [text], calledAt(questions.contains)),
    matches(pattern) {
      const origin = calledAt(questions.matches);
      return isRegExp(pattern)
        ? PatternCondition.create(field, pattern, origin)
        : guard(subject, origin).fail("the pattern", "a regular expression, such as /^a/", pattern);
    },
    exists: () => PresentCondition.create(field, calledAt(questions.exists)),
  };
  return Object.freeze(questions);
}

/** A regular expression, also one that was made in another realm (a test runner's sandbox). */
export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === "[object RegExp]";
}

/** A field with its `raw` twin. */
export function normalised(field: Omit<TextField, "raw">): Normalised<OptionalTextQuestions> {
  return Object.freeze({
    ...textQuestions({ ...field, raw: false }),
    raw: textQuestions({ ...field, raw: true }),
  });
}
