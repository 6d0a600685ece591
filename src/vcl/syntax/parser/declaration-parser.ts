import type {
  AclDeclaration,
  AclEntry,
  BackendDeclaration,
  Declaration,
  DirectorDeclaration,
  DirectorMember,
  ImportDeclaration,
  Parameter,
  PenaltyboxDeclaration,
  Property,
  PropertyBlock,
  RatecounterDeclaration,
  SubroutineDeclaration,
  TableDeclaration,
  TableEntry,
} from "../ast/declarations.js";
import type { Expression, Identifier as IdentifierNode } from "../ast/expressions.js";
import type { Span } from "../ast/node.js";
import { quote } from "../../../diagnostics/index.js";
import { documentation } from "../../documentation.js";
import * as keyword from "../lexer/keywords.js";
import {
  Colon,
  Comma,
  Dot,
  Equals,
  Identifier,
  LeftParen,
  Not,
  Nothing,
  NumberToken,
  RightBrace,
  RightParen,
  Slash,
} from "../lexer/tokens.js";
import { properties, tableEntries } from "./recovery.js";
import { StatementParser } from "./statement-parser.js";
import { spanOf } from "./token-span.js";

interface SubroutineHeader {
  readonly name: IdentifierNode;
  readonly parameters: readonly Parameter[] | undefined;
  readonly returnType: IdentifierNode | undefined;
}

function unreadable(span: Span): SubroutineHeader {
  const name: IdentifierNode = { kind: "Identifier", name: "_", span };
  return { name, parameters: undefined, returnType: undefined };
}

/** Declarations, which stand outside of subroutines. */
export abstract class DeclarationParser extends StatementParser {
  protected readonly declaration = this.RULE("declaration", (): Declaration =>
    this.OR<Declaration>([
      { ALT: () => this.SUBRULE(this.subroutine) },
      { ALT: () => this.SUBRULE(this.acl) },
      { ALT: () => this.SUBRULE(this.table) },
      { ALT: () => this.SUBRULE(this.backend) },
      { ALT: () => this.SUBRULE(this.director) },
      { ALT: () => this.SUBRULE(this.penaltybox) },
      { ALT: () => this.SUBRULE(this.ratecounter) },
      { ALT: () => this.SUBRULE(this.import) },
      { ALT: () => this.SUBRULE(this.include) },
      { ALT: () => this.SUBRULE(this.raw) },
    ]),
  );

  protected readonly acl = this.RULE("acl", (): AclDeclaration => {
    const { startOffset } = this.CONSUME(keyword.Acl);
    const name = this.identifier(this.CONSUME(Identifier));
    const opened = this.openBrace();
    const entries = this.list(() => this.SUBRULE(this.aclEntry), properties);
    this.closeBrace(opened);
    const span = this.spanFrom(startOffset);
    return this.#braced({ kind: "AclDeclaration", name, entries, span }, opened);
  });

  protected readonly aclEntry = this.RULE("aclEntry", (): AclEntry => {
    const start = this.LA(1).startOffset;
    const negated = this.OPTION(() => this.CONSUME(Not)) !== undefined;
    const address = this.SUBRULE(this.string);
    const mask = this.OPTION2(() => {
      this.CONSUME(Slash);
      return this.mask(this.CONSUME(NumberToken));
    });
    this.semicolon();
    const span = this.spanFrom(start);
    return mask === undefined
      ? { kind: "AclEntry", negated, address, span }
      : { kind: "AclEntry", negated, address, mask, span };
  });

  protected mask(token: Parameters<typeof spanOf>[0]): number {
    if (!this.RECORDING_PHASE && !/^\d{1,9}$/.test(token.image)) {
      this.problem({
        code: "EW2060",
        severity: "error",
        message: `${quote(token.image, 60)} is no mask`,
        help: "give the number of bits that count: up to 32 for IPv4, up to 128 for IPv6",
        link: documentation("declarations/acl"),
        span: spanOf(token),
      });
      return 0;
    }
    return Number(token.image);
  }

  protected readonly table = this.RULE("table", (): TableDeclaration => {
    const { startOffset } = this.CONSUME(keyword.Table);
    const name = this.identifier(this.CONSUME(Identifier));
    const valueType = this.OPTION(() => this.identifier(this.CONSUME2(Identifier)));
    const opened = this.openBrace();
    const entries = this.list(() => this.SUBRULE(this.tableEntry), tableEntries);
    this.closeBrace(opened);
    const span = this.spanFrom(startOffset);
    const node: TableDeclaration =
      valueType === undefined
        ? { kind: "TableDeclaration", name, entries, span }
        : { kind: "TableDeclaration", name, valueType, entries, span };
    return this.#braced(node, opened);
  });

  protected readonly tableEntry = this.RULE("tableEntry", (): TableEntry => {
    const key = this.SUBRULE(this.string);
    this.CONSUME(Colon);
    const value = this.SUBRULE(this.tableValue);
    const span = this.spanFrom(key.span?.start ?? 0);
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== RightBrace) this.CONSUME(Comma);
    return { kind: "TableEntry", key, value, span };
  });

  protected readonly tableValue = this.RULE("tableValue", (): Expression =>
    this.OR([{ ALT: () => this.SUBRULE(this.atom) }, { ALT: () => this.SUBRULE(this.prefixed) }]),
  );

  protected readonly backend = this.RULE("backend", (): BackendDeclaration => {
    const { startOffset } = this.CONSUME(keyword.Backend);
    const name = this.OR([
      { ALT: () => this.identifier(this.CONSUME(Identifier)) },
      { ALT: () => this.identifier(this.CONSUME(keyword.Default)) },
    ]);
    const opened = this.openBrace();
    const members = this.list(() => this.SUBRULE(this.property), properties);
    this.closeBrace(opened);
    const span = this.spanFrom(startOffset);
    return this.#braced({ kind: "BackendDeclaration", name, properties: members, span }, opened);
  });

  protected readonly property = this.RULE("property", (): Property => {
    const { startOffset } = this.CONSUME(Dot);
    const name = this.OR([
      { ALT: () => this.CONSUME(Identifier).image },
      { ALT: () => this.CONSUME(keyword.Backend).image },
    ]);
    this.CONSUME(Equals);
    const value = this.SUBRULE(this.propertyValue);
    return { kind: "Property", name, value, span: this.spanFrom(startOffset) };
  });

  protected readonly propertyValue = this.RULE("propertyValue", (): Expression | PropertyBlock =>
    this.OR<Expression | PropertyBlock>([
      { ALT: () => this.SUBRULE(this.propertyBlock) },
      {
        ALT: () => {
          const expression = this.SUBRULE(this.expression);
          this.semicolon();
          return expression;
        },
      },
    ]),
  );

  protected readonly propertyBlock = this.RULE("propertyBlock", (): PropertyBlock => {
    const opened = this.openBrace();
    const members = this.list(() => this.SUBRULE(this.property), properties);
    this.closeBrace(opened);
    const span = this.spanFrom(opened - 1);
    return this.#braced({ kind: "PropertyBlock", properties: members, span }, opened);
  });

  protected readonly director = this.RULE("director", (): DirectorDeclaration => {
    const { startOffset } = this.CONSUME(keyword.Director);
    const name = this.identifier(this.CONSUME(Identifier));
    const type = this.identifier(this.CONSUME2(Identifier));
    const opened = this.openBrace();
    const items = this.list(
      () =>
        this.OR<Property | DirectorMember>([
          { ALT: () => this.SUBRULE(this.property) },
          { ALT: () => this.SUBRULE(this.directorMember) },
        ]),
      properties,
    );
    this.closeBrace(opened);
    return this.#braced(
      {
        kind: "DirectorDeclaration",
        name,
        type,
        properties: items.filter((item) => item.kind === "Property"),
        members: items.filter((item) => item.kind === "DirectorMember"),
        span: this.spanFrom(startOffset),
      },
      opened,
    );
  });

  protected readonly directorMember = this.RULE("directorMember", (): DirectorMember => {
    const opened = this.openBrace();
    const members = this.list(() => this.SUBRULE(this.property), properties);
    this.closeBrace(opened);
    const span = this.spanFrom(opened - 1);
    return this.#braced({ kind: "DirectorMember", properties: members, span }, opened);
  });

  protected readonly penaltybox = this.RULE("penaltybox", (): PenaltyboxDeclaration => {
    const { startOffset } = this.CONSUME(keyword.Penaltybox);
    const name = this.identifier(this.CONSUME(Identifier));
    const opened = this.SUBRULE(this.emptyBody);
    const span = this.spanFrom(startOffset);
    return this.#braced({ kind: "PenaltyboxDeclaration", name, span }, opened);
  });

  protected readonly ratecounter = this.RULE("ratecounter", (): RatecounterDeclaration => {
    const { startOffset } = this.CONSUME(keyword.Ratecounter);
    const name = this.identifier(this.CONSUME(Identifier));
    const opened = this.SUBRULE(this.emptyBody);
    const span = this.spanFrom(startOffset);
    return this.#braced({ kind: "RatecounterDeclaration", name, span }, opened);
  });

  /** Nothing but comments; what stands there all the same is reported, up to the brace. */
  protected readonly emptyBody = this.RULE("emptyBody", (): number => {
    const opened = this.openBrace();
    this.list(() => {
      const { startOffset } = this.CONSUME(Nothing);
      return { kind: "Nothing", span: this.spanFrom(startOffset) };
    }, properties);
    this.closeBrace(opened);
    return opened;
  });

  protected readonly import = this.RULE("import", (): ImportDeclaration => {
    const { startOffset } = this.CONSUME(keyword.Import);
    const name = this.identifier(this.CONSUME(Identifier));
    this.semicolon();
    return { kind: "ImportDeclaration", name, span: this.spanFrom(startOffset) };
  });

  protected readonly subroutine = this.RULE("subroutine", (): SubroutineDeclaration => {
    const { startOffset } = this.CONSUME(keyword.Sub);
    const { name, parameters, returnType } = this.header(() => {
      const token = this.CONSUME(Identifier);
      return {
        name: this.identifier(token),
        parameters: this.OPTION(() => this.SUBRULE(this.parameters)),
        returnType: this.OPTION2(() => this.identifier(this.CONSUME2(Identifier))),
      };
    }, unreadable);
    const body = this.SUBRULE(this.block);
    return {
      kind: "SubroutineDeclaration",
      name,
      ...(parameters === undefined ? {} : { parameters }),
      ...(returnType === undefined ? {} : { returnType }),
      body,
      span: this.spanFrom(startOffset),
    };
  });

  protected readonly parameters = this.RULE("parameters", (): Parameter[] => {
    const parameters: Parameter[] = [];
    this.CONSUME(LeftParen);
    this.MANY_SEP({
      SEP: Comma,
      DEF: () => {
        const type = this.identifier(this.CONSUME(Identifier));
        const name = this.identifier(this.CONSUME2(Identifier));
        const span = this.spanFrom(type.span?.start ?? 0);
        parameters.push({ kind: "Parameter", type, name, span });
      },
    });
    this.CONSUME(RightParen);
    return parameters;
  });

  #braced<Node extends object>(node: Node, opened: number): Node {
    this.landmarks.bodies.set(node, opened);
    return node;
  }
}
