import { walkCondition, type Condition } from "./condition.js";
import type { Dictionary, Toggle } from "./dictionary.js";
import type { Guardrail } from "./guardrail.js";
import type { IpList } from "./ip-list.js";
import type { Origin } from "./origin.js";
import type { Rule } from "./rule.js";

/**
 * A policy, independent of where it runs. docs/semantics.md says what it means; the reference evaluator and
 * the compiled VCL must agree with that page.
 */
export interface Program {
  readonly kind: "program";
  readonly name: string;
  readonly owner?: string;
  /** While this toggle is enabled nothing is enforced or counted. */
  readonly killSwitch?: Toggle;
  /** Tried before any rule; a request that satisfies it passes. */
  readonly allow?: Condition;
  /** In the order they are tried. */
  readonly rules: readonly Rule[];
  /** Checked by every compile; without meaning at the edge. */
  readonly guardrails?: readonly Guardrail[];
  /** Whether a purge must carry an API token (`Fastly-Purge-Requires-Auth`). */
  readonly purgeRequiresAuth: boolean;
  /** Whether the header that origins take for the client's address is reset at the first hop. */
  readonly fastlyClientIp: "reset" | "keep";
  readonly origin?: Origin;
}

/** Every condition the program holds, outermost first, in the order the request meets them. */
export function walkProgram(program: Program, visit: (condition: Condition) => void): void {
  if (program.allow) walkCondition(program.allow, visit);
  for (const rule of program.rules) walkCondition(rule.when, visit);
}

/** The lists that conditions read, in the order the request meets them, each object once. */
export function listsOf(program: Program): readonly IpList[] {
  const lists = new Set<IpList>();
  walkProgram(program, (condition) => {
    if (condition.kind === "address") lists.add(condition.list);
  });
  return [...lists];
}

/** The dictionaries whose toggles the program reads, in the order the request meets them. */
export function dictionariesOf(program: Program): readonly Dictionary[] {
  const dictionaries = new Set<Dictionary>();
  if (program.killSwitch) dictionaries.add(program.killSwitch.dictionary);
  walkProgram(program, (condition) => {
    if (condition.kind === "toggle") dictionaries.add(condition.toggle.dictionary);
  });
  return [...dictionaries];
}

/** The lists that only guardrails read: they have no place at the edge, but their content counts at compile. */
export function guardrailListsOf(program: Program): readonly IpList[] {
  const own = new Set(listsOf(program));
  const lists = new Set<IpList>();
  for (const { guarded } of program.guardrails ?? []) {
    if (guarded.kind === "requests") continue;
    walkCondition(guarded.condition, (condition) => {
      if (condition.kind === "address" && !own.has(condition.list)) lists.add(condition.list);
    });
  }
  return [...lists];
}
