import { visible } from "../../diagnostics/index.js";
import type { RuleChanges } from "../../fastly/plan/index.js";
import type { ServiceContent } from "../../fastly/service.js";
import { walkCondition } from "../../program/condition.js";
import type { Program } from "../../program/program.js";
import type { Prepared } from "../prepare.js";
import { plural } from "./compile-containers.js";
import { describeOperations, number } from "./plan-operations.js";

/** The plan for people: what changes for requests, then by rule and by list, then each step in order. */
export function describePlan(prepared: Prepared, color: boolean): string {
  const { plan, service, target } = prepared;
  const { from, draft, operations, release } = plan;
  const active =
    from.version === undefined ? "no version is active" : `version ${from.version} is active`;
  const title = `${service.name} -> ${visible(plan.service.name, 100)} (${target.serviceId}): ${active}`;
  if (operations.length === 0)
    return `${title}\nnothing to change: release ${short(release)} is live\n`;
  return [
    title,
    `release ${from.release === undefined ? "none" : short(visible(from.release, 64))} -> ${short(release)}`,
    ...(draft === undefined ? [] : [`goes on with draft ${draft}, which an interrupted push left`]),
    ...section("rules", ruleLines(plan.rules, prepared, color)),
    ...section("lists and switches", listLines(prepared)),
    ...section("in this order", describeOperations(operations)),
    "",
    budgetLine(prepared),
    "",
  ].join("\n");
}

function short(release: string): string {
  return release.slice(0, 12);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

function ruleLines(
  { added, removed, changed }: RuleChanges,
  { service }: Prepared,
  color: boolean,
): readonly string[] {
  const place = (id: string): string => {
    const at = service.rules.find((rule) => rule.id === id)?.place;
    return at === undefined ? "" : `  ${at.file}:${at.line}`;
  };
  const line = (sign: string, ansi: number, id: string): string => {
    const text = `${sign} ${visible(id, 100)}${place(id)}`;
    return color ? `\u001B[${ansi}m${text}\u001B[0m` : text;
  };
  return [
    ...added.map((id) => line("+", 32, id)),
    ...changed.map((id) => line("~", 33, id)),
    ...removed.map((id) => line("-", 31, id)),
  ];
}

interface Count {
  added: number;
  removed: number;
}

/** One line for each list and each dictionary of switches, however many containers it is in. */
function listLines({ plan, desired, service }: Prepared): readonly string[] {
  const counts = new Map<string, Count>();
  for (const operation of plan.operations) {
    if (operation.kind !== "entries" && operation.kind !== "items") continue;
    const name = listOf(operation.name, desired);
    const count = counts.get(name) ?? { added: 0, removed: 0 };
    counts.set(name, count);
    for (const { add, remove } of operation.batches) {
      count.added += add.size;
      count.removed += remove.size;
    }
  }
  return [...counts].map(([name, { added, removed }]) => {
    const rules = rulesWith(name, service.program);
    return `${name}: ${number(added)} added, ${number(removed)} removed${rules.length > 0 ? `  (${rules.join(", ")})` : ""}`;
  });
}

function listOf(container: string, { containers }: ServiceContent): string {
  return containers.get(container)?.list ?? container;
}

/** Which rules read a list or a dictionary's switches. */
function rulesWith(name: string, { allow, rules }: Program): readonly string[] {
  const conditions = [
    ...(allow ? [["the allow-list", allow] as const] : []),
    ...rules.map(({ id, when }) => [`rule ${id}`, when] as const),
  ];
  return conditions
    .filter(([, when]) => {
      let reads = false;
      walkCondition(when, (condition) => {
        if (condition.kind === "address") reads ||= condition.list.name === name;
        if (condition.kind === "toggle") reads ||= condition.toggle.dictionary.name === name;
      });
      return reads;
    })
    .map(([what]) => what);
}

function budgetLine({ plan: { writes, hours }, config, target }: Prepared): string {
  const { reserve } = config.push;
  const hour = target.limits.apiWritesPerHour;
  const kept = `${number(reserve)} of ${number(hour)} an hour stay free for flip and ban`;
  const fits =
    hours === 0
      ? "they fit into one hour"
      : Number.isFinite(hours)
        ? `they take ${plural(hours, "hour")} more than this one`
        : "they never fit";
  return `${number(writes)} API ${writes === 1 ? "write" : "writes"}: ${fits} (${kept})`;
}
