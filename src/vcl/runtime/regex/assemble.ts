import { patternFacts, type PatternTree } from "../../regex/index.js";
import { Assembler } from "./assembler.js";
import { firstBytesOf } from "./first-bytes.js";
import type { Outline } from "./outline.js";
import type { Program } from "./program.js";
import { requiredByteOf } from "./required-byte.js";

/** Turns a tree into a program for the backtracking machine. */
export function assemble(tree: PatternTree, outline: Outline): Program {
  const { captures, choices, settings } = tree;
  const { anchoredStart, minLength } = patternFacts(tree);
  const assembler = new Assembler(tree, outline);
  assembler.addPattern();
  const newlines = settings.findLast((setting) => setting.startsWith("BSR_"));
  // Where PCRE2 gives up on a recursion, a search that skips its start would not.
  const accepts = outline.verbs.some(({ name }) => name === "ACCEPT");
  const mayShorten = !outline.hasCalls && !accepts;
  const requiredByte = mayShorten ? requiredByteOf(choices) : -1;
  return {
    code: Int32Array.from(assembler.code),
    sets: assembler.sets,
    lists: assembler.lists,
    captures,
    anchored: anchoredStart,
    firstBytes: mayShorten ? firstBytesOf(choices) : undefined,
    requiredText: requiredByte < 0 ? "" : String.fromCharCode(requiredByte),
    minLength,
    notEmpty: settings.includes("NOTEMPTY"),
    notEmptyAtStart: settings.includes("NOTEMPTY_ATSTART"),
    plainNewlines: newlines === "BSR_ANYCRLF",
  };
}
