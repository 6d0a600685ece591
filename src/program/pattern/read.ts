import { type AST, RegExpParser, RegExpSyntaxError } from "@eslint-community/regexpp";
import { quote } from "../../diagnostics/index.js";
import { readCharacterSet, readClass } from "./read-class.js";
import { checkCharacter } from "./read-character.js";
import { isSurrogate } from "./characters.js";
import { type Refusal, type Result, all, done, refuse } from "./refusal.js";
import type { Choices, PatternNode } from "./tree.js";
import { heaviest, weightOf } from "./weight.js";

const longest = 4000;
const deepest = 50;

/** The largest count in a quantifier that PCRE2 accepts. */
const largestCount = 65_535;

export interface ReadOptions {
  readonly ignoreCase: boolean;
  readonly unicode: boolean;
}

/** What is the same for a whole pattern, and the unbounded quantifier that the place is inside of. */
interface Context extends ReadOptions {
  readonly unbounded: AST.Quantifier | undefined;
}

/** The meaning of a JavaScript pattern, or the first thing in it that PCRE2 would not read the same way. */
export function readPattern(source: string, options: ReadOptions): Result<Choices> {
  if (source.length > longest) {
    return refuse(
      longest,
      `the pattern has ${source.length} characters; the most is ${longest}`,
      "split it into several patterns",
    );
  }
  const tooDeep = findDeepest(source);
  if (tooDeep !== undefined) {
    return refuse(
      tooDeep,
      `parentheses are nested more than ${deepest} deep`,
      "take the pattern apart into several",
    );
  }
  const parsed = parse(source, options.unicode);
  if (!parsed.ok) return parsed;
  const choices = readChoices(parsed.value.alternatives, { ...options, unbounded: undefined });
  if (!choices.ok || weightOf(choices.value) <= heaviest) return choices;
  return refuse(
    0,
    "the pattern is too large once its counted groups are written out",
    "use smaller counts; the edge cannot compile a pattern above 64 KB",
  );
}

/** Where parentheses are nested too deep for parsers that recurse. Nothing has been checked when this runs. */
function findDeepest(source: string): number | undefined {
  let depth = 0;
  let inClass = false;
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (character === "\\") index++;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (inClass) continue;
    else if (character === "(" && ++depth > deepest) return index;
    else if (character === ")") depth--;
  }
  return undefined;
}

function parse(source: string, unicode: boolean): Result<AST.Pattern> {
  try {
    return done(new RegExpParser().parsePattern(source, 0, source.length, { unicode }));
  } catch (error) {
    if (!(error instanceof RegExpSyntaxError)) throw error;
    const prefix = `Invalid regular expression: /${source}/${unicode ? "u" : ""}: `;
    const reason = error.message.startsWith(prefix) ? error.message.slice(prefix.length) : "";
    const lowered = reason.slice(0, 1).toLowerCase() + reason.slice(1);
    return refuse(
      error.index,
      lowered === "" ? "the pattern is not valid" : `the pattern is not valid: ${lowered}`,
      "write it as a JavaScript regular expression",
    );
  }
}

function readChoices(alternatives: readonly AST.Alternative[], context: Context): Result<Choices> {
  return all(alternatives, ({ elements }) => readSequence(elements, context));
}

function readSequence(
  elements: readonly AST.Element[],
  context: Context,
): Result<readonly PatternNode[]> {
  const nodes: PatternNode[] = [];
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index];
    if (element === undefined) break;
    let node = readElement(element, context);
    // Without the u flag, a character above U+FFFF is two.
    if (element.type === "Character" && isSurrogate(element.value)) {
      node = joinSurrogates(element, elements[index + 1], context);
      index++;
    }
    if (!node.ok) return node;
    nodes.push(node.value);
  }
  return done(nodes);
}

function joinSurrogates(
  high: AST.Character,
  next: AST.Element | undefined,
  context: Context,
): Result<PatternNode> {
  const repeated = next?.type === "Quantifier";
  const low = repeated ? next.element : next;
  const joined =
    low?.type === "Character"
      ? String.fromCharCode(high.value, low.value).codePointAt(0)
      : undefined;
  if (low?.type !== "Character" || joined === undefined || isSurrogate(joined)) {
    return refuse(
      high.start,
      `${quote(high.raw)} is half of a surrogate pair`,
      "write the whole character",
    );
  }
  const pair = { ...high, raw: high.raw + low.raw, value: joined };
  return repeated ? refuseRepeated(pair) : readCharacter(pair, context);
}

function readElement(element: AST.Element, context: Context): Result<PatternNode> {
  switch (element.type) {
    case "Character":
      return readCharacter(element, context);
    case "CharacterSet":
      if (element.kind === "any") return done({ kind: "any" });
      return asNode(readCharacterSet(element));
    case "CharacterClass":
      return asNode(readClass(element, context.ignoreCase));
    case "ExpressionCharacterClass":
      return refuse(
        element.start,
        `${quote(element.raw)} is a set expression`,
        "list the characters in a plain class",
      );
    case "CapturingGroup":
      return asGroup(readChoices(element.alternatives, context));
    case "Group":
      if (element.modifiers !== null) {
        return refuse(
          element.start,
          `${quote(element.raw)} changes flags inside the pattern`,
          "put the flag on the whole pattern, or list both letters, as in `[aA]`",
        );
      }
      return asGroup(readChoices(element.alternatives, context));
    case "Assertion":
      return readAssertion(element, context);
    case "Quantifier":
      return readQuantifier(element, context);
    case "Backreference":
      return refuse(
        element.start,
        `${quote(element.raw)} refers back to a group`,
        "write the text out; a group that did not take part matches in JavaScript and fails at the edge",
      );
  }
}

function readCharacter(character: AST.Character, context: Context): Result<PatternNode> {
  const refusal = checkCharacter(character);
  if (refusal !== undefined) return refusal;
  if (character.value > 0x7f && context.ignoreCase) {
    return refuse(
      character.start,
      `${quote(character.raw)} is not ASCII, and the pattern ignores letter case`,
      "drop the `i` flag and list ASCII letters twice, as in `[aA]`",
    );
  }
  return done({ kind: "character", codePoint: character.value });
}

function readAssertion(assertion: AST.Assertion, context: Context): Result<PatternNode> {
  switch (assertion.kind) {
    case "start":
    case "end":
      return done({ kind: assertion.kind });
    case "word":
      return done({ kind: "boundary", negate: assertion.negate });
    case "lookbehind":
      return refuse(
        assertion.start,
        `${quote(assertion.raw)} looks behind`,
        "match the text in front as part of the pattern, as in `(?:^|[^a-z])admin`",
      );
    case "lookahead": {
      const choices = readChoices(assertion.alternatives, context);
      if (!choices.ok) return choices;
      return done({ kind: "lookahead", negate: assertion.negate, choices: choices.value });
    }
  }
}

function readQuantifier(quantifier: AST.Quantifier, context: Context): Result<PatternNode> {
  const { element, greedy, max, min } = quantifier;
  if (element.type === "Assertion") {
    return refuse(
      quantifier.start,
      `${quote(quantifier.raw)} repeats a lookahead`,
      "write the lookahead once",
    );
  }
  if (element.type === "Character" && element.value > 0x7f) return refuseRepeated(element);
  const endless = max === Number.POSITIVE_INFINITY;
  if (min > largestCount || (!endless && max > largestCount)) {
    return refuse(
      quantifier.start,
      `${quote(quantifier.raw)} counts beyond 65,535`,
      "use a smaller count, or `*`",
    );
  }
  if (endless && context.unbounded !== undefined) return refuseNested(context.unbounded);
  const node = readElement(element, endless ? { ...context, unbounded: quantifier } : context);
  if (!node.ok) return node;
  return done({ kind: "repeat", node: node.value, min, max, greedy });
}

function refuseRepeated(character: AST.Character): Refusal {
  return refuse(
    character.start,
    `${quote(character.raw)} is not ASCII and is repeated by itself`,
    `put it in a group, as in \`(?:${String.fromCodePoint(character.value)})+\`: at the edge it is several bytes`,
  );
}

function refuseNested(outer: AST.Quantifier): Refusal {
  return refuse(
    outer.start,
    `${quote(outer.raw)} repeats a repetition without end and can take exponential time`,
    "repeat one class, as in `[a-z ]+`, or a group a fixed number of times; " +
      "Fastly's engine gives up on such input and the rule then does not match",
  );
}

function asNode(set: ReturnType<typeof readClass>): Result<PatternNode> {
  return set.ok ? done({ kind: "set", set: set.value }) : set;
}

function asGroup(choices: Result<Choices>): Result<PatternNode> {
  return choices.ok ? done({ kind: "group", choices: choices.value }) : choices;
}
