import type { Expression } from "../ast/expressions.js";
import type { Span } from "../ast/node.js";
import type {
  Block,
  CaseLabel,
  IfBranch,
  IfStatement,
  Statement,
  SwitchCase,
  SwitchStatement,
} from "../ast/statements.js";
import * as keyword from "../lexer/keywords.js";
import { LeftParen, Operator, RightParen } from "../lexer/tokens.js";
import { endOf } from "./token-span.js";
import { cases, caseStatements, statements } from "./recovery.js";
import { SimpleStatementParser } from "./simple-statement-parser.js";

/** In place of a condition that could not be read. */
function unreadable(span: Span): Expression {
  return { kind: "BooleanLiteral", value: true, span };
}

/** Statements, and those that hold others. */
export abstract class StatementParser extends SimpleStatementParser {
  protected readonly block = this.RULE("block", (): Block => {
    const opened = this.openBrace();
    const body = this.list(() => this.SUBRULE(this.statement), statements);
    this.closeBrace(opened);
    const block: Block = { kind: "Block", body, span: this.spanFrom(opened - 1) };
    this.landmarks.bodies.set(block, opened);
    return block;
  });

  readonly #statements = [
    { ALT: () => this.SUBRULE(this.set) },
    { ALT: () => this.SUBRULE(this.if) },
    { ALT: () => this.SUBRULE(this.unset) },
    { ALT: () => this.SUBRULE(this.add) },
    { ALT: () => this.SUBRULE(this.named) },
    { ALT: () => this.SUBRULE(this.call) },
    { ALT: () => this.SUBRULE(this.declareLocal) },
    { ALT: () => this.SUBRULE(this.error) },
    { ALT: () => this.SUBRULE(this.log) },
    { ALT: () => this.SUBRULE(this.return) },
    { ALT: () => this.SUBRULE(this.synthetic) },
    { ALT: () => this.SUBRULE(this.word) },
    { ALT: () => this.SUBRULE(this.block) },
    { ALT: () => this.SUBRULE(this.switch) },
    { ALT: () => this.SUBRULE(this.goto) },
    { ALT: () => this.SUBRULE(this.macro) },
    { ALT: () => this.SUBRULE(this.include) },
    { ALT: () => this.SUBRULE(this.raw) },
  ];

  protected readonly statement = this.RULE("statement", (): Statement =>
    this.OR<Statement>(this.#statements),
  );

  protected readonly if = this.RULE("if", (): IfStatement => {
    const { startOffset } = this.CONSUME(keyword.If);
    const branches: IfBranch[] = [this.SUBRULE(this.branch, { ARGS: [startOffset] })];
    let otherwise: Block | undefined;
    this.MANY({
      GATE: () => otherwise === undefined,
      DEF: () => {
        otherwise = this.SUBRULE(this.elseBranch, { ARGS: [branches] });
      },
    });
    const span = this.spanFrom(startOffset);
    return otherwise === undefined
      ? { kind: "IfStatement", branches, span }
      : { kind: "IfStatement", branches, otherwise, span };
  });

  /** `(test) { … }`. */
  protected readonly branch = this.RULE("branch", (start: number): IfBranch => {
    const test = this.header(() => {
      this.CONSUME(LeftParen);
      const condition = this.SUBRULE(this.expression);
      this.CONSUME(RightParen);
      return condition;
    }, unreadable);
    const closed = endOf(this.LA(0));
    const body = this.SUBRULE(this.block);
    const branch: IfBranch = { kind: "IfBranch", test, body, span: this.spanFrom(start) };
    this.landmarks.tests.set(branch, closed);
    return branch;
  });

  /** `else if (…) { … }` adds a branch; `else { … }` is returned. */
  protected readonly elseBranch = this.RULE(
    "elseBranch",
    (branches: IfBranch[]): Block | undefined =>
      this.OR<Block | undefined>([
        {
          ALT: () => {
            const { startOffset } = this.CONSUME(keyword.Else);
            return this.OR2<Block | undefined>([
              {
                ALT: () => {
                  this.CONSUME(keyword.If);
                  const branch = this.SUBRULE(this.branch, { ARGS: [startOffset] });
                  this.ACTION(() => branches.push(branch));
                  return undefined;
                },
              },
              {
                ALT: () => {
                  const block = this.SUBRULE(this.block);
                  this.landmarks.elses.set(block, startOffset);
                  return block;
                },
              },
            ]);
          },
        },
        {
          ALT: () => {
            const { startOffset } = this.OR3([
              { ALT: () => this.CONSUME(keyword.ElseIf) },
              { ALT: () => this.CONSUME(keyword.ElsIf) },
            ]);
            const branch = this.SUBRULE2(this.branch, { ARGS: [startOffset] });
            this.ACTION(() => branches.push(branch));
            return undefined;
          },
        },
      ]),
  );

  protected readonly switch = this.RULE("switch", (): SwitchStatement => {
    const { startOffset } = this.CONSUME(keyword.Switch);
    const control = this.header(() => {
      this.CONSUME(LeftParen);
      const expression = this.SUBRULE(this.expression);
      this.CONSUME(RightParen);
      return expression;
    }, unreadable);
    const opened = this.openBrace();
    const members = this.list(() => this.SUBRULE(this.switchCase), cases);
    this.closeBrace(opened);
    const span = this.spanFrom(startOffset);
    const node: SwitchStatement = { kind: "SwitchStatement", control, cases: members, span };
    this.landmarks.bodies.set(node, opened);
    return node;
  });

  protected readonly switchCase = this.RULE("switchCase", (): SwitchCase => {
    const start = this.LA(1).startOffset;
    const label = this.SUBRULE(this.caseLabel);
    this.colon();
    const colon = endOf(this.LA(0));
    const body = this.list(() => this.SUBRULE(this.statement), caseStatements);
    const node: SwitchCase = { kind: "SwitchCase", label, body, span: this.spanFrom(start) };
    this.landmarks.bodies.set(node, colon);
    return node;
  });

  protected readonly caseLabel = this.RULE("caseLabel", (): CaseLabel =>
    this.OR<CaseLabel>([
      {
        ALT: () => {
          this.CONSUME(keyword.Default);
          return { type: "default" };
        },
      },
      {
        ALT: () => {
          this.CONSUME(keyword.Case);
          const tilde = this.OPTION(() => this.CONSUME(Operator));
          const value = this.SUBRULE(this.string);
          return tilde === undefined
            ? { type: "string", value }
            : { type: "regex", pattern: value };
        },
      },
    ]),
  );
}
