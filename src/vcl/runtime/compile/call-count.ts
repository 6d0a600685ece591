import { quote } from "../../../diagnostics/index.js";
import { referencePage } from "../../types/documentation.js";
import type { Unit } from "./unit.js";

/** How many subroutines one request may run. Fastly documents no limit; nobody comes near this one. */
const mostCalls = 100_000;

/**
 * Reports subroutines that could run more others than anything should: where each calls the next twice, thirty of
 * them run a thousand million. Recursion must have been ruled out.
 */
export function checkCallCount(unit: Unit): void {
  const counts = new Map<string, number>();
  // The first one says it: whoever calls it runs more still.
  for (const start of unit.calls.keys()) if (!isBounded(start, unit, counts)) return;
}

/** Callees first, with a stack of its own: chains of calls may be long. */
function isBounded(start: string, unit: Unit, counts: Map<string, number>): boolean {
  const stack = [start];
  for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
    const calls = unit.calls.get(name) ?? new Map<string, never>();
    const missing = [...calls.keys()].filter((callee) => !counts.has(callee));
    if (missing.length > 0) {
      stack.push(...missing);
      continue;
    }
    stack.pop();
    if (counts.has(name)) continue;
    let total = 1;
    for (const [callee, { places }] of calls) total += places * (counts.get(callee) ?? 1);
    counts.set(name, Math.min(total, mostCalls));
    const [first] = calls.values();
    if (total < mostCalls || first === undefined) continue;
    unit.report(
      first.file,
      {
        code: "EW2064",
        message: `subroutine ${quote(name)} may run more than ${mostCalls} others`,
        help: "call fewer of them, or fewer times",
        link: referencePage("subroutines"),
      },
      first.at,
    );
    return false;
  }
  return true;
}
