import type {
  AclDeclaration,
  BackendDeclaration,
  Declaration,
  DirectorDeclaration,
  PenaltyboxDeclaration,
  RatecounterDeclaration,
  SubroutineDeclaration,
  TableDeclaration,
} from "../../syntax/ast/declarations.js";
import type { Identifier } from "../../syntax/ast/expressions.js";
import type { Root } from "../../syntax/ast/roots.js";
import type { DeclaredNames, UnitFile } from "../unit.js";

/** What declares a name that other VCL may use. */
export type NamedDeclaration =
  | AclDeclaration
  | BackendDeclaration
  | DirectorDeclaration
  | PenaltyboxDeclaration
  | RatecounterDeclaration
  | SubroutineDeclaration
  | TableDeclaration;

/** The kinds of names; directors are used wherever backends are. */
export type NameKind = "acl" | "backend" | "penaltybox" | "ratecounter" | "sub" | "table";

export interface Declared<Node extends NamedDeclaration = NamedDeclaration> {
  readonly name: string;
  /** Absent where the VCL is told of a name that stands elsewhere. */
  readonly node?: Node;
  /** The place of its file in the unit. */
  readonly file: number;
  used: boolean;
}

/** Every name that a unit declares, by kind. */
export interface Declarations {
  readonly acl: ReadonlyMap<string, Declared<AclDeclaration>>;
  readonly backend: ReadonlyMap<string, Declared<BackendDeclaration | DirectorDeclaration>>;
  readonly penaltybox: ReadonlyMap<string, Declared<PenaltyboxDeclaration>>;
  readonly ratecounter: ReadonlyMap<string, Declared<RatecounterDeclaration>>;
  readonly sub: ReadonlyMap<string, Declared<SubroutineDeclaration>>;
  readonly table: ReadonlyMap<string, Declared<TableDeclaration>>;
}

/** A name that was declared before. */
export interface Duplicate {
  readonly kind: NameKind;
  readonly name: Identifier;
  readonly file: number;
  /** The file that declares it first. */
  readonly first: number;
}

/** What the names of each kind are called in messages. */
export const kindNames: Readonly<Record<NameKind, string>> = {
  acl: "ACL",
  backend: "backend",
  penaltybox: "penaltybox",
  ratecounter: "ratecounter",
  sub: "subroutine",
  table: "table",
};

export function collectDeclarations(
  files: readonly UnitFile[],
  elsewhere: DeclaredNames = {},
): { declarations: Declarations; duplicates: readonly Duplicate[] } {
  const acl = external<AclDeclaration>(elsewhere.acls);
  const backend = external<BackendDeclaration | DirectorDeclaration>(elsewhere.backends);
  const penaltybox = external<PenaltyboxDeclaration>(elsewhere.penaltyboxes);
  const ratecounter = external<RatecounterDeclaration>(elsewhere.ratecounters);
  const sub = external<SubroutineDeclaration>(elsewhere.subroutines);
  const table = external<TableDeclaration>(elsewhere.tables);
  const duplicates: Duplicate[] = [];

  function add<Node extends NamedDeclaration>(
    kind: NameKind,
    names: Map<string, Declared<Node>>,
    node: Node,
    file: number,
  ): void {
    const { name } = node.name;
    const known = names.get(name);
    if (known?.node === undefined) names.set(name, { name, node, file, used: known !== undefined });
    else if (kind !== "sub" || !name.startsWith("vcl_"))
      duplicates.push({ kind, name: node.name, file, first: known.file });
  }

  for (const [index, file] of files.entries())
    for (const { kind, node } of declaredIn(file.parsed.root)) {
      switch (node.kind) {
        case "AclDeclaration":
          add(kind, acl, node, index);
          break;
        case "BackendDeclaration":
        case "DirectorDeclaration":
          add(kind, backend, node, index);
          break;
        case "PenaltyboxDeclaration":
          add(kind, penaltybox, node, index);
          break;
        case "RatecounterDeclaration":
          add(kind, ratecounter, node, index);
          break;
        case "SubroutineDeclaration":
          add(kind, sub, node, index);
          break;
        case "TableDeclaration":
          add(kind, table, node, index);
          break;
      }
    }
  return { declarations: { acl, backend, penaltybox, ratecounter, sub, table }, duplicates };
}

function external<Node extends NamedDeclaration>(
  names: readonly string[] = [],
): Map<string, Declared<Node>> {
  return new Map(names.map((name) => [name, { name, file: -1, used: true }]));
}

const kinds: Readonly<Record<NamedDeclaration["kind"], NameKind>> = {
  AclDeclaration: "acl",
  BackendDeclaration: "backend",
  DirectorDeclaration: "backend",
  PenaltyboxDeclaration: "penaltybox",
  RatecounterDeclaration: "ratecounter",
  SubroutineDeclaration: "sub",
  TableDeclaration: "table",
};

/** What a file declares that has a name, in its order. */
export function* declaredIn(
  root: Root,
): Generator<{ readonly kind: NameKind; readonly node: NamedDeclaration }> {
  if (root.kind !== "File") return;
  for (const node of root.body) if (isNamed(node)) yield { kind: kinds[node.kind], node };
}

function isNamed(node: Declaration): node is NamedDeclaration {
  return Object.hasOwn(kinds, node.kind);
}

/** The names that files declare, as a unit is told of names that stand elsewhere. */
export function namesIn(files: readonly UnitFile[]): Required<DeclaredNames> {
  const names: Record<NameKind, string[]> = {
    acl: [],
    backend: [],
    penaltybox: [],
    ratecounter: [],
    sub: [],
    table: [],
  };
  for (const { parsed } of files)
    for (const { kind, node } of declaredIn(parsed.root)) names[kind].push(node.name.name);
  return {
    acls: names.acl,
    backends: names.backend,
    penaltyboxes: names.penaltybox,
    ratecounters: names.ratecounter,
    subroutines: names.sub,
    tables: names.table,
  };
}
