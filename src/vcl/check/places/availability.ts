import type { Code } from "../../../diagnostics/index.js";
import { quote } from "../../../diagnostics/index.js";
import type { VclNode } from "../../syntax/ast/node.js";
import { namesIn, type Scope } from "../../types/subroutines.js";
import type { Context } from "../context.js";

/** `vcl_recv`, `vcl_hit and vcl_miss`, `vcl_hit, vcl_miss and vcl_pass`. */
export function listSubroutines(scope: Scope): string {
  const names = namesIn(scope).map((name) => `vcl_${name}`);
  const last = names.at(-1) ?? "no subroutine";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/**
 * Reports what stands where one of the subroutines that reach it does not allow it.
 *
 * @param name of what it is about, which is quoted
 * @param verb what is done to it, for messages: `setting `
 */
export function checkAvailable(
  name: string,
  allowed: Scope,
  code: Code,
  link: string,
  at: VclNode,
  context: Context,
  verb = "",
): void {
  const missing = context.misplaced(allowed);
  if (missing === 0) return;
  const what = `${verb}${quote(name)}`;
  const { body } = context;
  const own = body?.subroutine !== undefined;
  const caller =
    body?.declaration === undefined ? "this snippet" : quote(body.declaration.name.name);
  const unknown = body?.scope === 0;
  context.report(
    {
      code,
      severity: "error",
      message: unknown
        ? `no subroutine has ${what} together with what stands before it`
        : own
          ? `${what} is not available in ${listSubroutines(missing)}`
          : `${what} is not available in ${listSubroutines(missing)}, from where ${caller} is called`,
      help:
        allowed === 0
          ? "remove it"
          : `it is available in ${listSubroutines(allowed)}: move it there`,
      link,
    },
    at,
  );
}
