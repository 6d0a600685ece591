import { quote } from "../../../diagnostics/index.js";
import type { VclNode } from "../../syntax/ast/node.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { kindNames, type NameKind } from "./declarations.js";

const pages: Readonly<Record<NameKind, string>> = {
  acl: referencePage("declarations/acl"),
  backend: referencePage("declarations/backend"),
  penaltybox: referencePage("declarations/penaltybox"),
  ratecounter: referencePage("declarations/ratecounter"),
  sub: referencePage("subroutines"),
  table: referencePage("declarations/table"),
};

/** The setting under which names that are declared elsewhere are listed. */
const settings: Readonly<Record<NameKind, string>> = {
  acl: "acls",
  backend: "backends",
  penaltybox: "penaltyboxes",
  ratecounter: "ratecounters",
  sub: "subroutines",
  table: "tables",
};

/**
 * Fastly puts the declarations of ACLs, dictionaries, backends and snippets in front of custom VCL, so that a name
 * without a declaration is an error only where the VCL is known to be complete.
 */
export function reportUndeclared(
  kind: NameKind,
  name: string,
  at: VclNode,
  context: Context,
): void {
  const { unit } = context;
  const key = `${kind} ${name}`;
  if (unit.reportedNames.has(key)) return;
  unit.reportedNames.add(key);
  const meant = unit.suggestions.didYouMean(name, unit.declarations[kind].keys());
  context.report(
    {
      code: "EW2022",
      severity: unit.complete ? "error" : "warning",
      message: `${kindNames[kind]} ${quote(name)} is not declared`,
      help: unit.complete
        ? `${meant}declare it, or remove what uses it`
        : `${meant}if Fastly or another file declares it, say so: declare it in a file beside this one, or list it in \`lint.declared.${settings[kind]}\``,
      link: pages[kind],
    },
    at,
  );
}
