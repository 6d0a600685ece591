import { quote } from "../../diagnostics/index.js";
import type { Dictionary } from "../dictionary.js";
import type { IpList } from "../ip-list.js";
import type { Origin } from "../origin.js";
import type { Problem } from "../problem.js";
import type { Program } from "../program.js";
import type { Rule } from "../rule.js";

const longestRuleId = 100;
const longestContainerName = 255;

/** Words that would make a container's name something else where VCL reads it. */
const reservedWords: ReadonlySet<string> = new Set([
  "acl",
  "add",
  "backend",
  "bereq",
  "beresp",
  "bool",
  "break",
  "fallthrough",
  "fastly",
  "std",
  "continue",
  "unless",
  "call",
  "case",
  "client",
  "declare",
  "default",
  "director",
  "else",
  "elseif",
  "elsif",
  "error",
  "esi",
  "false",
  "float",
  "goto",
  "id",
  "if",
  "import",
  "include",
  "integer",
  "ip",
  "local",
  "log",
  "now",
  "obj",
  "penaltybox",
  "pragma",
  "ratecounter",
  "regex",
  "remove",
  "req",
  "resp",
  "restart",
  "return",
  "rtime",
  "server",
  "set",
  "stale",
  "string",
  "sub",
  "switch",
  "synthetic",
  "table",
  "time",
  "true",
  "unset",
  "var",
]);

export function checkPolicyName(program: Program): readonly Problem[] {
  if (/^[A-Za-z][\w-]{0,99}$/.test(program.name)) return [];
  return [
    nameProblem(
      `policy name ${quote(program.name)} is not usable`,
      "start with a letter, go on with letters, digits, `_` or `-`, 100 at the most: it names a folder",
      program.origin,
    ),
  ];
}

/** A rule's id travels in `obj.response` and names the rule in plans, logs and goldens. */
export function checkRuleIds(rules: readonly Rule[]): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { id, origin } of rules) {
    if (!/^[A-Za-z][\w-]*$/.test(id) || id.length > longestRuleId) {
      problems.push(
        nameProblem(
          `rule id ${quote(id)} is not usable`,
          `start with a letter, go on with letters, digits, \`_\` or \`-\`, ${longestRuleId} at the most`,
          origin,
        ),
      );
    } else if (seen.has(id)) {
      problems.push({
        code: "EW1011",
        severity: "error",
        message: `rule id ${quote(id)} is used twice`,
        help: "give each rule its own id: plans, logs and goldens key on it",
        ...(origin && { origin }),
      });
    }
    seen.add(id);
  }
  return problems;
}

export function checkDictionaries(dictionaries: readonly Dictionary[]): readonly Problem[] {
  return dictionaries.flatMap((dictionary) => {
    const { name, toggles, origin } = dictionary;
    const problems = [...checkContainerName("dictionary", name, origin)];
    for (const key of Object.keys(toggles)) {
      if (/^[A-Za-z][\w-]{0,255}$/.test(key)) continue;
      problems.push(
        nameProblem(
          `toggle ${quote(key)} of dictionary ${quote(name)} is not usable`,
          "start with a letter, go on with letters, digits, `_` or `-`: a dictionary key has 256 characters at the most",
          origin,
        ),
      );
    }
    return [...problems, ...checkTaken(dictionary, dictionaries)];
  });
}

export function checkLists(
  lists: readonly IpList[],
  dictionaries: readonly Dictionary[],
): readonly Problem[] {
  return lists.flatMap((list) => [
    ...checkIpv6Prefix(list),
    ...checkContainerName(list.store === "acl" ? "ACL" : "dictionary", list.name, list.origin),
    ...checkTaken(list, [...dictionaries, ...lists]),
  ]);
}

/** VCL can spell whole groups of an IPv6 address only, and keys of a dictionary are texts. */
function checkIpv6Prefix({ name, store, ipv6Prefix, origin }: IpList): readonly Problem[] {
  if (store === "acl" || ipv6Prefix !== 56) return [];
  return [
    {
      code: "EW1044",
      severity: "error",
      message: `list ${quote(name)} is a dictionary, which cannot be asked for IPv6 blocks of 56 bits`,
      help: 'widen them to 64 or 48 bits, or store the list in ACLs: `store: "acl"`',
      ...(origin && { origin }),
    },
  ];
}

/** ACLs, dictionaries and tables share one namespace in VCL. */
function checkTaken(
  owner: Dictionary | IpList,
  all: readonly (Dictionary | IpList)[],
): readonly Problem[] {
  const first = all.find(({ name }) => name === owner.name);
  if (first === owner || first === undefined) return [];
  return [
    {
      code: "EW1012",
      severity: "error",
      message: `the name ${quote(owner.name)} is taken by another list or dictionary`,
      help: "ACLs and dictionaries share one namespace in VCL: declare it once, and use that object everywhere",
      ...(owner.origin && { origin: owner.origin }),
    },
  ];
}

function checkContainerName(what: string, name: string, origin?: Origin): readonly Problem[] {
  const wellFormed = /^[A-Za-z]\w*$/.test(name) && name.length <= longestContainerName;
  if (wellFormed && !reservedWords.has(name.toLowerCase())) return [];
  return [
    nameProblem(
      `Fastly refuses ${quote(name)} as the name of ${what === "ACL" ? "an ACL" : "a dictionary"}`,
      wellFormed
        ? "it is a word of the VCL language: choose another name"
        : `start with a letter, go on with letters, digits or \`_\`, ${longestContainerName} at the most`,
      origin,
    ),
  ];
}

function nameProblem(message: string, help: string, origin: Origin | undefined): Problem {
  return { code: "EW1010", severity: "error", message, help, ...(origin && { origin }) };
}
