import { EOF, type IToken } from "chevrotain";
import type { Expression, Identifier as IdentifierNode } from "../ast/expressions.js";
import type {
  AddStatement,
  AssignmentOperator,
  CallStatement,
  DeclareLocalStatement,
  ErrorStatement,
  ExpressionStatement,
  GotoStatement,
  IncludeDirective,
  LabelStatement,
  LogStatement,
  MacroStatement,
  RawLine,
  ReturnStatement,
  SetStatement,
  Statement,
  SyntheticStatement,
  UnsetStatement,
} from "../ast/statements.js";
import * as keyword from "../lexer/keywords.js";
import {
  Assignment,
  BitwiseAssignment,
  Colon,
  Equals,
  Identifier,
  LeftParen,
  Macro,
  Operator,
  Raw,
  RightParen,
  Semicolon,
  Star,
} from "../lexer/tokens.js";
import { endOf, spanOf } from "./token-span.js";
import { syntaxError } from "./expectations.js";
import { ExpressionParser } from "./expression-parser.js";

/** The statements that hold no other statements. One rule each: a rule tells what was being read when an error comes up. */
export abstract class SimpleStatementParser extends ExpressionParser {
  readonly #assignments = [
    { ALT: () => this.CONSUME(Equals) },
    { ALT: () => this.CONSUME(Assignment) },
    { ALT: () => this.CONSUME(BitwiseAssignment) },
  ];

  protected readonly set = this.RULE("set", (): SetStatement => {
    const { startOffset } = this.CONSUME(keyword.Set);
    const target = this.identifier(this.CONSUME(Identifier));
    const operator = this.OR(this.#assignments);
    const value = this.SUBRULE(this.expression);
    this.semicolon();
    return {
      kind: "SetStatement",
      target,
      operator: assignmentOperator(operator.image),
      value,
      span: this.spanFrom(startOffset),
    };
  });

  protected readonly unset = this.RULE("unset", (): UnsetStatement => {
    const { startOffset, image } = this.OR([
      { ALT: () => this.CONSUME(keyword.Unset) },
      { ALT: () => this.CONSUME(keyword.Remove) },
    ]);
    const token = this.CONSUME(Identifier);
    const end = this.OPTION(() => endOf(this.CONSUME(Star)));
    this.semicolon();
    return {
      kind: "UnsetStatement",
      keyword: image === "remove" ? "remove" : "unset",
      target: end === undefined ? this.identifier(token) : wildcard(token, end),
      span: this.spanFrom(startOffset),
    };
  });

  protected readonly add = this.RULE("add", (): AddStatement => {
    const { startOffset } = this.CONSUME(keyword.Add);
    const target = this.identifier(this.CONSUME(Identifier));
    this.CONSUME(Equals);
    const value = this.SUBRULE(this.expression);
    this.semicolon();
    return { kind: "AddStatement", target, value, span: this.spanFrom(startOffset) };
  });

  protected readonly call = this.RULE("call", (): CallStatement => {
    const { startOffset } = this.CONSUME(keyword.Call);
    const subroutine = this.identifier(this.CONSUME(Identifier));
    const args = this.OPTION(() => this.SUBRULE(this.args));
    this.semicolon();
    const span = this.spanFrom(startOffset);
    return args === undefined
      ? { kind: "CallStatement", subroutine, span }
      : { kind: "CallStatement", subroutine, args, span };
  });

  /** `std.collect(req.http.Cookie);` or `label:`. */
  protected readonly named = this.RULE("named", (): ExpressionStatement | LabelStatement => {
    const name = this.CONSUME(Identifier);
    return this.OR<ExpressionStatement | LabelStatement>([
      {
        ALT: () => {
          const args = this.SUBRULE(this.args);
          const expression = this.callExpression(name, args);
          this.semicolon();
          return {
            kind: "ExpressionStatement",
            expression,
            span: this.spanFrom(name.startOffset),
          };
        },
      },
      {
        ALT: () => {
          this.CONSUME(Colon);
          return {
            kind: "LabelStatement",
            label: this.identifier(name),
            span: this.spanFrom(name.startOffset),
          };
        },
      },
    ]);
  });

  protected readonly declareLocal = this.RULE("declareLocal", (): DeclareLocalStatement => {
    const { startOffset } = this.CONSUME(keyword.Declare);
    const scope = this.#localScope();
    const name = this.identifier(this.CONSUME2(Identifier));
    const type = this.identifier(this.CONSUME3(Identifier));
    const init = this.OPTION(() => {
      this.CONSUME(Equals);
      return this.SUBRULE(this.expression);
    });
    this.semicolon();
    const span = this.spanFrom(startOffset);
    return init === undefined
      ? { kind: "DeclareLocalStatement", scope, name, type, span }
      : { kind: "DeclareLocalStatement", scope, name, type, init, span };
  });

  /** Neither word is taken: ACLs and subroutines may be called so. */
  #localScope(): DeclareLocalStatement["scope"] {
    const word = this.LA(1);
    const isMissing = !this.RECORDING_PHASE && word.image.startsWith("var.");
    const { image } = isMissing ? word : this.CONSUME(Identifier);
    if (image === "local" || image === "block") return image;
    if (!this.RECORDING_PHASE) {
      this.problem(syntaxError("`local`", word, this.LA(0), ["declareLocal"]));
    }
    return "local";
  }

  protected readonly error = this.RULE("error", (): ErrorStatement => {
    const { startOffset } = this.CONSUME(keyword.Error);
    let code: Expression | undefined;
    let response: Expression | undefined;
    this.OPTION(() => {
      code = this.SUBRULE(this.errorCode);
      response = this.OPTION2(() => this.SUBRULE(this.expression));
    });
    this.semicolon();
    const span = this.spanFrom(startOffset);
    if (code === undefined) return { kind: "ErrorStatement", span };
    return response === undefined
      ? { kind: "ErrorStatement", code, span }
      : { kind: "ErrorStatement", code, response, span };
  });

  protected readonly errorCode = this.RULE("errorCode", (): Expression =>
    this.OR([
      { ALT: () => this.SUBRULE(this.atom) },
      { ALT: () => this.SUBRULE(this.parenthesized) },
    ]),
  );

  protected readonly log = this.RULE("log", (): LogStatement => {
    const { startOffset } = this.CONSUME(keyword.Log);
    const value = this.SUBRULE(this.expression);
    this.semicolon();
    return { kind: "LogStatement", value, span: this.spanFrom(startOffset) };
  });

  protected readonly return = this.RULE("return", (): ReturnStatement => {
    const { startOffset } = this.CONSUME(keyword.Return);
    const state = this.#isState() ? this.SUBRULE(this.state) : undefined;
    const value =
      state === undefined ? this.OPTION(() => this.SUBRULE(this.expression)) : undefined;
    this.semicolon();
    const span = this.spanFrom(startOffset);
    if (state !== undefined) return { kind: "ReturnStatement", state, span };
    return value === undefined
      ? { kind: "ReturnStatement", span }
      : { kind: "ReturnStatement", value, span };
  });

  /** `(lookup)`. Some states are keywords besides. */
  protected readonly state = this.RULE("state", (): IdentifierNode => {
    this.CONSUME(LeftParen);
    const state = this.OR([
      { ALT: () => this.identifier(this.CONSUME(Identifier)) },
      { ALT: () => this.identifier(this.CONSUME(keyword.Error)) },
      { ALT: () => this.identifier(this.CONSUME(keyword.Restart)) },
    ]);
    this.CONSUME(RightParen);
    return state;
  });

  /** One name in parentheses and no more: a functional subroutine's `(var.x)` looks no different. */
  #isState(): boolean {
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== LeftParen) return false;
    const { tokenType } = this.LA(2);
    return (
      (tokenType === Identifier || tokenType === keyword.Error || tokenType === keyword.Restart) &&
      this.LA(3).tokenType === RightParen &&
      (this.LA(4).tokenType === Semicolon || !continuesExpression(this.LA(4)))
    );
  }

  protected readonly synthetic = this.RULE("synthetic", (): SyntheticStatement => {
    const { startOffset, image } = this.OR([
      { ALT: () => this.CONSUME(keyword.Synthetic) },
      { ALT: () => this.CONSUME(keyword.SyntheticBase64) },
    ]);
    const value = this.SUBRULE(this.expression);
    this.semicolon();
    return {
      kind: "SyntheticStatement",
      keyword: image === "synthetic" ? "synthetic" : "synthetic.base64",
      value,
      span: this.spanFrom(startOffset),
    };
  });

  /** The statements of one word. */
  protected readonly word = this.RULE("word", (): Statement => {
    const start = this.LA(1).startOffset;
    const kind = this.OR([
      {
        ALT: () => {
          this.CONSUME(keyword.Esi);
          return "EsiStatement" as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(keyword.Restart);
          return "RestartStatement" as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(keyword.Break);
          return "BreakStatement" as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(keyword.Fallthrough);
          return "FallthroughStatement" as const;
        },
      },
    ]);
    this.semicolon();
    return { kind, span: this.spanFrom(start) };
  });

  protected readonly goto = this.RULE("goto", (): GotoStatement => {
    const { startOffset } = this.CONSUME(keyword.Goto);
    const label = this.identifier(this.CONSUME(Identifier));
    this.semicolon();
    return { kind: "GotoStatement", label, span: this.spanFrom(startOffset) };
  });

  protected readonly macro = this.RULE("macro", (): MacroStatement => {
    const token = this.CONSUME(Macro);
    const name = token.image.slice("#FASTLY".length).trimStart();
    return { kind: "MacroStatement", name, span: spanOf(token) };
  });

  protected readonly include = this.RULE("include", (): IncludeDirective => {
    const { startOffset } = this.CONSUME(keyword.Include);
    const path = this.SUBRULE(this.string);
    // Fastly takes it without, too.
    this.OPTION(() => this.CONSUME(Semicolon));
    return { kind: "IncludeDirective", path, span: this.spanFrom(startOffset) };
  });

  protected readonly raw = this.RULE("raw", (): RawLine => {
    const token = this.CONSUME(Raw);
    return { kind: "RawLine", text: token.image, span: spanOf(token) };
  });
}

function continuesExpression({ tokenType }: IToken): boolean {
  return tokenType !== EOF && (tokenType === Operator || tokenType.name.startsWith("Sign "));
}

/** `req.http.X-*`. */
function wildcard({ image, startOffset }: IToken, end: number): IdentifierNode {
  return { kind: "Identifier", name: `${image}*`, span: { start: startOffset, end } };
}

const operators = {
  "=": true,
  "+=": true,
  "-=": true,
  "*=": true,
  "/=": true,
  "%=": true,
  "|=": true,
  "&=": true,
  "^=": true,
  "<<=": true,
  ">>=": true,
  "rol=": true,
  "ror=": true,
  "&&=": true,
  "||=": true,
} satisfies Record<AssignmentOperator, true>;

function isAssignment(image: string): image is AssignmentOperator {
  return Object.hasOwn(operators, image);
}

function assignmentOperator(image: string): AssignmentOperator {
  return isAssignment(image) ? image : "=";
}
