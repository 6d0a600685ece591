import { quote } from "../../../diagnostics/index.js";
import type {
  DirectorDeclaration,
  SubroutineDeclaration,
  TableDeclaration,
} from "../../syntax/ast/declarations.js";
import type { VclNode } from "../../syntax/ast/node.js";
import { decodeString } from "../../syntax/literal.js";
import { referencePage } from "../../types/documentation.js";
import { isVclType, localTypes, type VclType } from "../../types/type.js";
import { declareAcl, declareOutsideAcls } from "./acls.js";
import { declareBackend, declareDirector } from "./backends.js";
import type { SourceFile } from "./source.js";
import { declareDictionaries, declareTable } from "./tables.js";
import type { Unit } from "./unit.js";

interface Placed<Node> {
  readonly file: number;
  readonly node: Node;
}

/** What has to wait until all names are known: members of directors, and tables of backends and ACLs. */
interface Later {
  readonly directors: Placed<DirectorDeclaration>[];
  readonly tables: Placed<TableDeclaration>[];
}

/** Reads the declarations of all files, those from outside first. */
export function collect(unit: Unit): void {
  const { source } = unit;
  declareOutsideAcls(unit);
  declareDictionaries(unit);
  for (const backend of source.backends ?? [])
    unit.declarations.backends.set(backend.name, backend);
  const later: Later = { directors: [], tables: [] };
  const seen = new Set<SourceFile>();
  for (const file of [...(source.snippets?.get("init") ?? []), ...source.files])
    readFile(file, unit, later, seen);
  for (const { file, node } of later.directors) declareDirector(node, file, unit);
  for (const { file, node } of later.tables) declareTable(node, file, unit);
}

/** Each file once, however often it is included: what it declares is declared then. */
function readFile(file: SourceFile, unit: Unit, later: Later, seen: Set<SourceFile>): void {
  const waiting = [file];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...readDeclarations(next, unit, later).toReversed());
  }
}

/** @returns the files that it includes */
function readDeclarations(source: SourceFile, unit: Unit, later: Later): SourceFile[] {
  const { root } = source;
  const file = unit.indexOf(source);
  const included: SourceFile[] = [];
  if (root.kind === "Snippet") {
    if (root.body.length > 0) reportStatements(file, root.body[0] ?? root, unit);
    return included;
  }
  for (const node of root.body) {
    switch (node.kind) {
      case "AclDeclaration":
        declareAcl(node, file, unit);
        break;
      case "BackendDeclaration":
        declareBackend(node, file, unit);
        break;
      case "DirectorDeclaration":
        later.directors.push({ file, node });
        break;
      case "TableDeclaration":
        later.tables.push({ file, node });
        break;
      case "SubroutineDeclaration":
        declareSubroutine(node, file, unit);
        break;
      case "PenaltyboxDeclaration":
        unit.declarations.penaltybox.add(node.name.name);
        break;
      case "RatecounterDeclaration":
        unit.declarations.ratecounter.add(node.name.name);
        break;
      case "IncludeDirective": {
        const path = decodeString(node.path) ?? "";
        const other = unit.source.includes?.get(path);
        if (other === undefined) reportInclude(path, file, node, unit);
        else included.push(other);
        break;
      }
      case "ImportDeclaration":
      case "RawLine":
        break;
    }
  }
  return included;
}

function declareSubroutine(node: SubroutineDeclaration, file: number, unit: Unit): void {
  const { subroutines } = unit.declarations;
  const { name } = node.name;
  const known = subroutines.get(name);
  if (known !== undefined) {
    // https://www.fastly.com/documentation/reference/vcl/subroutines/
    if (name.startsWith("vcl_")) known.bodies.push({ file, node });
    else reportTwice(name, file, node, unit);
    return;
  }
  const parameters = (node.parameters ?? []).flatMap(({ name: { name: word }, type }) => {
    const known = declarable(type.name, file, type, unit);
    return known === undefined ? [] : [{ name: word, type: known }];
  });
  const { returnType } = node;
  const returns =
    returnType && returnType.name !== "VOID"
      ? declarable(returnType.name, file, returnType, unit)
      : undefined;
  const js = `s${subroutines.size}`;
  subroutines.set(name, { name, js, parameters, returns, bodies: [{ file, node }] });
}

function declarable(name: string, file: number, at: VclNode, unit: Unit): VclType | undefined {
  if (isVclType(name) && localTypes.has(name)) return name;
  unit.report(
    file,
    {
      code: "EW2030",
      message: `${quote(name)} is no type that can be declared`,
      help: `the types are ${[...localTypes].join(", ")}`,
      link: referencePage("types"),
    },
    at,
  );
  return undefined;
}

function reportTwice(name: string, file: number, at: VclNode, unit: Unit): void {
  unit.report(
    file,
    {
      code: "EW2023",
      message: `subroutine ${quote(name)} is declared already`,
      help: "only those of Fastly's, such as `vcl_recv`, may be declared several times",
      link: referencePage("subroutines"),
    },
    at,
  );
}

function reportStatements(file: number, at: VclNode, unit: Unit): void {
  unit.report(
    file,
    {
      code: "EW2041",
      message: "statements cannot stand outside of subroutines",
      help: "put them into a subroutine, or give them as a snippet of the subroutine they are for",
      link: referencePage("subroutines"),
    },
    at,
  );
}

function reportInclude(path: string, file: number, at: VclNode, unit: Unit): void {
  unit.report(
    file,
    {
      code: "EW2022",
      message: `the simulator does not have ${quote(path)} to include`,
      help: "give its text along with the VCL that includes it",
      link: referencePage("statements/include"),
    },
    at,
  );
}
