import { op, type Program, verbCode } from "./program.js";
import type { Call, State } from "./state.js";
import { lengthen, shorten } from "./subject.js";

/** What lies on the stack, by what happens when it is come back to. */
export const entry = {
  /** Goes on at another place. */
  alternative: 0,
  /** Gives back a byte of a run. */
  greedyRun: 1,
  /** Takes a byte more for a run. */
  lazyRun: 2,
  /** Like an alternative, and verbs stop here. */
  barrier: 3,
  /** Nothing, but verbs of the call stop here. */
  call: 4,
  verb: 5,
} as const;

type EntryKind = (typeof entry)[keyof typeof entry];

const smallest = 64;
const keptAtMost = 4096;

/** The points that a match can come back to, in columns, which are kept from one match to the next. */
export class Stack {
  height = 0;
  steps = 0;
  /** Where the attempt after this one starts. */
  nextStart = 0;
  /** Where to go on after `resume`. */
  pc = 0;
  position = 0;
  state: State;

  /** The kind in the lowest three bits, an offset into the code above. */
  private places: Int32Array = new Int32Array(smallest);
  private positions: Int32Array = new Int32Array(smallest);
  /** How far a run may go, or a verb's code. */
  private extras: Int32Array = new Int32Array(smallest);
  private readonly states: State[] = [];
  private readonly program: Program;
  private readonly mostEntries: number;

  constructor(program: Program, mostEntries: number) {
    this.program = program;
    this.mostEntries = mostEntries;
    const groups = new Int32Array(program.captures * 2).fill(-1);
    this.state = { groups, frame: undefined, call: undefined, start: 0 };
  }

  /** Tells whether there was room. */
  push(kind: EntryKind, target: number, position: number, extra: number, state: State): boolean {
    const { height } = this;
    if (height >= this.mostEntries) return false;
    if (height >= this.places.length) this.grow();
    this.places[height] = (target << 3) | kind;
    this.positions[height] = position;
    this.extras[height] = extra;
    this.states[height] = state;
    this.height = height + 1;
    return true;
  }

  /**
   * Takes the bytes of a run, up to `position`, which is negative where there are too few, and remembers that it
   * may be longer or shorter. Tells whether there was room for that.
   */
  run(subject: string, pc: number, first: number, state: State): boolean {
    const { code, sets } = this.program;
    const kind = code[pc];
    const set = sets[code[pc + 1] ?? 0];
    const least = first + (code[pc + 2] ?? 0);
    const max = code[pc + 3] ?? 0;
    const most = max < subject.length - first ? first + max : subject.length;
    this.position = -1;
    if (set === undefined || least > subject.length) return true;
    const stop = kind === op.lazyRun ? least : most;
    let end = first;
    while (end < stop && set[subject.charCodeAt(end)] === 1) end++;
    if (end < least) return true;
    this.position = end;
    if (kind === op.greedyRun && end > least)
      return this.push(entry.greedyRun, pc, end, least, state);
    if (kind === op.lazyRun && most > end) return this.push(entry.lazyRun, pc, end, most, state);
    return true;
  }

  /** Goes back to the latest point that leaves something to try. Tells whether there is one. */
  resume(subject: string, start: number): boolean {
    while (this.height > 0) {
      const top = --this.height;
      const place = this.places[top] ?? 0;
      const position = this.positions[top] ?? 0;
      const kind = place & 7;
      this.state = this.states[top] ?? this.state;
      this.pc = place >> 3;
      this.position = position;
      switch (kind) {
        case entry.alternative:
        case entry.barrier:
          return true;
        case entry.greedyRun:
        case entry.lazyRun:
          if (this.changeRun(subject, top, kind === entry.lazyRun)) return true;
          break;
        case entry.call:
          break;
        case entry.verb:
          if (!this.unwind(this.extras[top] ?? 0, start)) return false;
      }
    }
    return false;
  }

  /** Makes a run shorter or longer, and leaves it on the stack if that can be done again. */
  private changeRun(subject: string, top: number, isLazy: boolean): boolean {
    const { code, sets } = this.program;
    const { pc, position } = this;
    const last = this.extras[top] ?? 0;
    const next = pc + 4;
    const wanted = code[next] === op.byte ? (code[next + 1] ?? 0) : -1;
    const end = isLazy
      ? lengthen(subject, position, last, wanted, sets[code[pc + 1] ?? 0])
      : shorten(subject, position, last, wanted);
    this.steps += Math.abs((end < 0 ? last : end) - position) >> 3;
    if (end < 0) return false;
    this.pc = next;
    this.position = end;
    this.positions[top] = end;
    if (end !== last) this.height = top + 1;
    return true;
  }

  /**
   * What a verb does when it is come back to: everything before it is given up, up to a lookaround that is negative
   * or a condition, or to the call that it is in. Tells whether there is one; else the attempt has failed.
   */
  private unwind(verb: number, start: number): boolean {
    const call: Call | undefined = this.state.call;
    for (; this.height > 0; this.height--) {
      const kind = (this.places[this.height - 1] ?? 0) & 7;
      if (kind === entry.barrier) return true;
      if (kind === entry.call && this.height - 1 === call?.height) return true;
    }
    if (verb === verbCode.COMMIT) this.nextStart = Number.POSITIVE_INFINITY;
    if (verb === verbCode.SKIP && this.position > start) this.nextStart = this.position;
    return false;
  }

  private grow(): void {
    this.places = doubled(this.places);
    this.positions = doubled(this.positions);
    this.extras = doubled(this.extras);
  }

  /** Lets go of what has become large. */
  trim(): void {
    if (this.places.length <= keptAtMost) return;
    this.places = new Int32Array(smallest);
    this.positions = new Int32Array(smallest);
    this.extras = new Int32Array(smallest);
    this.states.length = 0;
  }
}

function doubled(column: Int32Array): Int32Array {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}
