import { quote } from "../../../diagnostics/index.js";
import type { Identifier } from "../../syntax/ast/expressions.js";
import type { ReturnStatement } from "../../syntax/ast/statements.js";
import { referencePage } from "../../types/documentation.js";
import { returnStates, scopeOf, subroutines, type Scope } from "../../types/subroutines.js";
import type { Context } from "../context.js";
import { checkAvailable } from "../places/availability.js";
import { checkReturnedValue } from "./returned-value.js";

const link = referencePage("statements/return");

/** By which subroutines each state can be returned. */
const scopes: ReadonlyMap<string, Scope> = stateScopes();

function stateScopes(): ReadonlyMap<string, Scope> {
  const found = new Map<string, Scope>();
  for (const name of subroutines)
    for (const state of returnStates[name])
      found.set(state, (found.get(state) ?? 0) | scopeOf(name));
  return found;
}

export function checkReturn(node: ReturnStatement, context: Context): void {
  const type = context.body?.declaration?.returnType;
  if (type !== undefined) {
    if (context.body !== undefined) context.body.returnsValue = true;
    return checkReturnedValue(node, type, context);
  }
  // Without its parentheses a state looks like a value.
  const state = node.state ?? (node.value?.kind === "Identifier" ? node.value : undefined);
  if (state !== undefined) checkState(state, context);
  else if (node.value !== undefined) {
    context.typeOf(node.value);
    context.report(
      {
        code: "EW2036",
        severity: "error",
        message: "this subroutine has no type, so it returns no value",
        help: "declare its type behind its name: `sub f BOOL { … }`",
        link: referencePage("subroutines"),
      },
      node.value,
    );
  } else if (context.body?.declaration === undefined || context.body.subroutine !== undefined)
    context.report(
      {
        code: "EW2042",
        severity: "warning",
        message: "`return` without a state ends only subroutines of your own",
        help: "say how the request goes on: `return(STATE);`",
        link,
      },
      node,
    );
}

function checkState(state: Identifier, context: Context): void {
  const scope = scopes.get(state.name);
  if (scope === undefined)
    context.report(
      {
        code: "EW2042",
        severity: "error",
        message: `${quote(state.name)} is no state that a subroutine can return`,
        help: `${context.unit.suggestions.didYouMean(state.name, scopes.keys())}the states are ${[...scopes.keys()].join(", ")}`,
        link: referencePage("subroutines"),
      },
      state,
    );
  else
    checkAvailable(
      `return(${state.name})`,
      scope,
      "EW2042",
      referencePage("subroutines"),
      state,
      context,
    );
}
