/**
 * Factories for the nodes that a compiler makes. They are frozen, carry no span, and print as what they mean:
 * names are checked, strings encoded, and parentheses put where readers of VCL would disagree without them.
 */
import type {
  AclDeclaration,
  SubroutineDeclaration,
  TableDeclaration,
} from "./ast/declarations.js";
import type {
  BinaryOperator,
  BooleanLiteral,
  CallExpression,
  ConcatenationExpression,
  Expression,
  Identifier,
  IntegerLiteral,
  LogicalOperator,
  ParenthesizedExpression,
  RTimeLiteral,
  StringLiteral,
  UnaryExpression,
} from "./ast/expressions.js";
import type { Comment, VclNode } from "./ast/node.js";
import type { Snippet, VclFile } from "./ast/roots.js";
import type {
  AssignmentOperator,
  Block,
  CallStatement,
  DeclareLocalStatement,
  ErrorStatement,
  IfBranch,
  IfStatement,
  LogStatement,
  MacroStatement,
  ReturnStatement,
  SetStatement,
  Statement,
  SyntheticStatement,
  UnsetStatement,
} from "./ast/statements.js";
import { commentText, encodeString } from "./literal.js";

/** What may be concatenated: Fastly takes neither numbers nor parentheses there. */
export type ConcatenationPart =
  StringLiteral | Identifier | CallExpression | ConcatenationExpression;

const name = /^[A-Za-z_][A-Za-z0-9_.:-]*$/;

function checked(text: string, pattern: RegExp, what: string): string {
  if (!pattern.test(text)) throw new RangeError(`${JSON.stringify(text)} is no ${what} in VCL`);
  return text;
}

/** Throws a `RangeError` when VCL would not read the text as one name. */
export function identifier(text: string): Identifier {
  return Object.freeze({ kind: "Identifier", name: checked(text, name, "name") });
}

/** The literal for a value, whatever is in it; a `RangeError` for NUL and lone surrogates. */
export function string(value: string): StringLiteral {
  return Object.freeze({ kind: "StringLiteral", ...encodeString(value) });
}

/** Not for negative numbers: a sign is an operator. */
export function integer(value: number): IntegerLiteral {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no INTEGER`);
  return Object.freeze({ kind: "IntegerLiteral", raw: String(value) });
}

/** `rtime("10s")`. */
export function rtime(raw: string): RTimeLiteral {
  return Object.freeze({
    kind: "RTimeLiteral",
    raw: checked(raw, /^\d+(?:\.\d+)?(?:ms|[smhdy])$/, "RTIME"),
  });
}

export function boolean(value: boolean): BooleanLiteral {
  return Object.freeze({ kind: "BooleanLiteral", value });
}

export function call(callee: string, args: readonly Expression[] = []): CallExpression {
  return Object.freeze({
    kind: "CallExpression",
    callee: checked(callee, name, "name"),
    args: Object.freeze([...args]),
  });
}

export function paren(expression: Expression): ParenthesizedExpression {
  return Object.freeze({ kind: "ParenthesizedExpression", expression });
}

/** Concatenations among the parts are dissolved; a single part is returned as it is. */
export function concat(parts: readonly ConcatenationPart[]): ConcatenationPart {
  const [first, ...rest] = parts;
  if (first === undefined) throw new RangeError("a concatenation has at least one part");
  if (rest.length === 0) return first;
  const flat = parts.flatMap((part): readonly Expression[] =>
    part.kind === "ConcatenationExpression" ? part.parts : [part],
  );
  return Object.freeze({ kind: "ConcatenationExpression", parts: Object.freeze(flat) });
}

/** Operands that are binary themselves get parentheses, except where `and` and `or` do without. */
export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return operator === "&&" || operator === "||"
    ? logical(operator, [left, right])
    : Object.freeze({
        kind: "BinaryExpression",
        operator,
        left: isCompound(left) ? paren(left) : left,
        right: isCompound(right) ? paren(right) : right,
      });
}

/** All of the operands; `&&` among them is dissolved, `||` parenthesised. A single one is returned as it is. */
export function and(operands: readonly Expression[]): Expression {
  return logical("&&", operands);
}

/** Any of the operands; `||` among them is dissolved, `&&` parenthesised. A single one is returned as it is. */
export function or(operands: readonly Expression[]): Expression {
  return logical("||", operands);
}

function logical(operator: LogicalOperator, operands: readonly Expression[]): Expression {
  const [only] = operands;
  if (only === undefined) throw new RangeError(`\`${operator}\` has at least one operand`);
  if (operands.length === 1) return only;
  return operands
    .flatMap((operand) => operandsOf(operator, operand))
    .map((operand) => (isOther(operator, operand) ? paren(operand) : operand))
    .reduce((left, right) =>
      Object.freeze({ kind: "BinaryExpression" as const, operator, left, right }),
    );
}

/** The operands of a chain, first to last. Chains nest to the left, too deep for recursion. */
function operandsOf(operator: LogicalOperator, expression: Expression): readonly Expression[] {
  const reversed: Expression[] = [];
  let rest = expression;
  for (; rest.kind === "BinaryExpression" && rest.operator === operator; rest = rest.left) {
    // Comments hang on the chain as a whole, which would be gone.
    if (rest.leading !== undefined || rest.trailing !== undefined) break;
    reversed.push(rest.right);
  }
  reversed.push(rest);
  return reversed.toReversed();
}

function isOther(operator: LogicalOperator, operand: Expression): boolean {
  return (
    operand.kind === "BinaryExpression" &&
    (operand.operator === "&&" || operand.operator === "||") &&
    operand.operator !== operator
  );
}

/** What neither a comparison nor an assignment takes without parentheses. */
function isCompound(expression: Expression): boolean {
  return (
    expression.kind === "BinaryExpression" ||
    (expression.kind === "UnaryExpression" && expression.operator === "!")
  );
}

/** Tools disagree about `!x ~ y`: only a name, a call or parentheses are negated as they are. */
export function not(operand: Expression): UnaryExpression {
  const bare =
    operand.kind === "Identifier" ||
    operand.kind === "CallExpression" ||
    operand.kind === "ParenthesizedExpression";
  return Object.freeze({
    kind: "UnaryExpression",
    operator: "!",
    operand: bare ? operand : paren(operand),
  });
}

/** Fastly refuses a bare comparison or negation on the right of an assignment: they get parentheses. */
export function set(
  target: string,
  value: Expression,
  operator: AssignmentOperator = "=",
): SetStatement {
  return Object.freeze({
    kind: "SetStatement",
    target: identifier(target),
    operator,
    value: isCompound(value) ? paren(value) : value,
  });
}

/** The target may end in `*`. */
export function unset(target: string): UnsetStatement {
  const whole = checked(target, /^[A-Za-z_][A-Za-z0-9_.:-]*\*?$/, "name");
  return Object.freeze({
    kind: "UnsetStatement",
    keyword: "unset",
    target: Object.freeze({ kind: "Identifier", name: whole }),
  });
}

export function declareLocal(
  variable: string,
  type: string,
  init?: Expression,
): DeclareLocalStatement {
  return Object.freeze({
    kind: "DeclareLocalStatement",
    scope: "local",
    name: identifier(variable),
    type: identifier(type),
    ...(init === undefined ? {} : { init: isCompound(init) ? paren(init) : init }),
  });
}

export function error(code: number | Expression, response?: Expression): ErrorStatement {
  return Object.freeze({
    kind: "ErrorStatement",
    code: typeof code === "number" ? integer(code) : code,
    ...(response === undefined ? {} : { response }),
  });
}

export function synthetic(value: Expression): SyntheticStatement {
  return Object.freeze({ kind: "SyntheticStatement", keyword: "synthetic", value });
}

export function log(value: Expression): LogStatement {
  return Object.freeze({ kind: "LogStatement", value });
}

/** `return(lookup);`. */
export function returnState(state: string): ReturnStatement {
  return Object.freeze({ kind: "ReturnStatement", state: identifier(state) });
}

export function callSub(subroutine: string): CallStatement {
  return Object.freeze({ kind: "CallStatement", subroutine: identifier(subroutine) });
}

/** `#FASTLY recv`. */
export function macro(subroutine: string): MacroStatement {
  return Object.freeze({
    kind: "MacroStatement",
    name: checked(subroutine, /^[a-z_]+$/, "macro's name"),
  });
}

function block(body: readonly Statement[]): Block {
  return Object.freeze({ kind: "Block", body: Object.freeze([...body]) });
}

/** A test and the statements that it guards. */
export interface Branch {
  readonly test: Expression;
  readonly body: readonly Statement[];
}

/** `if`, then each `else if`, then `else`. */
export function ifThen(branches: readonly Branch[], otherwise?: readonly Statement[]): IfStatement {
  if (branches.length === 0) throw new RangeError("an `if` has at least one branch");
  return Object.freeze({
    kind: "IfStatement",
    branches: Object.freeze(
      branches.map(({ test, body }): IfBranch =>
        Object.freeze({ kind: "IfBranch", test, body: block(body) }),
      ),
    ),
    ...(otherwise === undefined ? {} : { otherwise: block(otherwise) }),
  });
}

/** A `#` comment on one line, whatever is in the text. */
export function comment(text: string): Comment {
  const safe = commentText(text);
  return Object.freeze({ kind: "Comment", style: "#", text: safe === "" ? "" : ` ${safe}` });
}

export interface Placement {
  readonly origin?: string;
  readonly blankLineBefore?: boolean;
}

/** The node with comments in front of it (before those it has), and what a compiler knows of its place. */
export function withComments<Node extends VclNode>(
  node: Node,
  comments: readonly Comment[],
  { origin, blankLineBefore }: Placement = {},
): Node {
  const leading = [...comments, ...(node.leading ?? [])];
  return Object.freeze({
    ...node,
    ...(leading.length === 0 ? {} : { leading: Object.freeze(leading) }),
    ...(origin === undefined ? {} : { origin }),
    ...(blankLineBefore === undefined ? {} : { blankLineBefore }),
  });
}

export function subroutine(
  subroutineName: string,
  body: readonly Statement[],
): SubroutineDeclaration {
  return Object.freeze({
    kind: "SubroutineDeclaration",
    name: identifier(subroutineName),
    body: block(body),
  });
}

export interface AclMember {
  readonly address: string;
  readonly mask?: number;
  readonly negated?: boolean;
}

export function acl(aclName: string, entries: readonly AclMember[]): AclDeclaration {
  return Object.freeze({
    kind: "AclDeclaration",
    name: identifier(aclName),
    entries: Object.freeze(
      entries.map(({ address, mask, negated = false }) =>
        Object.freeze({
          kind: "AclEntry" as const,
          negated,
          address: string(address),
          ...(mask === undefined ? {} : { mask: prefixLength(mask) }),
        }),
      ),
    ),
  });
}

function prefixLength(mask: number): number {
  if (!Number.isInteger(mask) || mask < 0 || mask > 128) throw new RangeError(`${mask} is no mask`);
  return mask;
}

/** A table of strings, unless `valueType` says otherwise: the values of other types are expressions. */
export function table(
  tableName: string,
  entries: readonly (readonly [key: string, value: string | Expression])[],
  valueType?: string,
): TableDeclaration {
  return Object.freeze({
    kind: "TableDeclaration",
    name: identifier(tableName),
    ...(valueType === undefined ? {} : { valueType: identifier(valueType) }),
    entries: Object.freeze(
      entries.map(([key, value]) =>
        Object.freeze({
          kind: "TableEntry" as const,
          key: string(key),
          value: typeof value === "string" ? string(value) : value,
        }),
      ),
    ),
  });
}

export function snippet(body: readonly Statement[]): Snippet {
  return Object.freeze({ kind: "Snippet", body: Object.freeze([...body]) });
}

export function file(body: VclFile["body"]): VclFile {
  return Object.freeze({ kind: "File", body: Object.freeze([...body]) });
}
