import { codes, type Code } from "../codes.js";
import type { Diagnostic, Severity } from "../diagnostic.js";

const levels: Record<Severity, "error" | "warning" | "note"> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/**
 * A SARIF 2.1.0 log, which code scanning services read.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif(diagnostics: readonly Diagnostic[], tool: { readonly version: string }): object {
  const used: readonly Code[] = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "edgewall",
            version: tool.version,
            rules: used.map((code) => ({ id: code, shortDescription: { text: codes[code] } })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: used.indexOf(diagnostic.code),
          level: levels[diagnostic.severity],
          message: { text: `${diagnostic.message}\nhelp: ${diagnostic.help}` },
          locations: locations(diagnostic),
        })),
      },
    ],
  };
}

function locations({ file, line, column, endLine, endColumn }: Diagnostic): readonly object[] {
  if (file === undefined) return [];
  const region = line !== undefined && {
    region: {
      startLine: line,
      ...(column !== undefined && { startColumn: column }),
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn }),
    },
  };
  const uri = file.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return [{ physicalLocation: { artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, ...region } }];
}
