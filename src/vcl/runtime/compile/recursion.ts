import { quote } from "../../../diagnostics/index.js";
import { referencePage } from "../../types/documentation.js";
import type { Unit } from "./unit.js";

/** Reports subroutines that call themselves, through others perhaps: Fastly refuses them, and they would not end. */
export function checkRecursion(unit: Unit): void {
  const done = new Set<string>();
  for (const start of unit.calls.keys()) visit(start, unit, done);
}

/** Depth first, with a stack of its own: chains of calls may be long. */
function visit(start: string, unit: Unit, done: Set<string>): void {
  const path = new Set<string>();
  const stack = [{ name: start, calls: callsOf(start, unit) }];
  path.add(start);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { done: finished, value } = top.calls.next();
    if (finished === true) {
      stack.pop();
      path.delete(top.name);
      done.add(top.name);
      continue;
    }
    const [name, { at, file }] = value;
    if (path.has(name))
      unit.report(
        file,
        {
          code: "EW2045",
          message: `subroutine ${quote(name)} calls itself`,
          help: "Fastly refuses recursion",
          link: referencePage("subroutines"),
        },
        at,
      );
    else if (!done.has(name)) {
      path.add(name);
      stack.push({ name, calls: callsOf(name, unit) });
    }
  }
}

function callsOf(name: string, unit: Unit) {
  return (unit.calls.get(name) ?? new Map()).entries();
}
