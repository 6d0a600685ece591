import { visible } from "../../diagnostics/index.js";
import { plural } from "../report-files.js";
import type { PolicyListReport } from "./lists.js";

type Container = PolicyListReport["containers"][number];

/** Of a list in more containers than this, only the fullest is named. */
const mostNamed = 4;

const kinds = {
  acl: { one: "ACL", many: "ACLs", holds: "entries" },
  dictionary: { one: "dictionary", many: "dictionaries", holds: "items" },
} as const;

/** Where a list is kept at the edge, for people, one line each. */
export function describeContainers({
  containers,
  capacity,
  entries,
}: Pick<PolicyListReport, "containers" | "capacity" | "entries">): readonly string[] {
  const room = capacity === null ? [] : [`room for ${capacity} in all`];
  if (containers.length === 0)
    return [entries === 0 ? "nowhere: it is empty" : "nowhere: only guardrails ask for it"];
  if (containers.length <= mostNamed) return [...containers.map(filling), ...room];
  return [
    ...(["acl", "dictionary"] as const).flatMap((kind) => summary(containers, kind)),
    ...room,
  ];
}

function summary(containers: readonly Container[], kind: Container["kind"]): readonly string[] {
  const own = containers.filter((container) => container.kind === kind);
  const [first, ...others] = own;
  if (first === undefined) return [];
  const fullest = others.reduce((a, b) => ((b.entries ?? 0) > (a.entries ?? 0) ? b : a), first);
  const { one, many, holds } = kinds[kind];
  const number = plural(own.length, one, many);
  return fullest.entries === null
    ? [`${number} of at most ${first.limit} ${holds}`]
    : [number, `  fullest: ${filling(fullest)}`];
}

function filling({ kind, name, entries, limit, share }: Container): string {
  const { one, holds } = kinds[kind];
  const used = entries === null ? `at most ${limit} ${holds}` : `${entries} of ${limit} ${holds}`;
  return `${one} ${visible(name)}: ${used}${share === null ? "" : ` (${share} %)`}`;
}
