import type { Pattern, PatternFailure, PatternMatch } from "../pattern.js";
import type { Limits } from "./limits.js";
import { Machine } from "./machine.js";
import type { Program } from "./program.js";

/** A pattern that our own backtracking machine runs. */
export class MachinePattern implements Pattern {
  readonly source: string;
  private readonly machine: Machine;

  constructor(source: string, program: Program, limits: Limits) {
    this.source = source;
    this.machine = new Machine(program, limits);
  }

  get failure(): PatternFailure | undefined {
    return this.machine.failure;
  }

  test(subject: string): boolean {
    return this.machine.search(subject, 0);
  }

  exec(subject: string, from = 0): PatternMatch | undefined {
    const { machine } = this;
    if (!machine.search(subject, from)) return undefined;
    const { end, groups, start } = machine;
    const captures: (string | undefined)[] = [subject.slice(start, end)];
    for (let at = 0; at < groups.length; at += 2) {
      const groupEnd = groups[at + 1] ?? -1;
      captures.push(groupEnd < 0 ? undefined : subject.slice(groups[at], groupEnd));
    }
    return { index: start, end, captures };
  }
}
