import { quote, type Diagnostic } from "../diagnostics/index.js";
import { defaultSettings, type Limits, type Settings } from "../compiler/settings.js";
import { entries, wholeNumber, type Fault } from "./config-values.js";
import { defaultLintConfig, readLintConfig, type LintConfig } from "./lint-options.js";

/** A service and the policy it runs. */
export interface ServiceConfig {
  readonly name: string | undefined;
  readonly policy: string;
}

export interface ProjectConfig {
  readonly settings: Settings;
  /** Undefined when every policy is its own service. */
  readonly services: readonly ServiceConfig[] | undefined;
  readonly lint: LintConfig;
  /** Files with ranges that lists should not ban, by who published them; relative to the root. */
  readonly knownRanges: Readonly<Record<string, string>>;
  /** Addresses and CIDRs of the project's origins. */
  readonly origins: readonly string[];
}

export const defaultConfig: ProjectConfig = {
  settings: defaultSettings,
  services: undefined,
  lint: defaultLintConfig,
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
    ["limits", "errorCode", "services", "lint", "knownRanges", "origins"],
    faults,
  );
  const limits = entries(
    config.limits ?? {},
    "`limits`",
    ["aclEntries", "dictionaryItems", "vclBytes", "shards", "apiWritesPerHour"],
    faults,
  );
  const limit = (name: keyof Limits): number =>
    wholeNumber(limits[name], name, 1, 1_000_000_000, defaultSettings.limits[name], faults);
  const settings: Settings = {
    errorCode: wholeNumber(
      config.errorCode,
      "errorCode",
      600,
      699,
      defaultSettings.errorCode,
      faults,
    ),
    limits: {
      aclEntries: limit("aclEntries"),
      dictionaryItems: limit("dictionaryItems"),
      vclBytes: limit("vclBytes"),
      shards: limit("shards"),
      apiWritesPerHour: limit("apiWritesPerHour"),
    },
  };
  const services = readServices(config.services, faults);
  const lint = readLintConfig(config.lint, faults);
  const ranges = entries(config.knownRanges ?? {}, "`knownRanges`", publishers, faults);
  const knownRanges = Object.fromEntries(
    publishers.flatMap((name) => textEntry(name, ranges[name], faults)),
  );
  const origins = texts(config.origins ?? [], "origins", faults);
  return {
    config: { settings, services, lint, knownRanges, origins },
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

function readServices(value: unknown, faults: Fault[]): readonly ServiceConfig[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    faults.push({
      word: "services",
      message: "`services` is not an array",
      help: "give an array of services",
    });
    return undefined;
  }
  return value.flatMap((item: unknown): readonly ServiceConfig[] => {
    const { name, policy } = entries(item, "a service", ["name", "policy"], faults);
    if (typeof policy !== "string" || (name !== undefined && typeof name !== "string")) {
      faults.push({
        word: "services",
        message: "a service names no policy",
        help: 'give `{ policy: "NAME" }`, with the name that the policy gives itself',
      });
      return [];
    }
    if (name !== undefined && !/^[A-Za-z][\w-]{0,99}$/.test(name)) {
      faults.push({
        word: name,
        message: `service name ${quote(name)} is not usable`,
        help: "start with a letter, go on with letters, digits, `_` or `-`, 100 at the most: it names a folder",
      });
      return [];
    }
    return [{ name, policy }];
  });
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
