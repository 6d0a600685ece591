import { didYouMean, quote } from "../../diagnostics/index.js";
import { walkCondition, type Condition } from "../condition.js";
import type { CountryCondition } from "../conditions/country.js";
import type { PatternCondition } from "../conditions/pattern.js";
import type { TextCondition } from "../conditions/text.js";
import { countryCodes, isCountryCode } from "../countries.js";
import { describeField, type TextField } from "../field.js";
import { normaliseLiteral } from "../literal.js";
import { httpMethods, isHttpMethod } from "../methods.js";
import { patternOf } from "../pattern-of.js";
import type { Problem } from "../problem.js";
import { forbiddenCharacter } from "./text.js";

/** Deeper than any author nests by hand, and far from what a recursion can take. */
const deepest = 100;

/** What is wrong with a condition's parts, outermost first. */
export function checkCondition(condition: Condition): readonly Problem[] {
  if (depth(condition) > deepest) {
    return [
      problem(
        condition,
        "EW1014",
        `the condition nests more than ${deepest} levels deep`,
        "split the rule",
      ),
    ];
  }
  const problems: Problem[] = [];
  walkCondition(condition, (part) => problems.push(...checkPart(part)));
  return problems;
}

function checkPart(condition: Condition): readonly Problem[] {
  switch (condition.kind) {
    case "all":
    case "any":
      if (condition.operands.length > 0) return [];
      return [
        condition.kind === "any"
          ? problem(
              condition,
              "EW1022",
              "`any()` of nothing matches nothing",
              "name at least one condition",
            )
          : problem(
              condition,
              "EW1023",
              "`all()` of nothing matches every request",
              "name at least one condition, or say `always()` if you mean it",
            ),
      ];
    case "country":
      return checkCountries(condition);
    case "text":
      return checkText(condition);
    case "pattern":
      return [...checkField(condition.field, condition), ...checkPattern(condition)];
    case "present":
      return checkField(condition.field, condition);
    case "address":
    case "always":
    case "not":
    case "toggle":
      return [];
  }
}

function checkCountries(condition: CountryCondition): readonly Problem[] {
  if (condition.codes.length === 0 && !condition.unknown) {
    return [
      problem(
        condition,
        "EW1022",
        "a list of no countries matches nothing",
        "name at least one country",
      ),
    ];
  }
  return condition.codes
    .filter((code) => !isCountryCode(code))
    .map((code) => {
      const meant =
        code.toUpperCase() === "UK" ? "GB" : didYouMean(code.toUpperCase(), countryCodes);
      return problem(
        condition,
        "EW1020",
        `${quote(code)} is not an ISO 3166 country code`,
        meant === undefined ? "use two capital letters, such as US" : `did you mean \`${meant}\`?`,
      );
    });
}

function checkText(condition: TextCondition): readonly Problem[] {
  const { field, operator, values } = condition;
  const problems = [...checkField(field, condition)];
  if (values.length === 0) {
    problems.push(
      problem(
        condition,
        "EW1022",
        `${describeField(field)} is compared with nothing`,
        "name at least one text",
      ),
    );
  }
  for (const value of values) {
    const forbidden = forbiddenCharacter(value);
    const literal = normaliseLiteral(field, operator, value);
    if (forbidden !== undefined) {
      problems.push(
        problem(
          condition,
          "EW1026",
          `${quote(value)} holds ${forbidden}`,
          "no request that reaches the edge carries it: leave it out",
        ),
      );
    } else if (field.name === "method" && !isHttpMethod(value)) {
      const meant = didYouMean(value.toUpperCase(), httpMethods);
      problems.push(
        problem(
          condition,
          "EW1021",
          `${quote(value)} is not a registered HTTP method`,
          meant === undefined ? "use one such as GET or POST" : `did you mean \`${meant}\`?`,
        ),
      );
    } else if (!literal.ok) {
      problems.push(
        problem(
          condition,
          "EW1024",
          `${describeField(field)} can never ${verbs[operator]} ${quote(value)}: ${literal.problem}`,
          literal.help,
        ),
      );
    }
  }
  return problems;
}

const verbs = {
  is: "be",
  startsWith: "start with",
  endsWith: "end with",
  contains: "contain",
} as const;

function checkPattern(condition: PatternCondition): readonly Problem[] {
  const parsed = patternOf(condition);
  if (parsed.ok) return [];
  return [
    problem(
      condition,
      "EW1025",
      `${quote(`/${condition.source}/${condition.flags}`)}: ${parsed.problem}`,
      parsed.help,
    ),
  ];
}

/** Header, cookie and parameter names become part of VCL identifiers and arguments. */
function checkField(field: TextField, condition: Condition): readonly Problem[] {
  const key = field.key;
  if (key === undefined) return [];
  const rules = {
    header: { form: /^[A-Za-z][A-Za-z0-9_-]{0,126}$/, help: "use letters, digits, `-` and `_`" },
    cookie: { form: /^[A-Za-z_][A-Za-z0-9_-]{0,126}$/, help: "use letters, digits, `-` and `_`" },
    query: { form: /^[A-Za-z0-9_.~-]{1,127}$/, help: "use letters, digits, `-`, `_`, `.` and `~`" },
  };
  const rule =
    field.name === "header" || field.name === "cookie" || field.name === "query"
      ? rules[field.name]
      : undefined;
  if (rule === undefined || rule.form.test(key)) return [];
  return [
    problem(
      condition,
      "EW1010",
      `${quote(key)} is not usable as the name of a ${field.name}`,
      rule.help,
    ),
  ];
}

function depth(condition: Condition): number {
  let levels = 0;
  for (
    let level: readonly Condition[] = [condition];
    level.length > 0 && levels <= deepest;
    levels++
  ) {
    level = level.flatMap((part) => {
      if (part.kind === "not") return [part.operand];
      return part.kind === "all" || part.kind === "any" ? part.operands : [];
    });
  }
  return levels;
}

function problem(
  condition: Condition,
  code: Problem["code"],
  message: string,
  help: string,
): Problem {
  const { origin } = condition;
  return { code, severity: "error", message, help, ...(origin && { origin }) };
}
