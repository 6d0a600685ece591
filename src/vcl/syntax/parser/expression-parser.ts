import type { IToken, TokenType } from "chevrotain";
import { quote } from "../../../diagnostics/index.js";
import { documentation } from "../../documentation.js";
import type {
  BinaryOperator,
  CallExpression,
  ComparisonOperator,
  Expression,
  Identifier as IdentifierNode,
  ParenthesizedExpression,
  StringLiteral,
  UnaryExpression,
} from "../ast/expressions.js";
import { Default, False, If, True } from "../lexer/keywords.js";
import {
  Comma,
  Identifier,
  LeftParen,
  LongString,
  Minus,
  Not,
  NumberToken,
  Operator,
  Plus,
  RightParen,
  ShortString,
} from "../lexer/tokens.js";
import { BaseParser } from "./base-parser.js";
import { numberLiteral } from "./number-literal.js";
import { spanOf } from "./token-span.js";

/** What goes on with a concatenation. */
const beginsPart: ReadonlySet<TokenType> = new Set([
  ShortString,
  LongString,
  Identifier,
  NumberToken,
  True,
  False,
  If,
  Plus,
]);

/**
 * Expressions. Fastly documents precedence for parentheses, `!`, `&&` and `||` alone; comparisons bind tighter
 * than `&&`, and concatenation tighter than comparisons, as everybody writes them.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/operators/
 */
export abstract class ExpressionParser extends BaseParser {
  // Alternatives are made once, not at every call: these rules are most of what a parser does.

  /** What can stand in a concatenation without `+`. */
  readonly #atoms = [
    { ALT: () => this.stringLiteral(this.CONSUME(ShortString)) },
    { ALT: () => this.#nameOrCall(this.CONSUME(Identifier)) },
    { ALT: () => this.stringLiteral(this.CONSUME(LongString)) },
    { ALT: () => this.number(this.CONSUME(NumberToken)) },
    { ALT: () => boolean(this.CONSUME(True), true) },
    { ALT: () => boolean(this.CONSUME(False), false) },
    { ALT: () => this.callExpression(this.CONSUME(If), this.SUBRULE(this.args)) },
  ];

  readonly #firstParts = [
    { ALT: () => this.SUBRULE(this.atom) },
    { ALT: () => this.SUBRULE(this.parenthesized) },
    { ALT: () => this.SUBRULE(this.prefixed) },
    // A backend may be called so.
    { ALT: () => this.identifier(this.CONSUME(Default)) },
  ];

  readonly #furtherParts = [
    { ALT: () => this.SUBRULE3(this.atom) },
    { ALT: () => this.SUBRULE2(this.parenthesized) },
    { ALT: () => this.SUBRULE2(this.prefixed) },
  ];

  readonly #call = (): Expression[] => this.SUBRULE2(this.args);

  /** Operands and the operators between them; chains are folded in a loop, however long they are. */
  protected readonly expression = this.RULE("expression", (): Expression => {
    const first = this.SUBRULE(this.operand);
    if (!this.RECORDING_PHASE && this.LA(1).tokenType !== Operator) return first;
    let operand = first;
    let conjunction: Expression | undefined;
    let disjunction: Expression | undefined;
    this.MANY(() => {
      const operator = this.CONSUME(Operator);
      const right = this.SUBRULE2(this.operand);
      switch (operator.image) {
        case "&&":
          conjunction = join("&&", conjunction, operand);
          operand = right;
          return;
        case "||":
          disjunction = join("||", disjunction, join("&&", conjunction, operand));
          conjunction = undefined;
          operand = right;
          return;
        default:
          operand = this.#compare(operator, operand, right);
      }
    });
    return join("||", disjunction, join("&&", conjunction, operand));
  });

  /** A value, or several in a row, which are concatenated. */
  protected readonly operand = this.RULE("operand", (): Expression => {
    const first = this.OR(this.#firstParts);
    if (!this.RECORDING_PHASE && !beginsPart.has(this.LA(1).tokenType)) return first;
    const parts = [first];
    const plus = [false];
    this.MANY(() => {
      const hasPlus = this.OPTION(() => this.CONSUME(Plus)) !== undefined;
      // By adjacency, a name and parentheses would be a call.
      parts.push(hasPlus ? this.OR2(this.#furtherParts) : this.SUBRULE2(this.atom));
      plus.push(hasPlus);
    });
    if (parts.length === 1) return first;
    const span = this.spanFrom(startOf(first));
    return plus.includes(true)
      ? { kind: "ConcatenationExpression", parts, plus, span }
      : { kind: "ConcatenationExpression", parts, span };
  });

  protected readonly prefixed = this.RULE("prefixed", (): Expression => {
    const operators: IToken[] = [];
    this.AT_LEAST_ONE(() =>
      this.OR([
        { ALT: () => operators.push(this.CONSUME(Not)) },
        { ALT: () => operators.push(this.CONSUME(Minus)) },
      ]),
    );
    const operand = this.OR2([
      { ALT: () => this.SUBRULE(this.atom) },
      { ALT: () => this.SUBRULE(this.parenthesized) },
    ]);
    return operators.reduceRight<Expression>(
      (inner, { image, startOffset }): UnaryExpression => ({
        kind: "UnaryExpression",
        operator: image === "!" ? "!" : "-",
        operand: inner,
        span: this.spanFrom(startOffset),
      }),
      operand,
    );
  });

  protected readonly parenthesized = this.RULE("parenthesized", (): ParenthesizedExpression => {
    const { startOffset } = this.CONSUME(LeftParen);
    const expression = this.SUBRULE(this.expression);
    this.CONSUME(RightParen);
    return { kind: "ParenthesizedExpression", expression, span: this.spanFrom(startOffset) };
  });

  protected readonly atom = this.RULE("atom", (): Expression => this.OR(this.#atoms));

  #nameOrCall(name: IToken): IdentifierNode | CallExpression {
    const args = this.OPTION(this.#call);
    return args === undefined ? this.identifier(name) : this.callExpression(name, args);
  }

  protected readonly args = this.RULE("args", (): Expression[] => {
    const args: Expression[] = [];
    this.CONSUME(LeftParen);
    this.MANY_SEP({
      SEP: Comma,
      DEF: () => args.push(this.SUBRULE(this.expression)),
    });
    this.CONSUME(RightParen);
    return args;
  });

  protected readonly string = this.RULE("string", (): StringLiteral =>
    this.OR([
      { ALT: () => this.stringLiteral(this.CONSUME(ShortString)) },
      { ALT: () => this.stringLiteral(this.CONSUME(LongString)) },
    ]),
  );

  protected callExpression(
    { image, startOffset }: IToken,
    args: readonly Expression[],
  ): CallExpression {
    return { kind: "CallExpression", callee: image, args, span: this.spanFrom(startOffset) };
  }

  protected number(token: IToken): Expression {
    const { literal, problem } = numberLiteral(token.image, spanOf(token));
    if (problem && !this.RECORDING_PHASE) this.problem(problem);
    return literal;
  }

  #compare({ image, startOffset }: IToken, left: Expression, right: Expression): Expression {
    if (left.kind === "BinaryExpression") {
      this.problem({
        code: "EW2001",
        severity: "error",
        message: `${quote(image)} cannot compare what another comparison yields`,
        help: "join the two with `&&`, or put parentheses around the first",
        link: documentation("operators"),
        span: { start: startOffset, end: startOffset + image.length },
      });
      // A chain of them must not become a tree as deep as it is long.
      return left;
    }
    return binary(comparisonOperator(image), left, right);
  }
}

const comparisons = {
  "==": true,
  "!=": true,
  "<": true,
  ">": true,
  "<=": true,
  ">=": true,
  "~": true,
  "!~": true,
} satisfies Record<ComparisonOperator, true>;

function isComparison(image: string): image is ComparisonOperator {
  return Object.hasOwn(comparisons, image);
}

function comparisonOperator(image: string): ComparisonOperator {
  return isComparison(image) ? image : "==";
}

function join(operator: "&&" | "||", left: Expression | undefined, right: Expression): Expression {
  return left === undefined ? right : binary(operator, left, right);
}

function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  const span = { start: startOf(left), end: right.span?.end ?? 0 };
  return { kind: "BinaryExpression", operator, left, right, span };
}

function boolean(token: IToken, value: boolean): Expression {
  return { kind: "BooleanLiteral", value, span: spanOf(token) };
}

export function startOf({ span }: Expression): number {
  return span?.start ?? 0;
}
