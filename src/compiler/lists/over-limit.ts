import type { AddressSet } from "../../addresses/index.js";
import { quote } from "../../diagnostics/index.js";
import type { IpList } from "../../program/ip-list.js";
import type { Problem } from "../../program/problem.js";
import type { Limits } from "../settings.js";
import { writesOf } from "./api-writes.js";
import { sizeOf, type Container } from "./container.js";
import { layOutList, liveCount } from "./lay-out-list.js";
import { containersOf } from "./lookup.js";

/** What is wrong with a list's layout, and what would make it right; nothing when it fits. */
export function overLimit(
  list: IpList,
  content: AddressSet | undefined,
  containers: readonly Container[],
  limits: Limits,
): readonly Problem[] {
  const crowded = containers.find((container) => sizeOf(container) > mostOf(container, limits));
  if (crowded !== undefined) return [collision(list, crowded, limits)];
  return containers.length > limits.shards ? [tooMany(list, content, containers, limits)] : [];
}

/** More keys have one and the same hash than a dictionary holds: somebody has chosen them so. */
function collision(list: IpList, container: Container, limits: Limits): Problem {
  return problem(
    list,
    `list ${quote(list.name)}: ${sizeOf(container)} addresses have one hash, and ${mostOf(container, limits)} fit into a dictionary`,
    "somebody chose them so: ban their IPv6 blocks instead, with `ipv6: { prefix: 64 }`, or store the list in ACLs",
  );
}

function tooMany(
  list: IpList,
  content: AddressSet | undefined,
  containers: readonly Container[],
  limits: Limits,
): Problem {
  const { store } = list;
  const [limit, what] =
    store === "acl"
      ? (["aclEntries", "ACL"] as const)
      : (["dictionaryItems", "dictionary"] as const);
  const size =
    content === undefined
      ? (list.capacity ?? 0)
      : containers.reduce((sum, container) => sum + sizeOf(container), 0);
  const kept = [...containers]
    .map(sizeOf)
    .sort((a, b) => b - a)
    .slice(0, limits.shards)
    .reduce((sum, count) => sum + count, 0);
  const over = content === undefined ? size - limits.shards * limits[limit] : size - kept;
  const raised = raisedLimit(list, content, limits, limit);
  const writes = writesOf(content === undefined ? [size] : containers.map(sizeOf));
  const hours = Number((writes / limits.apiWritesPerHour).toPrecision(1));
  return problem(
    list,
    `list ${quote(list.name)} takes ${size} entries, in ${containers.length} containers where ${limits.shards} are the most for a list: ${Math.max(over, 1)} entries over`,
    `ask Fastly to raise the entries of each ${what} to ${raised} and say so in edgewall.config.ts: \`limits: { ${limit}: ${raised} }\`; or allow more containers: \`limits: { shards: ${containers.length} }\`. Writing it takes ${writes} API writes, ${hours} hours of ${limits.apiWritesPerHour} an hour`,
  );
}

/** The least limit, a multiple of the account's, with which the list fits. */
function raisedLimit(
  list: IpList,
  content: AddressSet | undefined,
  limits: Limits,
  limit: "aclEntries" | "dictionaryItems",
): number {
  let raised = limits[limit];
  let count = Infinity;
  while (count > limits.shards && raised < Number.MAX_SAFE_INTEGER / 2) {
    raised *= 2;
    count =
      content === undefined
        ? liveCount(list.capacity ?? raised, raised)
        : containersOf(layOutList(list, content, { ...limits, [limit]: raised })).length;
  }
  return raised;
}

function mostOf({ kind }: Container, limits: Limits): number {
  return kind === "acl" ? limits.aclEntries : limits.dictionaryItems;
}

function problem({ origin }: IpList, message: string, help: string): Problem {
  return { code: "EW1043", severity: "error", message, help, ...(origin && { origin }) };
}
