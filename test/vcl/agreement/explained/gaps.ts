import { page, recv, type Difference } from "./difference.js";

/** Where edgewall could say more, or less. */
export const gaps: readonly Difference[] = [
  {
    by: "falco",
    says: /^Type mismatch: \S+ requires type \w+ but BOOL was assigned$|^Operator \S+ cannot be used for \w+$/u,
    on: /= \(/u,
    because: "edgewall warns of the parentheses, and does not look at the type between them",
    page: page("operators"),
    example: recv("set var.INTEGER_a = (var.BOOL_a);"),
  },
  {
    by: "falco",
    says: /^Type mismatch: \S+ requires type \w+ but STRING was assigned$|^Operator \S+ cannot be used for \w+$/u,
    on: /= \S+ \+ \d+[a-z]+;$/u,
    because: "edgewall does not know the type of `now + 1s`, and lets it be assigned to everything",
    page: page("operators"),
    example: recv("set var.INTEGER_a = now + 1s;"),
  },
  {
    by: "falco",
    says: /^Function std\.collect expects argument 1st as ID but applies \w+$/u,
    because: "edgewall does not look whether it is a header that std.collect is given",
    page: page("functions/miscellaneous/std-collect"),
    example: recv("std.collect(now);"),
  },
  {
    by: "falco",
    says: /^Function \S+ return type is incompatible with type STRING$/u,
    because:
      "edgewall lets a STRING be returned as a BOOL, a RTIME and a TIME, which it refuses in assignments",
    page: page("subroutines"),
    example: { vcl: 'sub f BOOL {\nreturn "a";\n}' },
  },
  {
    by: "edgewall",
    says: /^EW2001 expected `;`, found `(?:error|restart)`$/u,
    because: "the parentheses may be left out with other states",
    page: page("statements/return"),
    example: recv("return restart;"),
  },
];
