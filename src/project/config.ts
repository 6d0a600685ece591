import type { Diagnostic } from "../diagnostics/index.js";
import { defaultSettings, type Settings } from "../compiler/settings.js";
import { entries, wholeNumber, type Fault } from "./config-values.js";
import { defaultLintConfig, readLintConfig, type LintConfig } from "./lint-options.js";
import { defaultPushConfig, readPushConfig, type PushConfig } from "./push-config.js";
import { readLimits, readServices, type ServiceConfig } from "./service-config.js";

export type { PushConfig } from "./push-config.js";
export type { EnvironmentConfig, ServiceConfig } from "./service-config.js";

export interface ProjectConfig {
  readonly settings: Settings;
  /** Undefined when every policy is its own service. */
  readonly services: readonly ServiceConfig[] | undefined;
  readonly lint: LintConfig;
  readonly push: PushConfig;
  /** Files with ranges that lists should not ban, by who published them; relative to the root. */
  readonly knownRanges: Readonly<Record<string, string>>;
  /** Addresses and CIDRs of the project's origins. */
  readonly origins: readonly string[];
}

export const defaultConfig: ProjectConfig = {
  settings: defaultSettings,
  services: undefined,
  lint: defaultLintConfig,
  push: defaultPushConfig,
  knownRanges: {},
  origins: [],
};

/**
 * Reads what edgewall.config.ts exports.
 *
 * @param exported the value of its default export
 * @param file its path, for diagnostics
 * @param source its text, in which faults are placed
 */
export function readConfig(
  exported: unknown,
  file: string,
  source: string,
): { readonly config: ProjectConfig; readonly diagnostics: readonly Diagnostic[] } {
  const faults: Fault[] = [];
  const config = entries(
    exported,
    "the configuration",
    ["limits", "errorCode", "services", "lint", "push", "knownRanges", "origins"],
    faults,
  );
  const settings: Settings = {
    errorCode: wholeNumber(
      config.errorCode,
      "errorCode",
      600,
      699,
      defaultSettings.errorCode,
      faults,
    ),
    limits: { ...defaultSettings.limits, ...readLimits(config.limits, faults) },
  };
  const services = readServices(config.services, faults);
  const lint = readLintConfig(config.lint, faults);
  const push = readPushConfig(config.push, faults);
  const ranges = entries(config.knownRanges ?? {}, "`knownRanges`", publishers, faults);
  const knownRanges = Object.fromEntries(
    publishers.flatMap((name) => textEntry(name, ranges[name], faults)),
  );
  const origins = texts(config.origins ?? [], "origins", faults);
  return {
    config: { settings, services, lint, push, knownRanges, origins },
    diagnostics: faults.map(({ word, message, help }) => ({
      code: "EW1008",
      severity: "error",
      message,
      help,
      file,
      ...placeOf(word, source),
    })),
  };
}

/** Who publishes ranges that change: edgewall's own copies can be replaced by newer ones. */
const publishers = ["fastly", "googlebot", "bingbot", "duckduckbot", "applebot"] as const;

function textEntry(
  name: string,
  value: unknown,
  faults: Fault[],
): readonly (readonly [string, string])[] {
  if (value === undefined) return [];
  if (typeof value === "string") return [[name, value]];
  faults.push({
    word: name,
    message: `\`knownRanges.${name}\` is not a path`,
    help: "name a file with addresses and CIDRs, or the JSON that the publisher offers",
  });
  return [];
}

function texts(value: unknown, word: string, faults: Fault[]): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  faults.push({
    word,
    message: `\`${word}\` is not an array of texts`,
    help: 'write addresses and CIDRs: ["192.0.2.0/24"]',
  });
  return [];
}

/** The first line that holds the word; the file's first when none does. */
function placeOf(
  word: string,
  source: string,
): Pick<Diagnostic, "line" | "column" | "endLine" | "endColumn"> {
  const lines = source.split("\n");
  const index = lines.findIndex((line) => line.includes(word));
  const column = Math.max(lines[index]?.indexOf(word) ?? 0, 0) + 1;
  const line = Math.max(index, 0) + 1;
  return { line, column, endLine: line, endColumn: column + (index < 0 ? 1 : word.length) };
}
