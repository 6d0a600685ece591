import type { StringLiteral } from "../../syntax/ast/expressions.js";
import { decodeString } from "../../syntax/literal.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";

/** Checks that a literal has a value: an escape may be malformed, or not spell UTF-8. */
export function checkString(node: StringLiteral, context: Context): void {
  if (node.form === "long" || !node.raw.includes("%")) return;
  if (decodeString(node) !== undefined) return;
  context.report(
    {
      code: "EW2005",
      severity: "error",
      message: "the string holds an escape that is malformed or spells no UTF-8",
      help: 'escapes are `%XX`, `%uXXXX` and `%u{X…}`; write `%25` for a percent sign, or use a long string `{"…"}`',
      link: referencePage("types/string"),
    },
    node,
  );
}
