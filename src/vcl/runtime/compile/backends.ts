import { quote } from "../../../diagnostics/index.js";
import type {
  BackendDeclaration,
  DirectorDeclaration,
  DirectorMember as MemberNode,
  Property,
} from "../../syntax/ast/declarations.js";
import { isDirectorType } from "../../types/backend-properties.js";
import { referencePage } from "../../types/documentation.js";
import type { Backend, Director, DirectorMember } from "../backend.js";
import type { Unit } from "./unit.js";

/** https://www.fastly.com/documentation/reference/vcl/declarations/backend/ */
export function declareBackend(node: BackendDeclaration, file: number, unit: Unit): void {
  const { name } = node.name;
  const { backends } = unit.declarations;
  if (backends.has(name)) return;
  const { properties } = node;
  const host = textOf("host", properties, file, unit);
  const port = Number(textOf("port", properties, file, unit) ?? Number.NaN);
  const backend: Backend = {
    name,
    healthy: true,
    ...(host !== undefined && { host }),
    ...(Number.isInteger(port) && { port }),
    ...(isTrue("ssl", properties) && { ssl: true }),
  };
  backends.set(name, backend);
}

/** https://www.fastly.com/documentation/reference/vcl/declarations/director/ */
export function declareDirector(node: DirectorDeclaration, file: number, unit: Unit): void {
  const { name } = node.name;
  const type = node.type.name;
  const { backends } = unit.declarations;
  if (backends.has(name) || !isDirectorType(type)) return;
  const { properties } = node;
  const quorum = numberOf("quorum", properties);
  const key = wordOf("key", properties);
  const director: Director = {
    type,
    members: node.members.flatMap((member) => memberOf(member, file, unit)),
    ...(quorum !== undefined && { quorum }),
    ...((key === "object" || key === "client") && { key }),
  };
  backends.set(name, {
    name,
    healthy: true,
    director,
    ...(type === "shield" && { isShield: true, ssl: isTrue("is_ssl", properties) }),
  });
}

function memberOf({ properties }: MemberNode, file: number, unit: Unit): DirectorMember[] {
  const property = find("backend", properties);
  const name = wordOf("backend", properties);
  const backend = name === undefined ? undefined : unit.declarations.backends.get(name);
  if (backend === undefined) {
    if (property !== undefined && name !== undefined) reportBackend(name, file, property, unit);
    return [];
  }
  const weight = numberOf("weight", properties);
  const id = textOf("id", properties, file, unit);
  return [{ backend, ...(weight !== undefined && { weight }), ...(id !== undefined && { id }) }];
}

function find(name: string, properties: readonly Property[]): Property | undefined {
  return properties.find((property) => property.name === name);
}

function textOf(
  name: string,
  properties: readonly Property[],
  file: number,
  unit: Unit,
): string | undefined {
  const value = find(name, properties)?.value;
  return value?.kind === "StringLiteral" ? unit.text(value, file) : undefined;
}

function wordOf(name: string, properties: readonly Property[]): string | undefined {
  const value = find(name, properties)?.value;
  return value?.kind === "Identifier" ? value.name : undefined;
}

function isTrue(name: string, properties: readonly Property[]): boolean {
  const value = find(name, properties)?.value;
  return value?.kind === "BooleanLiteral" && value.value;
}

/** `1`, `50%`. */
function numberOf(name: string, properties: readonly Property[]): number | undefined {
  const value = find(name, properties)?.value;
  if (value?.kind !== "IntegerLiteral" && value?.kind !== "PercentLiteral") return undefined;
  return Number.parseFloat(value.raw);
}

function reportBackend(name: string, file: number, at: Property, unit: Unit): void {
  unit.report(
    file,
    {
      code: "EW2022",
      message: `the simulator does not have a backend ${quote(name)}`,
      help: "declare it in the VCL, or give it from outside",
      link: referencePage("declarations/director"),
    },
    at,
  );
}
