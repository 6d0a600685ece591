import { quote } from "../../../diagnostics/index.js";
import type { Identifier } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import type { Context, ValueType } from "../context.js";

export const localsPage = referencePage("declarations/local-variables");

/** Where the name of a local variable starts. */
export function isLocalName(name: string): boolean {
  return name.startsWith("var.");
}

/** Locals that Fastly declares in the code which it puts in place of its macros. */
const fastlysOwn = "var.fastly_";

/** The type of a local, which counts as used from here on. */
export function useLocal(node: Identifier, context: Context): ValueType {
  const { body, unit } = context;
  const { name } = node;
  const local = body?.locals.get(name);
  if (local !== undefined) {
    local.used = true;
    return local.type;
  }
  // Fastly joins all bodies of its own subroutines, snippets included, into one.
  const shared =
    body?.subroutine === undefined ? undefined : unit.sharedLocals.get(body.subroutine);
  if (shared?.has(name) === true) return shared.get(name);
  // Fastly puts a snippet next to others, and in place of a macro whatever snippets there are.
  const joined = body === undefined || body.declaration === undefined || body.hasMacro;
  if (joined && name.startsWith(fastlysOwn)) return undefined;
  if (body?.reportedNames.has(name) === true) return undefined;
  body?.reportedNames.add(name);
  context.report(
    {
      code: "EW2020",
      severity: joined ? "warning" : "error",
      message: `local variable ${quote(name)} is not declared before it is used`,
      help: `${unit.suggestions.didYouMean(name, body?.locals.keys() ?? [])}declare it above: ${quote(`declare local ${name} STRING;`)}, with the type it should have`,
      link: localsPage,
    },
    node,
  );
  return undefined;
}
