import { encodeString } from "../../vcl/index.js";
import type { Resource, Version } from "../model/state.js";
import { nameOf, numberOf, resourcesOf, textOf } from "../model/versions.js";
import type { Assembly } from "./assembly.js";

/** Text as a string of VCL; what no string can hold is left out. */
export function literal(text: string): string {
  const { form, raw } = encodeString(text.replaceAll("\0", "").toWellFormed());
  return form === "long" ? `{"${raw}"}` : `"${raw}"`;
}

/** Fastly puts `F_` in front of a backend's name. */
export function backendName(backend: Resource): string {
  return `F_${identifier(nameOf(backend))}`;
}

export function identifier(name: string): string {
  return name.replace(/\W/g, "_");
}

/**
 * What Fastly declares in front of a service's VCL. Dictionaries and ACLs are declared without their content, which is
 * not part of a version. The pragma marks the text as generated: in it, a name that is not declared is an error.
 */
export function addDeclarations(assembly: Assembly, version: Version): void {
  assembly.add("pragma optional_param geoip_opt_in true;\n\n");
  for (const acl of resourcesOf(version, "acl")) assembly.add(`acl ${nameOf(acl)} {\n}\n\n`);
  for (const dictionary of resourcesOf(version, "dictionary"))
    assembly.add(`table ${nameOf(dictionary)} {\n}\n\n`);
  const backends = resourcesOf(version, "backend");
  for (const backend of backends) assembly.add(backendText(backend));
  for (const director of resourcesOf(version, "director"))
    assembly.add(directorText(director, backends));
}

function backendText(backend: Resource): string {
  const { fields } = backend;
  const seconds = (name: string): string => `${numberOf(fields, name) / 1000}s`;
  return `backend ${backendName(backend)} {
  .host = ${literal(textOf(fields, "address"))};
  .port = "${numberOf(fields, "port")}";
  .connect_timeout = ${seconds("connect_timeout")};
  .first_byte_timeout = ${seconds("first_byte_timeout")};
  .between_bytes_timeout = ${seconds("between_bytes_timeout")};
  .max_connections = ${numberOf(fields, "max_conn")};
}

`;
}

/** Fastly's numbers for kinds of directors. */
const directorTypes: ReadonlyMap<number, string> = new Map([
  [1, "random"],
  [3, "hash"],
  [4, "client"],
]);

function directorText(director: Resource, backends: readonly Resource[]): string {
  const names = director.fields.get("backends");
  const members = backends.filter((each) => Array.isArray(names) && names.includes(nameOf(each)));
  if (members.length === 0) return "";
  const type = directorTypes.get(numberOf(director.fields, "type")) ?? "random";
  const lines = members.map(
    (member) =>
      `  { .backend = ${backendName(member)}; .weight = ${numberOf(member.fields, "weight")}; }\n`,
  );
  return `director ${identifier(nameOf(director))} ${type} {\n${lines.join("")}}\n\n`;
}
