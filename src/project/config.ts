import { quote, type Diagnostic } from "../diagnostics/index.js";
import { defaultSettings, type Settings } from "../compiler/settings.js";
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
}

export const defaultConfig: ProjectConfig = {
  settings: defaultSettings,
  services: undefined,
  lint: defaultLintConfig,
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
    ["limits", "errorCode", "services", "lint"],
    faults,
  );
  const limits = entries(
    config.limits ?? {},
    "`limits`",
    ["aclEntries", "dictionaryItems", "vclBytes"],
    faults,
  );
  const defaults = defaultSettings.limits;
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
      aclEntries: wholeNumber(
        limits.aclEntries,
        "aclEntries",
        1,
        1_000_000_000,
        defaults.aclEntries,
        faults,
      ),
      dictionaryItems: wholeNumber(
        limits.dictionaryItems,
        "dictionaryItems",
        1,
        1_000_000_000,
        defaults.dictionaryItems,
        faults,
      ),
      vclBytes: wholeNumber(
        limits.vclBytes,
        "vclBytes",
        1,
        1_000_000_000,
        defaults.vclBytes,
        faults,
      ),
    },
  };
  const services = readServices(config.services, faults);
  const lint = readLintConfig(config.lint, faults);
  return {
    config: { settings, services, lint },
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
