import type { IntegerLiteral } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";

/** As long as this, a number fits whatever its digits are. */
const alwaysFits = 15;
const most = 2n ** 63n - 1n;

/** Checks that an INTEGER fits into 64 bits. The sign of the least one is not part of the literal. */
export function checkInteger(node: IntegerLiteral, context: Context): void {
  const { raw } = node;
  if (raw.length <= alwaysFits || fits(raw)) return;
  context.report(
    {
      code: "EW2006",
      severity: "error",
      message: "the number does not fit into an INTEGER",
      help: `an INTEGER has 64 bits: ${most} is the greatest`,
      link: referencePage("types/integer"),
    },
    node,
  );
}

function fits(raw: string): boolean {
  if (!/^(?:\d{1,40}|0[xX][0-9a-fA-F]{1,40})$/.test(raw)) return raw.length <= 42;
  return BigInt(raw) <= most + 1n;
}
