import { didYouMean, quote, type Diagnostic } from "../diagnostics/index.js";
import { defaultSettings, type Settings } from "../compiler/settings.js";

/** A service and the policy it runs. */
export interface ServiceConfig {
  readonly name: string | undefined;
  readonly policy: string;
}

export interface ProjectConfig {
  readonly settings: Settings;
  /** Undefined when every policy is its own service. */
  readonly services: readonly ServiceConfig[] | undefined;
}

export const defaultConfig: ProjectConfig = { settings: defaultSettings, services: undefined };

/** A fault in the configuration, and the word in the file that it is about. */
interface Fault {
  readonly word: string;
  readonly message: string;
  readonly help: string;
}

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
    ["limits", "errorCode", "services"],
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
  return {
    config: { settings, services },
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

function entries<Key extends string>(
  value: unknown,
  what: string,
  keys: readonly Key[],
  faults: Fault[],
): Partial<Record<Key, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    faults.push({
      word: "default",
      message: `${what} is not an object`,
      help: "export an object as the default",
    });
    return {};
  }
  const known: Partial<Record<Key, unknown>> = {};
  for (const [name, entry] of Object.entries(value)) {
    const key = keys.find((candidate) => candidate === name);
    if (key === undefined) {
      const meant = didYouMean(name, keys);
      faults.push({
        word: name,
        message: `${what} has no option ${quote(name)}`,
        help:
          meant === undefined ? `its options are ${keys.join(", ")}` : `did you mean \`${meant}\`?`,
      });
    } else {
      known[key] = entry;
    }
  }
  return known;
}

function wholeNumber(
  value: unknown,
  name: string,
  least: number,
  most: number,
  fallback: number,
  faults: Fault[],
): number {
  if (value === undefined) return fallback;
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most)
    return value;
  faults.push({
    word: name,
    message: `\`${name}\` is not a whole number from ${least} to ${most}`,
    help:
      name === "errorCode"
        ? "Fastly reserves 600 to 699 for customers; choose one that the service's other VCL does not use"
        : "give what Fastly allows your account",
  });
  return fallback;
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
