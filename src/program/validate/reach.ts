import type { Condition } from "../condition.js";
import { NotCondition } from "../conditions/not.js";
import type { TextCondition } from "../conditions/text.js";
import { countryCodes } from "../countries.js";
import { fieldId } from "../field.js";
import { normaliseLiteral } from "../literal.js";
import type { Problem } from "../problem.js";

/** Alternatives tried before the answer is "may match": a check for slips, not a proof system. */
const budget = 2_000;

/**
 * Finds conditions that no request can satisfy, and ones that every request does although the author did not
 * say `always()`. Exact over countries, toggles, lists, presence, and equality and prefixes of texts;
 * a regular expression may always match.
 */
export function checkReach(condition: Condition): readonly Problem[] {
  const { origin } = condition;
  if (!satisfiable(condition)) {
    return [
      {
        code: "EW1022",
        severity: "error",
        message: "no request can satisfy this condition",
        help: "its parts exclude each other: `any` may be meant where `all` is written",
        ...(origin && { origin }),
      },
    ];
  }
  if (condition.kind !== "always" && !satisfiable(NotCondition.create(condition))) {
    return [
      {
        code: "EW1023",
        severity: "error",
        message: "every request satisfies this condition",
        help: "`all` may be meant where `any` is written; say `always()` if you mean every request",
        ...(origin && { origin }),
      },
    ];
  }
  return [];
}

function satisfiable(condition: Condition): boolean {
  const spent = { steps: 0 };
  return search([{ condition, wanted: true }], noFacts, spent);
}

interface Wanted {
  readonly condition: Condition;
  readonly wanted: boolean;
}

/** What has been assumed of the request so far. */
interface Facts {
  /** Toggles, lists and presence of fields, by name. */
  readonly truths: ReadonlyMap<string, boolean>;
  /** Countries still possible; undefined stands for the unknown one. */
  readonly countries: ReadonlySet<string | undefined>;
  readonly texts: ReadonlyMap<string, TextFacts>;
}

interface TextFacts {
  /** The only values left, if there are only so many. */
  readonly among: readonly string[] | undefined;
  readonly tests: readonly TextTest[];
}

interface TextTest {
  readonly holds: (text: string) => boolean;
  readonly prefixes: readonly string[] | undefined;
}

const noFacts: Facts = {
  truths: new Map(),
  countries: new Set([...countryCodes, undefined]),
  texts: new Map(),
};

/** Depth-first over the alternatives that the wanted conditions leave open. */
function search(wanted: readonly Wanted[], facts: Facts, spent: { steps: number }): boolean {
  if (++spent.steps > budget) return true;
  const [first, ...rest] = wanted;
  if (first === undefined) return true;
  const { condition, wanted: truth } = first;
  switch (condition.kind) {
    case "not":
      return search([{ condition: condition.operand, wanted: !truth }, ...rest], facts, spent);
    case "always":
      return truth && search(rest, facts, spent);
    case "all":
    case "any": {
      const operands = condition.operands.map((operand) => ({ condition: operand, wanted: truth }));
      const together = (condition.kind === "all") === truth;
      if (together) return search([...operands, ...rest], facts, spent);
      return operands.some((operand) => search([operand, ...rest], facts, spent));
    }
    default: {
      const learned = learn(facts, condition, truth);
      return learned !== undefined && search(rest, learned, spent);
    }
  }
}

type Leaf = Exclude<Condition, { kind: "all" | "any" | "not" | "always" }>;

/** The facts with one more; undefined when it contradicts them. */
function learn(facts: Facts, condition: Leaf, truth: boolean): Facts | undefined {
  switch (condition.kind) {
    case "toggle":
      return assume(
        facts,
        `toggle ${condition.toggle.dictionary.name}.${condition.toggle.key}`,
        truth,
      );
    case "address":
      return assume(facts, `list ${condition.list.name}`, truth);
    case "present":
      return assume(facts, `present ${fieldId(condition.field)}`, truth);
    case "pattern": {
      const set = truth ? assume(facts, `present ${fieldId(condition.field)}`, true) : facts;
      return (
        set &&
        assume(set, `${fieldId(condition.field)} ~ ${condition.source} ${condition.flags}`, truth)
      );
    }
    case "country": {
      const named = new Set<string | undefined>(condition.codes);
      if (condition.unknown) named.add(undefined);
      const countries = new Set(
        [...facts.countries].filter((country) => named.has(country) === truth),
      );
      return countries.size === 0 ? undefined : { ...facts, countries };
    }
    case "text":
      return learnText(facts, condition, truth);
  }
}

function assume(facts: Facts, name: string, truth: boolean): Facts | undefined {
  const known = facts.truths.get(name);
  if (known !== undefined) return known === truth ? facts : undefined;
  return { ...facts, truths: new Map(facts.truths).set(name, truth) };
}

function learnText(facts: Facts, condition: TextCondition, truth: boolean): Facts | undefined {
  const id = fieldId(condition.field);
  const values = condition.values.flatMap((value) => {
    const literal = normaliseLiteral(condition.field, condition.operator, value);
    return literal.ok ? [literal.bytes] : [];
  });
  const holds = (text: string) =>
    values.some((value) => {
      switch (condition.operator) {
        case "is":
          return text === value;
        case "startsWith":
          return text.startsWith(value);
        case "endsWith":
          return text.endsWith(value);
        case "contains":
          return text.includes(value);
      }
    });
  if (!truth) {
    // A field that is not set satisfies no comparison, so a negated one says nothing of its presence.
    if (facts.truths.get(`present ${id}`) === false) return facts;
    const before = facts.texts.get(id) ?? { among: undefined, tests: [] };
    return withText(facts, id, {
      among: before.among?.filter((text) => !holds(text)),
      tests: [...before.tests, { holds: (text) => !holds(text), prefixes: undefined }],
    });
  }
  const set = assume(facts, `present ${id}`, true);
  if (set === undefined) return undefined;
  const before = set.texts.get(id) ?? { among: undefined, tests: [] };
  if (condition.operator === "is") {
    const among = (before.among ?? values).filter(
      (text) => values.includes(text) && before.tests.every((test) => test.holds(text)),
    );
    return withText(set, id, { ...before, among });
  }
  const prefixes = condition.operator === "startsWith" ? values : undefined;
  const compatible = before.tests.every(
    (test) =>
      prefixes === undefined ||
      test.prefixes === undefined ||
      prefixes.some((one) =>
        test.prefixes?.some((other) => one.startsWith(other) || other.startsWith(one)),
      ),
  );
  if (!compatible) return undefined;
  return withText(set, id, {
    among: before.among?.filter(holds),
    tests: [...before.tests, { holds, prefixes }],
  });
}

function withText(facts: Facts, id: string, text: TextFacts): Facts | undefined {
  if (text.among?.length === 0) return undefined;
  return { ...facts, texts: new Map(facts.texts).set(id, text) };
}
