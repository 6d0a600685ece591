import type { Expression, Identifier, StringLiteral } from "./expressions.js";
import type { Container, VclNode } from "./node.js";
import type { Block, IncludeDirective, RawLine } from "./statements.js";

/** `!"192.0.2.0"/24;`. */
export interface AclEntry extends VclNode {
  readonly kind: "AclEntry";
  readonly negated: boolean;
  readonly address: StringLiteral;
  /** What stands after the `/` outside the quotes. */
  readonly mask?: number;
}

export interface AclDeclaration extends Container {
  readonly kind: "AclDeclaration";
  readonly name: Identifier;
  readonly entries: readonly AclEntry[];
}

/** `.name = value;` in a backend, a probe, a director or one of its members. */
export interface Property extends VclNode {
  readonly kind: "Property";
  /** Without its dot. */
  readonly name: string;
  readonly value: Expression | PropertyBlock;
}

/** The `{ … }` of `.probe = { … }`. */
export interface PropertyBlock extends Container {
  readonly kind: "PropertyBlock";
  readonly properties: readonly Property[];
}

export interface BackendDeclaration extends Container {
  readonly kind: "BackendDeclaration";
  readonly name: Identifier;
  readonly properties: readonly Property[];
}

/** `{ .backend = F_origin; .weight = 1; }`. */
export interface DirectorMember extends Container {
  readonly kind: "DirectorMember";
  readonly properties: readonly Property[];
}

/** Properties are printed before members, wherever they stood. */
export interface DirectorDeclaration extends Container {
  readonly kind: "DirectorDeclaration";
  readonly name: Identifier;
  /** `random`, `fallback`, `hash`, `client`, `chash`, `shield`. */
  readonly type: Identifier;
  readonly properties: readonly Property[];
  readonly members: readonly DirectorMember[];
}

export interface TableEntry extends VclNode {
  readonly kind: "TableEntry";
  readonly key: StringLiteral;
  readonly value: Expression;
}

export interface TableDeclaration extends Container {
  readonly kind: "TableDeclaration";
  readonly name: Identifier;
  /** STRING when absent. */
  readonly valueType?: Identifier;
  readonly entries: readonly TableEntry[];
}

export interface Parameter extends VclNode {
  readonly kind: "Parameter";
  readonly type: Identifier;
  /** With its `var.`. */
  readonly name: Identifier;
}

export interface SubroutineDeclaration extends VclNode {
  readonly kind: "SubroutineDeclaration";
  readonly name: Identifier;
  /** Absent when there are no parentheses. */
  readonly parameters?: readonly Parameter[];
  readonly returnType?: Identifier;
  readonly body: Block;
}

export interface PenaltyboxDeclaration extends Container {
  readonly kind: "PenaltyboxDeclaration";
  readonly name: Identifier;
}

export interface RatecounterDeclaration extends Container {
  readonly kind: "RatecounterDeclaration";
  readonly name: Identifier;
}

export interface ImportDeclaration extends VclNode {
  readonly kind: "ImportDeclaration";
  readonly name: Identifier;
}

export type Declaration =
  | AclDeclaration
  | BackendDeclaration
  | DirectorDeclaration
  | TableDeclaration
  | SubroutineDeclaration
  | PenaltyboxDeclaration
  | RatecounterDeclaration
  | ImportDeclaration
  | IncludeDirective
  | RawLine;

/** What stands in declarations without being one. */
export type DeclarationPart =
  AclEntry | Property | PropertyBlock | DirectorMember | TableEntry | Parameter;
