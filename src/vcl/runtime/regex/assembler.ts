import type {
  Choices,
  Conditional,
  Look,
  PatternNode,
  PatternTree,
  Repeat,
  Verb,
} from "../../regex/index.js";
import { anchorOp } from "./anchor-op.js";
import { bytesOf } from "./byte-sets.js";
import { CodeWriter } from "./code-writer.js";
import { Lengths, mayBeEmpty } from "./lengths.js";
import type { Outline } from "./outline.js";
import { op, unlimited, verbCode } from "./program.js";

/** Where code stands, for `(*ACCEPT)`, which ends the innermost of these. */
interface Place {
  readonly kind: "pattern" | "called group" | "look";
  /** The groups that are open there. */
  readonly open: readonly number[];
  /** Of a lookaround: what its frame is known by, and the jumps to its end that are to be filled in. */
  readonly id: number;
  readonly exits: number[];
}

/** Writes the code for a tree. Nothing is written twice: repetitions are loops, and each called group one routine. */
export class Assembler extends CodeWriter {
  /** The operands that hold the target of a call, by the group that is called. */
  private readonly calls = new Map<number, number[]>();
  /** Frames of lookarounds and atomic groups have negative numbers, those of groups theirs, loops 0. */
  private nextId = -1;
  private place: Place = { kind: "pattern", open: [], id: 0, exits: [] };

  private readonly tree: PatternTree;
  private readonly outline: Outline;
  private readonly lengths: Lengths;

  constructor(tree: PatternTree, outline: Outline) {
    super();
    this.tree = tree;
    this.outline = outline;
    this.lengths = new Lengths(outline);
  }

  addPattern(): void {
    this.addChoices(this.tree.choices);
    this.emit(op.match);
    this.place = { kind: "called group", open: [], id: 0, exits: [] };
    const starts = new Map<number, number>();
    // Routines may call further ones, which the map then holds too.
    for (const group of this.calls.keys()) {
      starts.set(group, this.code.length);
      const { choices } = group === 0 ? this.tree : (this.outline.captures.get(group) ?? this.tree);
      this.addChoices(choices);
      this.emit(op.return);
    }
    for (const [group, operands] of this.calls) {
      for (const operand of operands) this.code[operand] = starts.get(group) ?? 0;
    }
  }

  private addChoices(choices: Choices, prologue?: (index: number) => void): void {
    const ends: number[] = [];
    choices.forEach((sequence, index) => {
      const isLast = index === choices.length - 1;
      const next = isLast ? undefined : this.emit(op.split, 0);
      prologue?.(index);
      for (const node of sequence) this.add(node);
      if (next === undefined) return;
      ends.push(this.emit(op.jump, 0));
      this.land(next);
    });
    this.land(...ends);
  }

  private add(node: PatternNode): void {
    switch (node.kind) {
      case "literal":
      case "class":
      case "dot":
      case "property":
      case "shorthand":
        return this.addByte(node);
      case "special":
        if (node.name === "newlineSequence") this.emit(op.newlineSequence);
        else if (node.name === "grapheme") this.emit(op.grapheme);
        else this.addByte(node);
        return;
      case "anchor":
        return void this.emit(anchorOp(node));
      case "boundary":
        return void this.emit(node.negate ? op.noWordEdge : op.wordEdge);
      case "keep":
        return void this.emit(op.keep);
      case "callout":
        return;
      case "group":
        if (node.type === "atomic") this.addAtomic(() => this.addChoices(node.choices));
        else this.addChoices(node.choices);
        return;
      case "capture": {
        const { place } = this;
        this.emit(op.open, node.number);
        this.place = { ...place, open: [...place.open, node.number] };
        this.addChoices(node.choices);
        this.place = place;
        this.emit(op.close, node.number);
        return;
      }
      case "look":
        return this.addLook(node);
      case "conditional":
        return this.addConditional(node);
      case "backreference": {
        const groups = this.listOf(this.outline.numbersOf(node.group));
        this.emit(op.backreference, groups, node.ignoreCase ? 1 : 0);
        return;
      }
      case "call": {
        const group = this.outline.numbersOf(node.group)[0] ?? 0;
        const operands = this.calls.get(group) ?? [];
        this.calls.set(group, operands);
        operands.push(this.emit(op.call, group, 0));
        return;
      }
      case "verb":
        return this.addVerb(node);
      case "repeat":
        return this.addRepeat(node);
    }
  }

  private addByte(node: PatternNode): void {
    const set = bytesOf(node);
    if (set === undefined) return;
    const first = set.indexOf(1);
    if (first >= 0 && set.lastIndexOf(1) === first) this.emit(op.byte, first);
    else this.emit(op.set, this.setOf(set));
  }

  private addAtomic(inside: () => void): void {
    this.emit(op.atomicOpen, this.nextId--);
    inside();
    this.emit(op.atomicClose);
  }

  private addLook(look: Look): void {
    if (look.negate) {
      const exit = this.addBarrier(look);
      this.emit(op.negativeClose);
      this.land(exit);
      return;
    }
    const id = this.nextId--;
    this.emit(op.atomicOpen, id);
    this.addInside(look, id);
    this.emit(look.atomic ? op.lookClose : op.looseLookClose);
  }

  /** Opens a lookaround and says where to go on where it does not match: at the operand that is returned. */
  private addBarrier(look: Look): number {
    const id = this.nextId--;
    const exit = this.emit(op.barrier, id, 0);
    this.addInside(look, id);
    return exit;
  }

  private addInside(look: Look, id: number): void {
    const { place } = this;
    this.place = { kind: "look", open: [], id, exits: [] };
    this.addChoices(look.choices, (index) => {
      if (look.behind) this.emit(op.back, this.lengths.of(look.choices[index] ?? []));
    });
    this.land(...this.place.exits);
    this.place = place;
  }

  private addConditional({ condition, no = [], yes }: Conditional): void {
    if (condition.kind === "define") return;
    if (condition.kind === "look") {
      const { look } = condition;
      const [matched, otherwise] = look.negate ? [no, yes] : [yes, no];
      const next = this.addBarrier(look);
      this.emit(op.lookClose);
      return this.addBranches(next, matched, otherwise);
    }
    if (condition.kind === "version") return;
    const { group } = condition;
    const groups = this.listOf(group === undefined ? [] : this.outline.numbersOf(group));
    const test = condition.kind === "group" ? op.ifSet : op.ifCalled;
    this.addBranches(this.emit(test, groups, 0), yes, no);
  }

  private addBranches(
    next: number,
    first: readonly PatternNode[],
    second: readonly PatternNode[],
  ): void {
    for (const node of first) this.add(node);
    const end = this.emit(op.jump, 0);
    this.land(next);
    for (const node of second) this.add(node);
    this.land(end);
  }

  private addVerb({ name }: Verb): void {
    switch (name) {
      case "FAIL":
      case "THEN":
        this.emit(op.fail);
        return;
      case "MARK":
        return;
      case "COMMIT":
      case "PRUNE":
      case "SKIP":
        this.emit(op.verb, verbCode[name]);
        return;
      case "ACCEPT":
        return this.addAccept();
    }
  }

  private addAccept(): void {
    const { exits, id, kind, open } = this.place;
    if (kind === "called group") {
      this.emit(op.acceptReturn);
      return;
    }
    for (const group of open.toReversed()) this.emit(op.acceptClose, group);
    if (kind === "pattern") {
      this.emit(op.match);
      return;
    }
    this.emit(op.leave, id);
    exits.push(this.emit(op.jump, 0));
  }

  private addRepeat({ max, min, mode, node }: Repeat): void {
    if (max === 0) return;
    const set = bytesOf(node);
    if (set !== undefined) {
      const run = { greedy: op.greedyRun, lazy: op.lazyRun, possessive: op.possessiveRun }[mode];
      this.emit(run, this.setOf(set), min, Math.min(max, unlimited));
      return;
    }
    // A lookaround is not repeated without end: one round more than it must have.
    const most = node.kind === "look" && max === Number.POSITIVE_INFINITY ? min + 1 : max;
    const inside = () => this.addRounds(node, min, most, mode === "lazy");
    if (mode === "possessive") this.addAtomic(inside);
    else inside();
  }

  private addRounds(node: PatternNode, min: number, max: number, lazy: boolean): void {
    if (min === 1 && max === 1) return this.add(node);
    if (min === 0 && max === 1) return this.addOptional(node, lazy);
    if (min <= 1 && max === Number.POSITIVE_INFINITY && !mayBeEmpty(node)) {
      return this.addPlainLoop(node, min, lazy);
    }
    this.emit(op.loop);
    const round = this.code.length;
    this.emit(op.round, min, Math.min(max, unlimited), 0, lazy ? 1 : 0);
    this.add(node);
    const endless = max === Number.POSITIVE_INFINITY;
    const end = this.emit(op.endRound, endless ? min : -1, round, 0);
    this.land(round + 3, end);
  }

  private addOptional(node: PatternNode, lazy: boolean): void {
    if (!lazy) {
      const exit = this.emit(op.split, 0);
      this.add(node);
      this.land(exit);
      return;
    }
    const body = this.emit(op.split, 0);
    const exit = this.emit(op.jump, 0);
    this.land(body);
    this.add(node);
    this.land(exit);
  }

  /** A loop that needs no count, and whose rounds always take something. */
  private addPlainLoop(node: PatternNode, min: number, lazy: boolean): void {
    const skip = min === 0 ? this.emit(op.jump, 0) : undefined;
    const body = this.code.length;
    this.add(node);
    if (skip !== undefined) this.land(skip);
    if (lazy) {
      this.emit(op.split, body);
      return;
    }
    const exit = this.emit(op.split, 0);
    this.emit(op.jump, body);
    this.land(exit);
  }
}
