import { patternFacts, type PatternTree } from "../../regex/index.js";
import type { Pattern } from "../pattern.js";
import { assemble } from "./assemble.js";
import { type Cost, costOf } from "./cost.js";
import { findFault } from "./faults.js";
import {
  defaultLimits,
  leastRegExpBytes,
  type Limits,
  mostRegExpBytes,
  mostRegExpSteps,
} from "./limits.js";
import { MachinePattern } from "./machine-pattern.js";
import { outlineOf } from "./outline.js";
import { RegExpPattern } from "./regexp-pattern.js";
import { translate } from "./translate.js";
import { findUnsupported, type UnsupportedPattern } from "./unsupported.js";

export interface PatternRunOptions {
  /** The most instructions that our machine runs in one search. */
  readonly stepLimit?: number;
  /** The most points that it remembers to come back to. */
  readonly stackLimit?: number;
  /** For tests: only that engine. A pattern that it does not run is unsupported then. */
  readonly engine?: "machine" | "regexp";
}

/** Makes a pattern that can be run, or says what in it cannot. */
export function compilePattern(
  tree: PatternTree,
  source: string,
  options: PatternRunOptions = {},
): Pattern | UnsupportedPattern {
  const outline = outlineOf(tree);
  const { anchoredStart } = patternFacts(tree);
  const unsupported = findUnsupported(tree, outline, anchoredStart) ?? findFault(tree, outline);
  if (unsupported !== undefined) return unsupported;
  const limits: Limits = {
    steps: options.stepLimit ?? defaultLimits.steps,
    stack: options.stackLimit ?? defaultLimits.stack,
  };
  const onMachine = () => new MachinePattern(source, assemble(tree, outline), limits);
  if (options.engine === "machine") return onMachine();
  const translated = translate(tree, outline);
  const cost = translated === undefined ? undefined : costOf(tree.choices, anchoredStart);
  const mostBytes = cost === undefined ? 0 : mostBytesFor(cost);
  if (translated !== undefined && mostBytes >= leastRegExpBytes) {
    return new RegExpPattern(source, translated, mostBytes, onMachine);
  }
  if (options.engine === undefined) return onMachine();
  return { unsupported: "unsupported: by JavaScript's engine", start: 0, end: source.length };
}

/** The longest subject on which a search surely stays below the most steps. */
function mostBytesFor({ degree, factor }: Cost): number {
  if (degree === 0) return mostRegExpBytes;
  const most = Math.floor((mostRegExpSteps / factor) ** (1 / degree));
  return Math.min(most, mostRegExpBytes);
}
