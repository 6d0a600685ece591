import { quote } from "../../diagnostics/index.js";
import type { IpList } from "../../program/ip-list.js";
import type { Problem } from "../../program/problem.js";
import type { KnownRanges } from "../known-ranges/index.js";
import type { ProtectedReport } from "./known-entries.js";
import type { ListReport, ReportInput } from "./report.js";
import type { Entries } from "./touching.js";

/** Warnings about entries that a list which bans should not hold. */
export function findings(
  { lists, known }: ReportInput,
  reports: readonly ListReport[],
): readonly Problem[] {
  return lists.flatMap(({ list, bans }, index) => {
    const report = reports[index];
    if (report === undefined || !bans) return [];
    return [
      ...report.protected.map((found) => protectedFinding(list, found, known)),
      ...specialFinding(list, report),
    ];
  });
}

const whose: Readonly<Record<ProtectedReport["kind"], (name: string) => string>> = {
  fastly: () => "Fastly's own addresses",
  origin: () => "addresses of your origins",
  crawler: (name) => `addresses of ${name}, a search engine's crawler`,
};

function protectedFinding(
  list: IpList,
  { kind, name, ...found }: ProtectedReport,
  known: KnownRanges,
): Problem {
  const ranges = known.published.find((published) => published.name === name);
  const age =
    ranges?.asOf === undefined
      ? ""
      : `; the ranges are those of ${ranges.asOf}, and \`knownRanges\` in edgewall.config.ts takes newer ones`;
  return {
    code: "EW1046",
    severity: "warning",
    message: `list ${quote(list.name)} bans ${whose[kind](name)}: ${shown(found)}`,
    help: `take them out, or keep them off the list with \`except\`${age}`,
    ...(list.origin && { origin: list.origin }),
  };
}

/** One for all registries: a list that holds one private network often holds them all. */
function specialFinding(list: IpList, { special }: ListReport): readonly Problem[] {
  const unreachable = special.filter(({ reachable }) => reachable === "no");
  if (unreachable.length === 0) return [];
  const parts = unreachable.map(({ name, rfc, ...found }) => `${name} (${rfc}): ${shown(found)}`);
  return [
    {
      code: "EW1047",
      severity: "warning",
      message: `list ${quote(list.name)} bans addresses that no client on the internet has: ${parts.join("; ")}`,
      help: "take them out: they ban nobody and take up room",
      ...(list.origin && { origin: list.origin }),
    },
  ];
}

/** `10.0.0.1, 10.0.0.2 and 7 more`. */
function shown({ entries, examples }: Entries): string {
  const more = entries - examples.length;
  return `${examples.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
