import { quote, type Severity } from "../../../diagnostics/index.js";
import type { VclNode } from "../../syntax/ast/node.js";
import type { Context } from "../context.js";

/** What the tables of variables and functions say of age. */
export interface Dated {
  readonly name: string;
  readonly status?: "deprecated" | "legacy" | "removed";
  readonly replacement?: string;
  readonly link: string;
}

const wording = {
  deprecated: { severity: "info", text: "is deprecated" },
  legacy: { severity: "info", text: "is an old name" },
  removed: { severity: "warning", text: "is no longer supported" },
} as const satisfies Record<
  NonNullable<Dated["status"]>,
  { readonly severity: Severity; readonly text: string }
>;

/** Says of each name that is out of date, once a file. */
export function checkOutdated(name: string, entry: Dated, at: VclNode, context: Context): void {
  if (entry.status === undefined) return;
  const { reportedNames } = context.unit;
  const key = `outdated ${context.fileIndex} ${name}`;
  if (reportedNames.has(key)) return;
  reportedNames.add(key);
  const { severity, text } = wording[entry.status];
  context.report(
    {
      code: "EW2025",
      severity,
      message: `${quote(name)} ${text}`,
      help:
        entry.replacement === undefined
          ? "nothing replaces it: remove it"
          : `use ${quote(entry.replacement)}`,
      link: entry.link,
    },
    at,
  );
}
