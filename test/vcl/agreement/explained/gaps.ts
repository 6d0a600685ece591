import { page, recv, type Difference } from "./difference.js";

/** Where edgewall could say more, or less. */
export const gaps: readonly Difference[] = [
  {
    by: "edgewall",
    says: /^EW2001 expected `;`, found `(?:error|restart)`$/u,
    because: "the parentheses may be left out with other states",
    page: page("statements/return"),
    example: recv("return restart;"),
  },
];
