/**
 * Which rules tests matched. Tests run in several processes and threads, each of which appends to a file of its own in a
 * folder that the environment names.
 */
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { threadId } from "node:worker_threads";
import type { SimulatedDecision } from "../simulator/index.js";

/** Names the folder; nothing is recorded where it is not set. */
export const coverageVariable = "EDGEWALL_COVERAGE";

const recorded = new Set<string>();

/** Writes down that a rule decided a request, or counted it; once per rule and worker. */
export function recordDecision(
  policy: string,
  { rule, counted }: Pick<SimulatedDecision, "rule" | "counted">,
  folder = process.env[coverageVariable],
): void {
  if (folder === undefined || folder === "") return;
  for (const id of rule === undefined ? counted : [...counted, rule]) {
    const line = `${JSON.stringify({ policy, rule: id })}\n`;
    if (recorded.has(folder + line)) continue;
    recorded.add(folder + line);
    appendFileSync(path.join(folder, `${process.pid}-${threadId}.jsonl`), line);
  }
}

/** The ids of the rules that were matched, by policy. */
export function readCoverage(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const matched = new Map<string, Set<string>>();
  const files = existsSync(folder) ? readdirSync(folder) : [];
  for (const file of files.filter((name) => name.endsWith(".jsonl"))) {
    for (const line of readFileSync(path.join(folder, file), "utf8").split("\n")) {
      const record = recordIn(line);
      if (record === undefined) continue;
      matched.set(record.policy, (matched.get(record.policy) ?? new Set()).add(record.rule));
    }
  }
  return matched;
}

/** A worker that was killed may leave half a line. */
function recordIn(line: string): { readonly policy: string; readonly rule: string } | undefined {
  try {
    const read: unknown = JSON.parse(line);
    if (typeof read !== "object" || read === null) return undefined;
    if (!("policy" in read) || !("rule" in read)) return undefined;
    const { policy, rule } = read;
    return typeof policy === "string" && typeof rule === "string" ? { policy, rule } : undefined;
  } catch {
    return undefined;
  }
}
