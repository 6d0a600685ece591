import { builders } from "prettier/doc";
import type {
  AclEntry,
  Declaration,
  DeclarationPart,
  DirectorMember,
  Property,
  SubroutineDeclaration,
  TableEntry,
} from "./ast/declarations.js";
import type { IncludeDirective, RawLine } from "./ast/statements.js";
import { braces, type Doc, type PrintContext } from "./print-context.js";
import { printValue } from "./print-expressions.js";

const { group, indent, join, line, softline } = builders;

/** Those that may stand among statements too are printed as statements. */
export type OwnDeclaration = Exclude<Declaration, IncludeDirective | RawLine> | DeclarationPart;

/** A declaration without its comments. Without a default: a new kind has to be handled here. */
export function printDeclaration(node: OwnDeclaration, context: PrintContext): Doc {
  const { print } = context;
  switch (node.kind) {
    case "AclDeclaration":
      return ["acl ", print(node.name), " ", braces(node, node.entries, context)];
    case "AclEntry":
      return printAclEntry(node, context);
    case "BackendDeclaration":
      return ["backend ", print(node.name), " ", braces(node, node.properties, context)];
    case "Property":
      return printProperty(node, context);
    case "PropertyBlock":
      return braces(node, node.properties, context);
    case "DirectorDeclaration":
      return [
        "director ",
        print(node.name),
        " ",
        print(node.type),
        " ",
        braces(node, [...node.properties, ...node.members], context),
      ];
    case "DirectorMember":
      return printDirectorMember(node, context);
    case "TableDeclaration":
      return [
        "table ",
        print(node.name),
        node.valueType === undefined ? "" : [" ", print(node.valueType)],
        " ",
        braces(node, node.entries, context),
      ];
    case "TableEntry":
      return printTableEntry(node, context);
    case "SubroutineDeclaration":
      return printSubroutine(node, context);
    case "Parameter":
      return [print(node.type), " ", print(node.name)];
    case "PenaltyboxDeclaration":
      return ["penaltybox ", print(node.name), " ", braces(node, [], context)];
    case "RatecounterDeclaration":
      return ["ratecounter ", print(node.name), " ", braces(node, [], context)];
    case "ImportDeclaration":
      return ["import ", print(node.name), ";"];
  }
}

function printAclEntry({ negated, address, mask }: AclEntry, { print }: PrintContext): Doc {
  return [negated ? "!" : "", print(address), mask === undefined ? "" : `/${mask}`, ";"];
}

function printProperty({ name, value }: Property, context: PrintContext): Doc {
  return value.kind === "PropertyBlock"
    ? [`.${name} = `, context.print(value)]
    : [`.${name} =`, printValue(value, context), ";"];
}

/** On one line where it fits and no comment stands in it, which is how everybody writes them. */
function printDirectorMember(node: DirectorMember, context: PrintContext): Doc {
  const isCommented =
    node.dangling !== undefined ||
    node.opening !== undefined ||
    node.properties.some(
      ({ leading, trailing }) => leading !== undefined || trailing !== undefined,
    );
  if (node.properties.length === 0 || isCommented) {
    return braces(node, node.properties, context);
  }
  return group(["{", indent([line, join(line, node.properties.map(context.print))]), line, "}"]);
}

function printTableEntry({ key, value }: TableEntry, context: PrintContext): Doc {
  return [context.print(key), ":", printValue(value, context), ","];
}

function printSubroutine(node: SubroutineDeclaration, { print }: PrintContext): Doc {
  const { name, parameters, returnType, body } = node;
  return [
    "sub ",
    print(name),
    parameters === undefined
      ? ""
      : parameters.length === 0
        ? "()"
        : group(["(", indent([softline, join([",", line], parameters.map(print))]), softline, ")"]),
    returnType === undefined ? "" : [" ", print(returnType)],
    " ",
    print(body),
  ];
}
