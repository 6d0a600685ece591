import { quote } from "../../../diagnostics/index.js";
import type { AclDeclaration } from "../../syntax/ast/declarations.js";
import type { VclNode } from "../../syntax/ast/node.js";
import { referencePage } from "../../types/documentation.js";
import { compileAcl, type AclEntry } from "../acl.js";
import { parseIp, widthOf } from "../ip.js";
import type { Unit } from "./unit.js";

/** ACLs whose entries live outside of versions. */
export function declareOutsideAcls(unit: Unit): void {
  for (const [name, entries] of unit.source.acls ?? []) {
    const usable = entries.filter((entry) => {
      const read = readEntry(entry) !== undefined;
      if (!read) report(textOf(entry), name, 0, { kind: "AclEntry" }, unit);
      return read;
    });
    unit.declarations.acls.set(name, compileAcl(name, usable));
  }
}

/** https://www.fastly.com/documentation/reference/vcl/declarations/acl/ */
export function declareAcl(node: AclDeclaration, file: number, unit: Unit): void {
  const { name } = node.name;
  if (unit.declarations.acls.has(name)) return;
  const entries: AclEntry[] = [];
  for (const { address, mask, negated, span } of node.entries) {
    const text = unit.text(address, file);
    const entry = text === undefined ? undefined : readEntry({ address: text, mask, negated });
    if (entry !== undefined) entries.push(entry);
    else if (text !== undefined)
      report(text, name, file, { kind: "AclEntry", ...(span && { span }) }, unit);
  }
  unit.declarations.acls.set(name, compileAcl(name, entries));
}

/** The entry with its address read; undefined when it is none. */
function readEntry(entry: AclEntry): AclEntry | undefined {
  const { address, mask } = entry;
  const ip = typeof address === "string" ? parseIp(address) : address;
  if (ip === undefined) return undefined;
  const fits =
    mask === undefined || (Number.isInteger(mask) && mask >= 0 && mask <= widthOf(ip.family));
  return fits ? { ...entry, address: ip } : undefined;
}

function textOf({ address }: AclEntry): string {
  return typeof address === "string" ? address : address.text;
}

function report(address: string, acl: string, file: number, at: VclNode, unit: Unit): void {
  unit.report(
    file,
    {
      code: "EW2060",
      message: `${quote(address, 60)} in the ACL ${quote(acl)} is no address, or its mask is too long`,
      help: 'write an address, and its mask behind the quotes: `"192.0.2.0"/24`',
      link: referencePage("declarations/acl"),
    },
    at,
  );
}
