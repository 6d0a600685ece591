import { codes, type Code } from "../codes.js";
import type { Diagnostic, Severity } from "../diagnostic.js";

/** The parts of a SARIF 2.1.0 log that we write. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: "2.1.0";
  readonly runs: readonly SarifRun[];
}

export interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly version: string;
      readonly rules: readonly SarifRule[];
    };
  };
  readonly columnKind: "utf16CodeUnits";
  readonly results: readonly SarifResult[];
}

export interface SarifRule {
  readonly id: Code;
  readonly shortDescription: { readonly text: string };
  /** Only where every result of the rule has the same page. */
  readonly helpUri?: string;
}

export interface SarifResult {
  readonly ruleId: Code;
  readonly ruleIndex: number;
  readonly level: "error" | "warning" | "note";
  readonly message: { readonly text: string };
  readonly locations?: readonly SarifLocation[];
  /** SARIF knows a help page for rules alone; a result whose page is its own carries it here. */
  readonly properties?: { readonly helpUri: string };
}

export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: "%SRCROOT%" };
    readonly region?: SarifRegion;
  };
}

export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

const levels: Readonly<Record<Severity, SarifResult["level"]>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/**
 * The diagnostics as a SARIF 2.1.0 log, for code scanning: results in the order given, and a rule for each code
 * among them.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
 *
 * @param version edgewall's own
 */
export function renderSarif(
  diagnostics: readonly Diagnostic[],
  { version }: { readonly version: string },
): SarifLog {
  const used = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const indexes = new Map(used.map((code, index) => [code, index]));
  const pages = commonPages(diagnostics);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "edgewall",
            version,
            rules: used.map((id) => {
              const helpUri = pages.get(id);
              return {
                id,
                shortDescription: { text: codes[id] },
                ...(helpUri !== undefined && { helpUri }),
              };
            }),
          },
        },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => result(diagnostic, indexes, pages)),
      },
    ],
  };
}

/** The page of each code whose diagnostics all name the same one. */
function commonPages(diagnostics: readonly Diagnostic[]): ReadonlyMap<Code, string | undefined> {
  const pages = new Map<Code, string | undefined>();
  for (const { code, link } of diagnostics) {
    pages.set(code, !pages.has(code) || pages.get(code) === link ? link : undefined);
  }
  return pages;
}

function result(
  diagnostic: Diagnostic,
  indexes: ReadonlyMap<Code, number>,
  pages: ReadonlyMap<Code, string | undefined>,
): SarifResult {
  const { code, severity, message, help, link, file } = diagnostic;
  const ownPage = link === pages.get(code) ? undefined : link;
  return {
    ruleId: code,
    ruleIndex: indexes.get(code) ?? -1,
    level: levels[severity],
    message: {
      text: [message, help === "" ? "" : `help: ${help}`, ownPage ? `see: ${ownPage}` : ""]
        .filter((line) => line !== "")
        .map(escapeMessage)
        .join("\n"),
    },
    ...(file !== undefined && file !== "" && { locations: [location(file, diagnostic)] }),
    ...(ownPage !== undefined && { properties: { helpUri: ownPage } }),
  };
}

function location(file: string, diagnostic: Diagnostic): SarifLocation {
  const region = regionOf(diagnostic);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: "%SRCROOT%" },
      ...(region && { region }),
    },
  };
}

/** SARIF's end column is the one behind the last character (3.30.8), as ours is. */
function regionOf({ line, column, endLine, endColumn }: Diagnostic): SarifRegion | undefined {
  if (line === undefined) return undefined;
  return {
    startLine: line,
    ...(column !== undefined && { startColumn: column }),
    ...(endLine !== undefined && { endLine }),
    ...(endColumn !== undefined && { endColumn }),
  };
}

/** A relative URI reference (3.4.3); a colon must not make a scheme of the first segment, so it is encoded. */
function uriOf(file: string): string {
  return file
    .split("/")
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join("/");
}

/** Braces mark placeholders in a message (3.11.5), and `[text](target)` a link (3.11.6); we write neither. */
function escapeMessage(text: string): string {
  return text
    .replaceAll("{", "{{")
    .replaceAll("}", "}}")
    .replace(/\[(?=[^[\]]*\]\()/g, "\\[");
}
