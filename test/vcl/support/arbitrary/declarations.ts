import fc from "fast-check";
import type {
  AclEntry,
  Declaration,
  DirectorMember,
  Parameter,
  Property,
  PropertyBlock,
  SubroutineDeclaration,
  TableEntry,
} from "../../../../src/vcl/syntax/ast/declarations.js";
import { atom, expression, unary } from "./expressions.js";
import { container, item } from "./layout.js";
import { block, include, raw } from "./statements.js";
import { identifier, name, string } from "./words.js";

const aclEntry: fc.Arbitrary<AclEntry> = fc.record(
  { kind: fc.constant("AclEntry"), negated: fc.boolean(), address: string, mask: fc.nat(200) },
  { requiredKeys: ["kind", "negated", "address"] },
);

const propertyName = fc.oneof(name, fc.constantFrom("backend", "host", "probe"));

const plainProperty: fc.Arbitrary<Property> = fc.record({
  kind: fc.constant("Property"),
  name: propertyName,
  value: expression,
});

const propertyBlock: fc.Arbitrary<PropertyBlock> = container(
  fc.record({
    kind: fc.constant("PropertyBlock"),
    properties: fc.array(item(plainProperty), { maxLength: 3 }),
  }),
);

const property: fc.Arbitrary<Property> = fc.oneof(
  { weight: 4, arbitrary: plainProperty },
  fc.record({ kind: fc.constant("Property"), name: propertyName, value: propertyBlock }),
);

const member: fc.Arbitrary<DirectorMember> = fc.record({
  kind: fc.constant("DirectorMember"),
  properties: fc.array(plainProperty, { maxLength: 3 }),
});

const tableEntry: fc.Arbitrary<TableEntry> = fc.record({
  kind: fc.constant("TableEntry"),
  key: string,
  value: fc.oneof(atom, unary),
});

const parameter: fc.Arbitrary<Parameter> = fc.record({
  kind: fc.constant("Parameter"),
  type: identifier,
  name: identifier,
});

const subroutine: fc.Arbitrary<SubroutineDeclaration> = fc.record(
  {
    kind: fc.constant("SubroutineDeclaration"),
    name: identifier,
    parameters: fc.array(parameter, { maxLength: 3 }),
    returnType: identifier,
    body: block,
  },
  { requiredKeys: ["kind", "name", "body"] },
);

/** A backend may have the name of a keyword. */
const backendName = fc.oneof(
  { weight: 4, arbitrary: identifier },
  fc.constant({ kind: "Identifier" as const, name: "default" }),
);

export const declaration: fc.Arbitrary<Declaration> = item(
  fc.oneof(
    { weight: 4, arbitrary: subroutine },
    container(
      fc.record({
        kind: fc.constant("AclDeclaration"),
        name: identifier,
        entries: fc.array(item(aclEntry), { maxLength: 4 }),
      }),
    ),
    container(
      fc.record({
        kind: fc.constant("BackendDeclaration"),
        name: backendName,
        properties: fc.array(item(property), { maxLength: 4 }),
      }),
    ),
    container(
      fc.record({
        kind: fc.constant("DirectorDeclaration"),
        name: identifier,
        type: identifier,
        properties: fc.array(item(plainProperty), { maxLength: 2 }),
        members: fc.array(item(member), { maxLength: 3 }),
      }),
    ),
    container(
      fc.record(
        {
          kind: fc.constant("TableDeclaration"),
          name: identifier,
          valueType: identifier,
          entries: fc.array(item(tableEntry), { maxLength: 4 }),
        },
        { requiredKeys: ["kind", "name", "entries"] },
      ),
    ),
    container(fc.record({ kind: fc.constant("PenaltyboxDeclaration"), name: identifier })),
    container(fc.record({ kind: fc.constant("RatecounterDeclaration"), name: identifier })),
    fc.record({ kind: fc.constant("ImportDeclaration"), name: identifier }),
    include,
    raw,
  ),
);
