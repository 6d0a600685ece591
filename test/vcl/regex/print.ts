import type {
  CharacterClass,
  Choices,
  ClassMember,
  Condition,
  PatternNode,
  PatternTree,
} from "../../../src/vcl/regex/index.js";

/**
 * A pattern that says what a tree says, as plainly as PCRE2 lets it: characters as codes, options around each node,
 * every repeated thing in a group.
 */
export function printTree(tree: PatternTree): string {
  const settings = tree.settings.map((setting) => `(*${setting})`).join("");
  return `${settings}(?J)${printChoices(tree.choices)}`;
}

function printChoices(choices: Choices): string {
  return choices.map((sequence) => sequence.map(printNode).join("")).join("|");
}

function printNode(node: PatternNode): string {
  switch (node.kind) {
    case "literal":
      return withCase(node.ignoreCase, printCode(node.code));
    case "shorthand":
      return `\\${node.negate ? node.name.toUpperCase() : node.name}`;
    case "property":
      return withCase(node.ignoreCase, printProperty(node));
    case "class":
      return withCase(node.ignoreCase, printClass(node));
    case "dot":
      return node.dotAll ? "(?s:.)" : "(?-s:.)";
    case "special":
      return { codeUnit: "\\C", grapheme: "\\X", newlineSequence: "\\R", notNewline: "\\N" }[
        node.name
      ];
    case "anchor":
      return printAnchor(node.place, node.multiline);
    case "boundary":
      return node.negate ? "\\B" : "\\b";
    case "keep":
      return "\\K";
    case "group": {
      const types = {
        plain: "?:",
        atomic: "?>",
        branchReset: "?|",
        scriptRun: "*sr:",
        atomicScriptRun: "*asr:",
      };
      return `(${types[node.type]}${printChoices(node.choices)})`;
    }
    case "capture":
      return `(${node.name === undefined ? "" : `?<${node.name}>`}${printChoices(node.choices)})`;
    case "look": {
      const sign = node.atomic ? (node.negate ? "n" : "p") : "nap";
      return `(*${sign}l${node.behind ? "b" : "a"}:${printChoices(node.choices)})`;
    }
    case "conditional": {
      const yes = printChoices([node.yes]);
      const no = node.no === undefined ? "" : `|${printChoices([node.no])}`;
      return `(?${printCondition(node.condition)}${yes}${no})`;
    }
    case "backreference":
      return withCase(
        node.ignoreCase,
        typeof node.group === "number" ? `\\g{${node.group}}` : `(?P=${node.group})`,
      );
    case "call":
      return typeof node.group === "number" ? `(?${node.group})` : `(?&${node.group})`;
    case "verb":
      return `(*${node.name}${node.argument === undefined ? "" : `:${node.argument}`})`;
    case "callout":
      return typeof node.argument === "number"
        ? `(?C${node.argument})`
        : `(?C{${node.argument.replaceAll("}", "}}")}})`;
    case "repeat": {
      const max = node.max === Number.POSITIVE_INFINITY ? "" : String(node.max);
      const mode = { greedy: "", lazy: "?", possessive: "+" }[node.mode];
      // A lookaround in a group would have no length for a lookbehind around it.
      const once = printNode(node.node);
      return `${node.node.kind === "look" ? once : `(?:${once})`}{${node.min},${max}}${mode}`;
    }
  }
}

function withCase(ignoreCase: boolean, text: string): string {
  return ignoreCase ? `(?i:${text})` : `(?-i:${text})`;
}

function printCode(code: number): string {
  return `\\x{${code.toString(16)}}`;
}

function printProperty({ name, negate }: { name: string; negate: boolean }): string {
  const spelled = name.slice(0, 1).toUpperCase() + name.slice(1);
  return `\\${negate ? "P" : "p"}{${spelled}}`;
}

function printClass({ members, negate }: CharacterClass): string {
  return `[${negate ? "^" : ""}${members.map(printMember).join("")}]`;
}

function printMember(member: ClassMember): string {
  switch (member.kind) {
    case "literal":
      return printCode(member.code);
    case "range":
      return `${printCode(member.from)}-${printCode(member.to)}`;
    case "posix":
      return `[:${member.negate ? "^" : ""}${member.name}:]`;
    case "property":
      return printProperty(member);
    case "shorthand":
      return printNode(member);
  }
}

function printAnchor(place: string, multiline: boolean): string {
  switch (place) {
    case "lineStart":
      return multiline ? "(?m:^)" : "(?-m:^)";
    case "lineEnd":
      return multiline ? "(?m:$)" : "(?-m:$)";
    case "subjectStart":
      return "\\A";
    case "subjectEnd":
      return "\\z";
    case "subjectEndOrNewline":
      return "\\Z";
    default:
      return "\\G";
  }
}

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case "group":
      return typeof condition.group === "number"
        ? `(${condition.group})`
        : `(<${condition.group}>)`;
    case "recursion":
      if (condition.group === undefined) return "(R)";
      return typeof condition.group === "number"
        ? `(R${condition.group})`
        : `(R&${condition.group})`;
    case "define":
      return "(DEFINE)";
    case "version":
      return `(VERSION${condition.atLeast ? ">" : ""}=${condition.major}.${String(condition.minor).padStart(2, "0")})`;
    case "look":
      return `${condition.callout ? printNode(condition.callout) : ""}${printNode(condition.look)}`;
  }
}
