import { quote } from "../../diagnostics/index.js";
import type { PatternSpan } from "./tree.js";

/** Why PCRE2 does not compile a pattern, and what to write instead. */
export interface PatternProblem extends PatternSpan {
  readonly reason: Reason;
  readonly message: string;
  readonly help: string;
}

interface Text {
  /** `{}` stands for what the author wrote. */
  readonly message: string;
  readonly help: string;
}

const reasons = {
  "assertion-expected": {
    message: "a condition that starts with {} is not a lookaround",
    help: "write `(?(?=…)yes|no)`, `(?(1)yes|no)` or `(?(<name>)yes|no)`",
  },
  "backslash-at-end": {
    message: "the pattern ends with a backslash",
    help: "write `\\\\` for a backslash",
  },
  "callout-close": {
    message: "{} has no closing parenthesis",
    help: "drop the callout: it does nothing on Fastly",
  },
  "callout-delimiter": {
    message: "{} is not a callout",
    help: "drop the callout: it does nothing on Fastly",
  },
  "callout-number": {
    message: "the number of the callout {} is over 255",
    help: "drop the callout: it does nothing on Fastly",
  },
  "callout-string": {
    message: "the text of a callout is not closed",
    help: "drop the callout: it does nothing on Fastly",
  },
  "class-escape": {
    message: "{} cannot stand inside a character class",
    help: "put it outside the class, as in `(?:[…]|\\R)`",
  },
  "class-not-closed": {
    message: "the character class {} is not closed",
    help: "close it with `]`, or write `\\[` for a bracket; a `]` that comes first in a class is a character of it",
  },
  "class-range-with-set": {
    message: "{} is a range with a whole set of characters at one end",
    help: "write the hyphen as `\\-`, or put it last in the class",
  },
  "code-point-too-large": {
    message: "{} is beyond the largest character code",
    help: "without UTF mode the largest is `\\xff`: write the bytes of the character's UTF-8 form",
  },
  "comment-not-closed": {
    message: "the comment {} is not closed",
    help: "close it with `)`",
  },
  "condition-branches": {
    message: "a condition has more than two alternatives",
    help: "put further alternatives into a group, as in `(?(1)a|(?:b|c))`",
  },
  "condition-not-closed": {
    message: "the condition {} is not closed",
    help: "close it with `)`",
  },
  "control-character": {
    message: "{} is not a control character",
    help: "write a printable ASCII character after `\\c`, or the character's code as in `\\x0a`",
  },
  "define-branches": {
    message: "`(?(DEFINE)…)` has more than one alternative",
    help: "put the alternatives into the groups that it defines",
  },
  "digits-missing": {
    message: "{} has no digits",
    help: "write the character's code, as in `\\x{2f}`",
  },
  "duplicate-name": {
    message: "two groups have the name {}",
    help: "give each group a name of its own",
  },
  "group-number-too-large": {
    message: "{} is a group number over 65,535",
    help: "use the number of a group that exists",
  },
  "group-not-closed": {
    message: "the parenthesis {} is not closed",
    help: "close it with `)`, or write `\\(` for a parenthesis",
  },
  "g-syntax": {
    message: "{} refers to no group",
    help: "write `\\g{1}` or `\\g{name}`",
  },
  "hex-digit": {
    message: "{} holds something other than hexadecimal digits",
    help: "write the character's code, as in `\\x{2f}`",
  },
  "keep-in-look": {
    message: "`\\K` stands inside a lookaround",
    help: "put it outside; PCRE2 refuses it there since 10.38",
  },
  "k-syntax": {
    message: "{} refers to no group",
    help: "write `\\k{name}`",
  },
  "lookbehind-code-unit": {
    message: "`\\C` stands inside a lookbehind in UTF mode",
    help: "leave out `(*UTF)`, or use a class in place of `\\C`",
  },
  "lookbehind-complicated": {
    message: "a lookbehind is too complicated for PCRE2",
    help: "match the text in front as part of the pattern",
  },
  "lookbehind-length": {
    message: "the lookbehind {} can match texts of different lengths",
    help:
      "write alternatives of one length each, as in `(?<=a|ab)`, or match the text in front as part of the pattern; " +
      "PCRE2 takes a limited length since 10.43, and Fastly does not say which release it runs",
  },
  "lookbehind-too-long": {
    message: "a lookbehind is longer than 65,535 characters",
    help: "match the text in front as part of the pattern",
  },
  "mark-name": {
    message: "{} has no name",
    help: "write `(*MARK:name)`, or `\\(\\*` for these characters",
  },
  "name-digit": {
    message: "the group name {} starts with a digit",
    help: "start it with a letter",
  },
  "name-expected": {
    message: "{} has no name",
    help: "write a name of letters, digits and underscores",
  },
  "name-not-closed": {
    message: "the group name {} is not closed",
    help: "use letters, digits and underscores, and close the name as in `(?<name>…)`",
  },
  "name-of-same-number": {
    message: "the group {} has another name in another alternative of `(?|…)`",
    help: "give groups of one number one name",
  },
  "name-too-long": {
    message: "the name {} has more than 32 characters",
    help: "use a shorter name",
  },
  "non-existent-group": {
    message: "{} refers to a group that does not exist",
    help: "count the opening parentheses that capture, from 1",
  },
  "not-in-utf": {
    message: "{} is known in UTF mode only",
    help: "write the bytes of the character's UTF-8 form, as in `\\xc3\\xa9`",
  },
  "nothing-to-repeat": {
    message: "there is nothing that {} could repeat",
    help: "put it behind what it repeats, or write a backslash before it to match the character",
  },
  "octal-brace": {
    message: "{} has no opening brace",
    help: "write the character's code, as in `\\o{57}` or `\\x2f`",
  },
  "octal-digit": {
    message: "{} holds something other than octal digits",
    help: "write the character's code, as in `\\o{57}` or `\\x2f`",
  },
  "octal-too-large": {
    message: "{} is an octal code over `\\377`",
    help: "write the character's code as `\\x2f`, or refer to a group as `\\g{1}`",
  },
  "option-hyphen": {
    message: "{} has a hyphen too many",
    help: "write options as in `(?i-s)`",
  },
  "option-letter": {
    message: "{} is no group and no option that PCRE2 knows",
    help: "the options are `i`, `m`, `n`, `s`, `x`, `U` and `J`; for a group without a number write `(?:…)`",
  },
  "posix-collating": {
    message: "{} is a collating element, which PCRE2 does not have",
    help: "list the characters, or write `\\[` for a bracket",
  },
  "posix-outside": {
    message: "{} is a POSIX class outside a character class",
    help: "put brackets around it, as in `[[:alpha:]]`",
  },
  "posix-unknown": {
    message: "{} is no POSIX class",
    help: "the classes are alnum, alpha, ascii, blank, cntrl, digit, graph, lower, print, punct, space, upper, word and xdigit",
  },
  "property-malformed": {
    message: "{} is not a Unicode property",
    help: "write `\\p{L}` or `\\pL`",
  },
  "property-unknown": {
    message: "{} is no Unicode property that PCRE2 knows",
    help: "write a category as in `\\p{Lu}`, or a script as in `\\p{Greek}`",
  },
  "python-syntax": {
    message: "{} is no group that PCRE2 knows",
    help: "write `(?P<name>…)`, `(?P=name)` or `(?P>name)`",
  },
  "quantifier-order": {
    message: "{} has its smaller number last",
    help: "write the smaller number first",
  },
  "quantifier-too-large": {
    message: "{} has a number over 65,535",
    help: "use a smaller number, or none, as in `{1,}`",
  },
  "range-order": {
    message: "the range {} is out of order",
    help: "put the character with the lower code first; write a hyphen as `\\-` or put it last in the class",
  },
  "recursion-syntax": {
    message: "{} is not closed",
    help: "write `(?R)` to repeat the whole pattern",
  },
  "relative-number-missing": {
    message: "{} has no number",
    help: "write `(?+1)`, or `\\(` for a parenthesis",
  },
  "relative-zero": {
    message: "{} refers to a group 0 places away",
    help: "count from 1",
  },
  surrogate: {
    message: "{} is half of a surrogate pair",
    help: "write the code of the whole character",
  },
  "too-deep": {
    message: "parentheses are nested more than 250 deep",
    help: "take the pattern apart into several",
  },
  "too-large": {
    message: "the pattern is larger than 64 KB once compiled, which is as much as PCRE2 takes",
    help: "use smaller counts of groups, or a table in place of a long list",
  },
  "too-many-groups": {
    message: "the pattern has more than 65,535 capturing groups",
    help: "write `(?:…)` for groups that need no number",
  },
  "too-many-names": {
    message: "the pattern has more than 10,000 group names",
    help: "leave out names that nothing uses",
  },
  "unknown-assertion": {
    message: "{} is no group that PCRE2 knows",
    help: "write `\\(\\*` for these characters",
  },
  "unknown-escape": {
    message: "{} is no escape that PCRE2 knows",
    help: "leave out the backslash before a letter or digit that stands for itself, and write `\\\\` for a backslash",
  },
  "unknown-verb": {
    message: "{} is no verb that PCRE2 knows",
    help: "write `\\(\\*` for these characters",
  },
  "unmatched-close": {
    message: "a closing parenthesis has no opening one",
    help: "write `\\)` for a parenthesis",
  },
  "unsupported-escape": {
    message: "{} is an escape of Perl's that PCRE2 does not have",
    help: "leave out the backslash before a letter that stands for itself, and write a character's code as in `\\x{2f}`",
  },
  "verb-argument-too-long": {
    message: "the name in {} has more than 255 characters",
    help: "use a shorter name",
  },
  "version-condition": {
    message: "{} is not a condition on PCRE2's version",
    help: "write `(?(VERSION>=10.3)yes|no)`",
  },
} as const satisfies Record<string, Text>;

export type Reason = keyof typeof reasons;

export function problemOf(reason: Reason, text: string, span: PatternSpan): PatternProblem {
  const { help, message } = reasons[reason];
  const { end, start } = span;
  return { reason, message: message.replace("{}", () => quote(text, 60)), help, start, end };
}
