import { didYouMean, quote } from "../diagnostics/index.js";

/** A fault in the configuration, and the word in the file that it is about. */
export interface Fault {
  readonly word: string;
  readonly message: string;
  readonly help: string;
}

/** The entries of an object that has no others; what is wrong with it goes to `faults`. */
export function entries<Key extends string>(
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

const wholeNumberHelp: ReadonlyMap<string, string> = new Map([
  [
    "errorCode",
    "Fastly reserves 600 to 699 for customers; choose one that the service's other VCL does not use",
  ],
  ["maxWarnings", "give how many warnings there may be, or leave it away for any number"],
]);

/** A whole number within limits; the fallback where none is given, or something else. */
export function wholeNumber(
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
    help: wholeNumberHelp.get(name) ?? "give what Fastly allows your account",
  });
  return fallback;
}
