/**
 * Every code a diagnostic can have, and what it is about: EW1xxx policy, EW2xxx VCL, EW3xxx Fastly. A code keeps
 * its meaning for good: people search for it and suppress it by number.
 */
export const codes = {
  // Loading
  EW1001: "policy file does not load",
  EW1002: "policy throws",
  EW1003: "no policy exported",
  EW1004: "policy takes too long",
  EW1005: "import not found",
  EW1006: "type error",
  EW1007: "no policies found",
  EW1008: "configuration is wrong",

  // Names and options
  EW1010: "unusable name",
  EW1011: "duplicate rule id",
  EW1012: "duplicate name",
  EW1013: "unknown option",
  EW1014: "wrong value",

  // Conditions
  EW1020: "unknown country",
  EW1021: "unknown method",
  EW1022: "condition matches nothing",
  EW1023: "condition matches everything",
  EW1024: "text that can never match",
  EW1025: "regular expression that PCRE reads differently",
  EW1026: "text that cannot be carried",

  // Responses
  EW1030: "response status",
  EW1031: "response header",
  EW1032: "response body",
  EW1033: "weights",

  // Lists and dictionaries
  EW1040: "list file missing",
  EW1041: "bad line in a list",
  EW1042: "empty list",
  EW1043: "list over the limit",
  EW1044: "list does not fit its store",
  EW1045: "dictionary over the limit",
  EW1046: "list holds protected addresses",
  EW1047: "list holds special-purpose addresses",
  EW1048: "service over a limit of Fastly's",
  EW1049: "service close to a limit of Fastly's",

  // Output
  EW1050: "output too large",
  EW1051: "output folder is not ours",
  EW1052: "compiled output is stale",
  EW1053: "differs from golden",

  // Requests to try
  EW1060: "unknown toggle or list",
  EW1061: "unusable option",

  // Guardrails and tests
  EW1070: "guardrail broken",
  EW1071: "guardrails cannot be checked",
  EW1072: "no tests",
  EW1073: "tests cannot run",
  EW1074: "tests fail",
  EW1075: "rule coverage too low",

  EW1090: "internal error",

  // VCL: syntax
  EW2001: "syntax error",
  EW2002: "unterminated string or comment",
  EW2003: "character that VCL does not know",
  EW2004: "nested too deeply",
  EW2005: "malformed string",
  EW2006: "malformed number",
  EW2007: "VCL file cannot be read or written",
  EW2008: "not formatted",

  // VCL: names
  EW2020: "unknown variable",
  EW2021: "unknown function",
  EW2022: "undeclared name",
  EW2023: "duplicate declaration",
  EW2024: "unused declaration",
  EW2025: "outdated name",
  EW2026: "unusable name in VCL",

  // VCL: types
  EW2030: "value of the wrong type",
  EW2031: "wrong arguments",
  EW2032: "operands that cannot be compared",
  EW2033: "condition of the wrong type",
  EW2034: "variable that cannot be read, set or unset",
  EW2035: "expression not allowed here",
  EW2036: "wrong return value",

  // VCL: places
  EW2040: "variable not available in this subroutine",
  EW2041: "statement not allowed here",
  EW2042: "return state not allowed here",
  EW2043: "function not available in this subroutine",
  EW2044: "Fastly's macro missing or misplaced",
  EW2045: "recursion",
  EW2046: "code that is never reached",
  EW2047: "protected header",

  // VCL: values
  EW2050: "value that may not be set",
  EW2051: "comparison that is always the same",
  EW2060: "unusable ACL entry",
  EW2061: "unusable table entry",
  EW2062: "unusable backend or director",
  EW2063: "invalid regular expression",
  EW2064: "over a limit of Fastly's",

  // VCL: security
  EW2070: "trusts Fastly-Client-IP as sent",
  EW2071: "trusts Fastly-FF as sent",
  EW2072: "error code outside 600-699",
  EW2073: "unanchored method test",
  EW2074: "path test that an attacker can evade",
  EW2075: "client.ip may be another Fastly node",

  // VCL: the checker itself
  EW2090: "comment that ignores nothing",

  // Fastly: plan
  EW3020: "service not chosen",
  EW3021: "unusable endpoint",
  EW3022: "name taken by what is not edgewall's",
  EW3023: "Fastly's macro missing from the service's VCL",
  EW3024: "VCL that runs before the policy",
  EW3025: "vcl_error may be left before the policy's answer",
  EW3026: "error code used by the service's other VCL",
  EW3027: "no room for old and new entries together",
  EW3028: "private dictionary",
  EW3029: "list that bans and lets through",
  EW3030: "Fastly fails a plan",
  EW3031: "the service has other custom VCL",
  EW3032: "more API writes than the hour allows",
  EW3033: "name taken by another kind of container",
  EW3034: "list over the limit of the environment",
  EW3035: "VCL that cannot be read",
  EW3036: "addresses between banning and letting through",

  // Fastly: push
  EW3040: "Fastly fails a push",
  EW3041: "another push is under way",
  EW3042: "Fastly refuses the version",
  EW3043: "entries missing at the edge",
  EW3044: "this hour's API writes are spent",
  EW3045: "push interrupted",
  EW3046: "service changed since the plan",
  EW3047: "lock lost",
  EW3048: "staging would change production",
  EW3049: "push not confirmed",
  EW3050: "snapshot cannot be written",

  // Fastly: on-call
  EW3060: "Fastly fails a command of on-call",
  EW3061: "unknown toggle",
  EW3062: "toggle is not as expected",
  EW3063: "write reads back otherwise",
  EW3064: "toggle of several dictionaries",
  EW3065: "nothing is live",
  EW3066: "unusable list or address",
  EW3067: "ban refused",
  EW3068: "audit file cannot be written",
  EW3069: "list is divided otherwise at the edge",
  EW3071: "version cannot be rolled back to",
  EW3072: "snapshot missing or unusable",
  EW3073: "rollback went halfway",
} as const;

export type Code = keyof typeof codes;
