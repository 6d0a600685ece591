import { quote } from "../../../diagnostics/index.js";
import type { Identifier } from "../../syntax/ast/expressions.js";
import { isProtectedHeader, protectedHeadersPage } from "../../types/headers.js";
import type { Variable } from "../../types/variables.js";
import type { Context } from "../context.js";

/** Fastly's page speaks of headers in general; that requests are protected is known from use as well. */
export function checkProtected(node: Identifier, { header }: Variable, context: Context): void {
  if (header === undefined || !isProtectedHeader(header.name)) return;
  const isRequest = header.message === "req" || header.message === "bereq";
  context.report(
    {
      code: "EW2047",
      severity: isRequest ? "error" : "warning",
      message: `${quote(node.name)} is a protected header`,
      help: "Fastly sets it itself, and does not compile VCL that changes it: remove the statement",
      link: protectedHeadersPage,
    },
    node,
  );
}
