/**
 * What the parser says when it meets something else: by rule of the grammar, what may stand there and the page
 * that shows it.
 */
import { EOF, type IParserErrorMessageProvider, type IToken } from "chevrotain";
import { quote } from "../../../diagnostics/index.js";
import { documentation } from "../../documentation.js";
import type { VclProblem } from "../../problem.js";
import { declarationWords } from "./recovery.js";

/** In place of a message: what was expected. `syntaxError` makes the message. */
export const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
  buildNotAllInputParsedMessage: () => "the end of the file",
  buildNoViableAltMessage: ({ ruleName }) => alternativesOf(ruleName),
  buildEarlyExitMessage: ({ ruleName }) => alternativesOf(ruleName),
};

/** What a rule that has alternatives begins with. */
export function alternativesOf(rule: string): string {
  return alternatives[rule] ?? "something else";
}

const alternatives: Readonly<Record<string, string>> = {
  atom: "a value",
  operand: "a value",
  prefixed: "a value",
  errorCode: "a status code",
  set: "`=` or another assignment",
  string: "a string",
  state: "a state",
  backend: "a name",
  director: "`.` or `{`",
  directorItem: "`.` or `{`",
  property: "a name",
  elseBranch: "`{` or `if`",
  declaration: "a declaration",
  statement: "a statement",
  named: "`(` or `:`",
  caseLabel: "`case` or `default`",
  propertyValue: "a value",
  tableValue: "a literal or a name",
};

/** The page of Fastly's reference on what a rule of the grammar reads. */
const pages: Readonly<Record<string, string>> = {
  acl: "declarations/acl",
  aclEntry: "declarations/acl",
  backend: "declarations/backend",
  director: "declarations/director",
  directorMember: "declarations/director",
  property: "declarations/backend",
  propertyValue: "declarations/backend",
  penaltybox: "declarations/penaltybox",
  ratecounter: "declarations/ratecounter",
  subroutine: "subroutines",
  table: "declarations/table",
  tableEntry: "declarations/table",
  tableValue: "declarations/table",
  import: "declarations/import",
  include: "declarations/include",
  set: "statements/set",
  unset: "statements/unset",
  add: "statements/add",
  call: "statements/call",
  declareLocal: "statements/declare",
  error: "statements/error",
  errorCode: "statements/error",
  log: "statements/log",
  return: "statements/return",
  synthetic: "statements/synthetic",
  goto: "statements/goto",
  if: "statements/if",
  switch: "statements/switch",
  switchCase: "statements/switch",
  caseLabel: "statements/switch",
  atom: "operators",
  operand: "operators",
  expression: "operators",
};

/**
 * @param expected what may stand there: a label of a token, or a value of `alternatives`
 * @param found what stands there
 * @param rules the rules being read, the innermost last
 */
export function syntaxError(
  expected: string,
  found: IToken,
  previous: IToken,
  rules: readonly string[],
): VclProblem {
  const page = rules.findLast((rule) => Object.hasOwn(pages, rule));
  return {
    code: "EW2001",
    severity: "error",
    message: `expected ${expected}, found ${describe(found)}`,
    help: help(expected, found),
    link: documentation((page && pages[page]) ?? "vcl"),
    span: isMissing(expected) ? after(previous, found) : spanOf(found, previous),
  };
}

/** @param opened the offset behind the brace */
export function unclosedBrace(opened: number, found: IToken): VclProblem {
  return {
    code: "EW2001",
    severity: "error",
    message: `this \`{\` is not closed before ${describe(found)}`,
    help: "put `}` where its body ends",
    link: documentation("vcl"),
    span: { start: opened - 1, end: opened },
  };
}

function describe({ tokenType, image }: IToken): string {
  return tokenType === EOF ? "the end of the file" : quote(image, 60);
}

function help(expected: string, { image, tokenType }: IToken): string {
  if (image === ";") return "take it out: only statements end in `;`, and none of them is empty";
  if (expected === "`{`" && image.startsWith("{")) {
    return 'put a blank behind the brace: `{"` begins a long string';
  }
  if (image === "}") return "this brace is one too many, or what stands before it is not complete";
  if (isMissing(expected)) return `put ${expected} here`;
  switch (expected) {
    case "a statement":
      if (declarationWords.has(tokenType)) return "put it outside of the subroutine";
      return image === "else"
        ? "an `else` follows the `}` of its `if`"
        : "a statement begins with a keyword (`set`, `if`, `return`, …) or is a call of a function";
    case "`}`":
      return "take it out: nothing stands between these braces";
    case "a declaration":
      return "outside of subroutines stand only `sub`, `acl`, `table`, `backend`, `director`, `ratecounter`, `penaltybox`, `import` and `include`";
    case "a value":
      return image === "("
        ? "a concatenation takes no parentheses"
        : "give a literal, a variable or a call of a function";
    default:
      return "see Fastly's page for how this is written";
  }
}

/** What is best shown where it is missing, behind what stands before it. */
function isMissing(expected: string): boolean {
  return expected === "`;`" || expected === "`)`" || expected === "`,`";
}

function after(previous: IToken, found: IToken): VclProblem["span"] {
  if (previous.tokenType === EOF) return spanOf(found, previous);
  const end = previous.startOffset + previous.image.length;
  return { start: end - 1, end };
}

/** The end of the file has no place of its own. */
function spanOf(token: IToken, previous: IToken): VclProblem["span"] {
  if (token.tokenType !== EOF) {
    return { start: token.startOffset, end: token.startOffset + token.image.length };
  }
  return previous.tokenType === EOF ? { start: 0, end: 0 } : after(previous, token);
}
