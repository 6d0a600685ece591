import path from "node:path";
import { AddressSet, parseAddressList, parseCidr, type Cidr } from "../../addresses/index.js";
import {
  knownRanges,
  publishedKeys,
  type KnownRanges,
  type PublishedKey,
} from "../../analysis/known-ranges/index.js";
import { quote, type Diagnostic } from "../../diagnostics/index.js";
import { listDiagnostics } from "../../project/list-diagnostics.js";
import { readListFile } from "../../project/list-file.js";

/** What the configuration says of addresses that lists had better not hold. */
export interface RangesConfig {
  /** Files with newer ranges than edgewall's own copies; relative to the project's root. */
  readonly knownRanges?: Readonly<Partial<Record<PublishedKey, string>>>;
  /** Addresses and CIDRs of the project's origins. */
  readonly origins?: readonly string[];
}

export interface Ranges {
  readonly known: KnownRanges;
  readonly origins: AddressSet;
  readonly diagnostics: readonly Diagnostic[];
}

/** The ranges that lists are held against, as the configuration changes and completes them. */
export function readRanges(
  { knownRanges: files = {}, origins = [] }: RangesConfig,
  root: string,
  strict: boolean,
): Ranges {
  const diagnostics: Diagnostic[] = [];
  const newer: Partial<Record<PublishedKey, AddressSet>> = {};
  for (const key of publishedKeys) {
    const file = files[key];
    if (file === undefined) continue;
    const read = readListFile(path.resolve(root, file));
    if (read.ok) {
      const parsed = parseAddressList(read.bytes);
      diagnostics.push(...listDiagnostics(parsed, file, strict));
      newer[key] = parsed.set;
    } else {
      diagnostics.push({
        code: "EW1040",
        severity: "error",
        message: `the file ${quote(file)} of \`knownRanges.${key}\` ${read.problem}`,
        help: read.help,
      });
    }
  }
  const cidrs = origins.flatMap((text): readonly Cidr[] => {
    const parsed = parseCidr(text);
    if (parsed.ok) return [parsed.cidr];
    const { problem, help } = parsed;
    const message = `\`origins\`: ${problem}`;
    diagnostics.push({ code: "EW1008", severity: "error", message, help });
    return [];
  });
  return { known: knownRanges(newer), origins: AddressSet.of(cidrs), diagnostics };
}
