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

  // Output
  EW1050: "output too large",
  EW1051: "output folder is not ours",
  EW1052: "compiled output is stale",
  EW1053: "differs from golden",

  // Requests to try
  EW1060: "unknown toggle or list",
  EW1061: "unusable option",

  EW1090: "internal error",
} as const;

export type Code = keyof typeof codes;
