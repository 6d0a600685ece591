import { quote } from "../../../diagnostics/index.js";
import type { Expression, Identifier } from "../../syntax/ast/expressions.js";
import type { SubroutineDeclaration } from "../../syntax/ast/declarations.js";
import type { ReturnStatement } from "../../syntax/ast/statements.js";
import { referencePage } from "../../types/documentation.js";
import { returnStates, scopeOf, subroutines, type Scope } from "../../types/subroutines.js";
import type { Body } from "../body.js";
import type { Context } from "../context.js";
import { checkAvailable } from "../places/availability.js";
import { fastlySubroutine } from "../places/call-graph.js";
import { checkTypeName } from "../types/type-name.js";
import { converts } from "../types/conversion.js";
import { describe } from "../types/describe.js";
import { isDeclarableType } from "../types/type-names.js";

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
    return checkValue(node, type, context);
  }
  // Without its parentheses a state looks like a value.
  const state = node.state ?? (node.value?.kind === "Identifier" ? node.value : undefined);
  if (state !== undefined) checkState(state, context);
  else if (node.value !== undefined) {
    context.typeOf(node.value);
    report(
      "this subroutine has no type, so it returns no value",
      "declare its type behind its name: `sub f BOOL { … }`",
      node.value,
      context,
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

/** Checks the type that a subroutine returns. Fastly's own subroutines return states. */
export function checkSignature(
  { name, returnType, parameters = [] }: SubroutineDeclaration,
  context: Context,
): void {
  const [extra] = [...(returnType === undefined ? [] : [returnType]), ...parameters];
  if (extra !== undefined && fastlySubroutine(name.name) !== undefined)
    context.report(
      {
        code: "EW2036",
        severity: "error",
        message: `${quote(name.name)} takes no parameters and returns a state, not a value`,
        help: `write ${quote(`sub ${name.name} { … }`)}`,
        link: referencePage("subroutines"),
      },
      extra,
    );
  if (returnType !== undefined) checkTypeName(returnType, context);
}

/** Checks, at the end of a subroutine with a type, that it returned something somewhere. */
export function checkReturns(body: Body, context: Context): void {
  const type = body.declaration?.returnType;
  if (type === undefined || body.returnsValue) return;
  context.report(
    {
      code: "EW2036",
      severity: "warning",
      message: `the subroutine is declared to return ${quote(type.name)} and returns nothing`,
      help: "write `return VALUE;`, or remove the type",
      link: referencePage("subroutines"),
    },
    type,
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

/** Checks what a subroutine with a type returns. */
function checkValue(node: ReturnStatement, declared: Identifier, context: Context): void {
  const value: Expression | undefined = node.value ?? node.state;
  if (value === undefined)
    return report(
      `this subroutine must return a value of type ${quote(declared.name)}`,
      "write `return VALUE;`",
      node,
      context,
    );
  const type = context.typeOf(value, nameKind(declared.name));
  if (node.state !== undefined || value.kind === "ParenthesizedExpression")
    reportParentheses(node, context);
  if (type === undefined || !isDeclarableType(declared.name)) return;
  if (!converts(type, declared.name))
    report(
      `${describe(value, type)} is returned, where the subroutine is declared to return ${quote(declared.name)}`,
      `return a value of type ${quote(declared.name)}, or declare another type`,
      value,
      context,
    );
}

/** No page says so, but only states are seen in parentheses. */
function reportParentheses(node: ReturnStatement, context: Context): void {
  context.report(
    {
      code: "EW2036",
      severity: "warning",
      message: "parentheses belong around a state, and this subroutine returns a value",
      help: "remove them: `return VALUE;`",
      link,
    },
    node,
  );
}

function nameKind(type: string): "acl" | "backend" | undefined {
  return type === "ACL" ? "acl" : type === "BACKEND" ? "backend" : undefined;
}

function report(
  message: string,
  help: string,
  at: Expression | ReturnStatement,
  context: Context,
): void {
  context.report(
    { code: "EW2036", severity: "error", message, help, link: referencePage("subroutines") },
    at,
  );
}
