import type { PatternFailure } from "../pattern.js";
import { holds } from "./conditions.js";
import type { Limits } from "./limits.js";
import { op, type Program } from "./program.js";
import { entry, Stack } from "./stack.js";
import {
  type Call,
  callOf,
  firstSet,
  frameOf,
  opened,
  type State,
  withFrame,
  withGroup,
} from "./state.js";
import { isSame, newlineLength } from "./subject.js";

/** Runs a program as PCRE2's interpreter does, with a stack of its own in place of recursion. */
export class Machine {
  /** Where the last match starts and ends, and its groups. */
  start = 0;
  end = 0;
  groups: Int32Array;
  failure: PatternFailure | undefined;

  private readonly program: Program;
  private readonly limits: Limits;
  private readonly stack: Stack;
  private readonly initial: Int32Array;

  constructor(program: Program, limits: Limits) {
    this.program = program;
    this.limits = limits;
    this.stack = new Stack(program, limits.stack);
    this.initial = new Int32Array(program.captures * 2).fill(-1);
    this.groups = this.initial;
  }

  /** Looks for the first match at or behind an offset. */
  search(subject: string, from: number): boolean {
    const { anchored, firstBytes, minLength, requiredText } = this.program;
    const { stack } = this;
    this.failure = undefined;
    stack.steps = 0;
    if (!subject.includes(requiredText, from)) return false;
    const last = anchored ? 0 : subject.length;
    let at = from;
    let found = false;
    while (at <= last && subject.length - at >= minLength) {
      if (firstBytes !== undefined) {
        while (at < subject.length && firstBytes[subject.charCodeAt(at)] !== 1) at++;
        if (at >= subject.length || at > last) break;
      }
      stack.nextStart = at + 1;
      found = this.attempt(subject, at, from);
      if (found || this.failure !== undefined) break;
      at = stack.nextStart;
    }
    stack.trim();
    return found;
  }

  private attempt(subject: string, start: number, from: number): boolean {
    const { code, lists, notEmpty, notEmptyAtStart, plainNewlines, sets } = this.program;
    const { stack } = this;
    const mostSteps = this.limits.steps;
    const length = subject.length;
    let state: State = { groups: this.initial, frame: undefined, call: undefined, start };
    let pc = 0;
    let position = start;
    let steps = stack.steps;
    stack.height = 0;

    for (;;) {
      if (++steps > mostSteps) return this.giveUp("step limit");
      switch (code[pc]) {
        case op.byte:
          if (position >= length || subject.charCodeAt(position) !== code[pc + 1]) break;
          position++;
          pc += 2;
          continue;
        case op.set:
          if (position >= length) break;
          if (sets[code[pc + 1] ?? 0]?.[subject.charCodeAt(position)] !== 1) break;
          position++;
          pc += 2;
          continue;
        case op.fail:
          break;
        case op.match:
          if (position === state.start && (notEmpty || (notEmptyAtStart && state.start === from))) {
            break;
          }
          this.start = state.start;
          this.end = position;
          this.groups = state.groups;
          return true;
        case op.jump:
          pc = code[pc + 1] ?? 0;
          continue;
        case op.split:
          if (!stack.push(entry.alternative, code[pc + 1] ?? 0, position, 0, state))
            return this.giveUp("stack limit");
          pc += 2;
          continue;
        case op.subjectStart:
        case op.lineStart:
        case op.subjectEnd:
        case op.lastLineEnd:
        case op.lineEnd:
        case op.searchStart:
        case op.wordEdge:
        case op.noWordEdge:
          if (!holds(code[pc] ?? 0, subject, position, from)) break;
          pc++;
          continue;
        case op.greedyRun:
        case op.lazyRun:
        case op.possessiveRun:
          if (!stack.run(subject, pc, position, state)) return this.giveUp("stack limit");
          if (stack.position < 0) break;
          steps += (stack.position - position) >> 3;
          position = stack.position;
          pc += 4;
          continue;
        case op.open:
          state = opened(state, code[pc + 1] ?? 0, position, 0);
          pc += 2;
          continue;
        case op.close: {
          const { frame } = state;
          if (frame === undefined) break;
          state = withFrame(withGroup(state, frame.id, frame.position, position), frame.outer);
          pc += 2;
          continue;
        }
        case op.loop:
          state = opened(state, 0, position, 0);
          pc++;
          continue;
        case op.round: {
          const { frame } = state;
          if (frame === undefined) break;
          const done = withFrame(state, frame.outer);
          const next = opened(done, 0, position, frame.value + 1);
          const exit = code[pc + 3] ?? 0;
          const mustGoOn = frame.value < (code[pc + 1] ?? 0);
          const mayGoOn = frame.value < (code[pc + 2] ?? 0);
          const goesOn = mustGoOn || (mayGoOn && code[pc + 4] === 0);
          if (mayGoOn && !mustGoOn) {
            const [other, otherState] = goesOn ? [exit, done] : [pc + 5, next];
            if (!stack.push(entry.alternative, other, position, 0, otherState)) {
              return this.giveUp("stack limit");
            }
          }
          state = goesOn ? next : done;
          pc = goesOn ? pc + 5 : exit;
          continue;
        }
        case op.endRound: {
          const { frame } = state;
          if (frame === undefined) break;
          const min = code[pc + 1] ?? 0;
          const isEmpty = min >= 0 && frame.value >= min && position === frame.position;
          if (isEmpty) state = withFrame(state, frame.outer);
          pc = code[isEmpty ? pc + 3 : pc + 2] ?? 0;
          continue;
        }
        case op.atomicOpen:
          state = opened(state, code[pc + 1] ?? 0, position, stack.height);
          pc += 2;
          continue;
        case op.atomicClose:
        case op.lookClose:
        case op.looseLookClose: {
          const { frame } = state;
          if (frame === undefined) break;
          if (code[pc] !== op.looseLookClose) stack.height = frame.value;
          if (code[pc] !== op.atomicClose) position = frame.position;
          state = withFrame(state, frame.outer);
          pc++;
          continue;
        }
        case op.barrier: {
          const { height } = stack;
          if (!stack.push(entry.barrier, code[pc + 2] ?? 0, position, 0, state))
            return this.giveUp("stack limit");
          state = opened(state, code[pc + 1] ?? 0, position, height);
          pc += 3;
          continue;
        }
        case op.negativeClose:
          stack.height = state.frame?.value ?? 0;
          break;
        case op.back:
          position -= code[pc + 1] ?? 0;
          if (position < 0) break;
          pc += 2;
          continue;
        case op.call: {
          const group = code[pc + 1] ?? 0;
          if (callOf(state.call, group)?.position === position)
            return this.giveUp("recursion loop");
          const { height } = stack;
          if (!stack.push(entry.call, 0, position, 0, state)) return this.giveUp("stack limit");
          const { call, frame, groups } = state;
          const inside: Call = {
            group,
            position,
            returnTo: pc + 3,
            height,
            groups,
            frame,
            outer: call,
          };
          state = { ...state, frame: undefined, call: inside };
          pc = code[pc + 2] ?? 0;
          continue;
        }
        case op.return:
        case op.acceptReturn: {
          const { call } = state;
          if (call === undefined) break;
          if (code[pc] === op.acceptReturn) stack.height = call.height;
          const { frame, groups, outer } = call;
          state = { groups, frame, call: outer, start: state.start };
          pc = call.returnTo;
          continue;
        }
        case op.verb:
          if (!stack.push(entry.verb, 0, position, code[pc + 1] ?? 0, state))
            return this.giveUp("stack limit");
          pc += 2;
          continue;
        case op.acceptClose: {
          const group = code[pc + 1] ?? 0;
          const opening = frameOf(state.frame, group)?.position ?? position;
          state = withGroup(state, group, opening, position);
          pc += 2;
          continue;
        }
        case op.leave:
          state = withFrame(state, frameOf(state.frame, code[pc + 1] ?? 0));
          stack.height = state.frame?.value ?? 0;
          pc += 2;
          continue;
        case op.backreference: {
          const group = firstSet(lists[code[pc + 1] ?? 0] ?? [], state.groups);
          if (group === undefined) break;
          const at = state.groups[group * 2 - 2] ?? 0;
          const size = (state.groups[group * 2 - 1] ?? 0) - at;
          steps += size >> 3;
          if (!isSame(subject, at, position, size, code[pc + 2] === 1)) break;
          position += size;
          pc += 3;
          continue;
        }
        case op.keep:
          state = { ...state, start: position };
          pc++;
          continue;
        case op.ifSet: {
          const group = firstSet(lists[code[pc + 1] ?? 0] ?? [], state.groups);
          pc = group === undefined ? (code[pc + 2] ?? 0) : pc + 3;
          continue;
        }
        case op.ifCalled: {
          const groups = lists[code[pc + 1] ?? 0] ?? [];
          const { call } = state;
          const holds = call !== undefined && (groups.length === 0 || groups.includes(call.group));
          pc = holds ? pc + 3 : (code[pc + 2] ?? 0);
          continue;
        }
        case op.newlineSequence: {
          const size = newlineLength(subject, position, plainNewlines);
          if (size === 0) break;
          position += size;
          pc++;
          continue;
        }
        case op.grapheme:
          if (position >= length) break;
          // Below U+0100 nothing else stays together.
          position += Math.max(1, newlineLength(subject, position, true));
          pc++;
          continue;
      }

      // Nothing matched here: back to the latest point that leaves something to try.
      stack.steps = steps;
      if (!stack.resume(subject, start)) return false;
      ({ pc, position, state, steps } = stack);
    }
  }

  private giveUp(failure: PatternFailure): false {
    this.failure = failure;
    return false;
  }
}
