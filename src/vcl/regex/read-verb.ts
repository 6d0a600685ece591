import { code, isLowerLetter } from "./characters.js";
import type { Opening } from "./frame.js";
import { readVerbName } from "./read-name.js";
import type { Reader } from "./reader.js";
import type { Verb, VerbName } from "./tree.js";

/** The longest argument of a verb, in bytes. */
const longestArgument = 255;

const verbs: ReadonlyMap<string, VerbName> = new Map([
  ["", "MARK"],
  ["MARK", "MARK"],
  ["ACCEPT", "ACCEPT"],
  ["F", "FAIL"],
  ["FAIL", "FAIL"],
  ["COMMIT", "COMMIT"],
  ["PRUNE", "PRUNE"],
  ["SKIP", "SKIP"],
  ["THEN", "THEN"],
]);

const ahead: Opening = { kind: "look", behind: false, negate: false, atomic: true };
const behind: Opening = { ...ahead, behind: true };
const notAhead: Opening = { ...ahead, negate: true };
const notBehind: Opening = { ...behind, negate: true };
const aheadNotAtomic: Opening = { ...ahead, atomic: false };
const behindNotAtomic: Opening = { ...behind, atomic: false };

const groups: ReadonlyMap<string, Opening> = new Map<string, Opening>([
  ["pla", ahead],
  ["positive_lookahead", ahead],
  ["plb", behind],
  ["positive_lookbehind", behind],
  ["nla", notAhead],
  ["negative_lookahead", notAhead],
  ["nlb", notBehind],
  ["negative_lookbehind", notBehind],
  ["napla", aheadNotAtomic],
  ["non_atomic_positive_lookahead", aheadNotAtomic],
  ["naplb", behindNotAtomic],
  ["non_atomic_positive_lookbehind", behindNotAtomic],
  ["atomic", { kind: "group", type: "atomic" }],
  ["sr", { kind: "group", type: "scriptRun" }],
  ["script_run", { kind: "group", type: "scriptRun" }],
  ["asr", { kind: "group", type: "atomicScriptRun" }],
  ["atomic_script_run", { kind: "group", type: "atomicScriptRun" }],
]);

/** Reads what starts with `(*`: a verb, or a group spelled as a word, up to its colon. */
export function readStarred(reader: Reader): Verb | Opening | undefined {
  const start = reader.position;
  reader.position += 2;
  const isGroup = isLowerLetter(reader.peek());
  const name = readVerbName(reader);
  if (isGroup) {
    const opening = groups.get(name);
    if (opening !== undefined && reader.take(":")) return opening;
    return reader.fail("unknown-assertion", start);
  }
  const verb = verbs.get(name);
  const next = reader.peek();
  if (verb === undefined || (next !== code.colon && next !== code.close)) {
    return reader.fail("unknown-verb", start);
  }
  return readArgument(reader, start, verb);
}

function readArgument(reader: Reader, start: number, name: VerbName): Verb | undefined {
  const hasColon = reader.take(":");
  const first = reader.position;
  while (reader.position < reader.end && reader.peek() !== code.close) reader.position++;
  if (reader.position >= reader.end) return reader.fail("unknown-verb", start);
  const size = reader.bytesFrom(first);
  const argument = hasColon && size > 0 ? reader.textFrom(first) : undefined;
  if (argument === undefined && name === "MARK") return reader.fail("mark-name", start, first + 1);
  if (size > longestArgument) return reader.fail("verb-argument-too-long", start);
  reader.position++;
  return { kind: "verb", name, argument, ...reader.spanFrom(start) };
}
