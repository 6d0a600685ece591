import { codes, didYouMean, quote, type Code, type Severity } from "../diagnostics/index.js";
import type { CheckOptions, DeclaredNames } from "../vcl/check/unit.js";
import { entries, wholeNumber, type Fault } from "./config-values.js";

/** What the configuration says of `edgewall lint`. */
export interface LintConfig {
  readonly severities: NonNullable<CheckOptions["severities"]>;
  readonly declared: DeclaredNames;
  readonly maxWarnings: number | undefined;
}

export const defaultLintConfig: LintConfig = {
  severities: {},
  declared: {},
  maxWarnings: undefined,
};

/** Reads the configuration's `lint`; what is wrong with it goes to `faults`. */
export function readLintConfig(value: unknown, faults: Fault[]): LintConfig {
  if (value === undefined) return defaultLintConfig;
  const lint = entries(value, "`lint`", ["rules", "declared", "maxWarnings"], faults);
  return {
    severities: readRules(lint.rules, faults),
    declared: readDeclared(lint.declared, faults),
    maxWarnings:
      lint.maxWarnings === undefined
        ? undefined
        : wholeNumber(lint.maxWarnings, "maxWarnings", 0, 1_000_000_000, 0, faults),
  };
}

const severities: readonly (Severity | "off")[] = ["off", "info", "warning", "error"];

/** Where the text is no VCL, nothing was checked; that is not a matter of taste. */
const firstRule = "EW2020";

function isCode(name: string): name is Code {
  return Object.hasOwn(codes, name);
}

const rules: readonly Code[] = Object.keys(codes)
  .filter(isCode)
  .filter((code) => code >= firstRule && code < "EW3000");

function readRules(value: unknown, faults: Fault[]): LintConfig["severities"] {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    faults.push({
      word: "rules",
      message: "`rules` is not an object",
      help: 'give severities by code: `{ EW2074: "off" }`',
    });
    return {};
  }
  const read: Partial<Record<Code, Severity | "off">> = {};
  for (const [name, given] of Object.entries(value)) {
    const code = rules.find((candidate) => candidate === name);
    const severity = severities.find((candidate) => candidate === given);
    if (code === undefined) faults.push(unknownRule(name));
    else if (severity === undefined) {
      faults.push({
        word: name,
        message: `the severity of \`${code}\` is not one`,
        help: `give ${severities.map((each) => `"${each}"`).join(", ")}`,
      });
    } else read[code] = severity;
  }
  return read;
}

function unknownRule(name: string): Fault {
  const isKnown = isCode(name);
  const meant = didYouMean(name, rules);
  return {
    word: name,
    message: isKnown ? `${quote(name)} cannot be configured` : `there is no rule ${quote(name)}`,
    help: isKnown
      ? `rules have codes from ${firstRule}; what is below is no VCL, or not about VCL`
      : meant === undefined
        ? "docs/errors.md lists the codes"
        : `did you mean \`${meant}\`?`,
  };
}

const kinds = [
  "acls",
  "tables",
  "backends",
  "subroutines",
  "penaltyboxes",
  "ratecounters",
] as const;

function readDeclared(value: unknown, faults: Fault[]): DeclaredNames {
  if (value === undefined) return {};
  const given = entries(value, "`declared`", kinds, faults);
  const read: Partial<Record<(typeof kinds)[number], readonly string[]>> = {};
  for (const kind of kinds) {
    if (given[kind] === undefined) continue;
    const names: unknown = given[kind];
    if (isNames(names)) read[kind] = names;
    else {
      faults.push({
        word: kind,
        message: `\`${kind}\` is not an array of names`,
        help: `give the names as they stand in VCL: \`${kind}: ["NAME"]\``,
      });
    }
  }
  return read;
}

function isNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.every((name) => typeof name === "string" && /^[A-Za-z_][\w.:-]*$/.test(name))
  );
}
