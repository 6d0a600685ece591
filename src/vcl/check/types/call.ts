import { quote } from "../../../diagnostics/index.js";
import type { CallExpression } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import { findFunction, functionNames } from "../../types/functions.js";
import { isDeclarableType } from "./type-names.js";
import type { Context, ValueType } from "../context.js";
import type { NameKind } from "../names/declarations.js";
import { useDeclared } from "../names/lookup.js";
import { checkOutdated } from "../names/outdated.js";
import { checkAvailable } from "../places/availability.js";
import { checkArguments, walkArguments } from "./arguments.js";
import { checkParameters } from "./parameters.js";
import { ifType } from "./if-function.js";

/** The type of a call which stands where a value is wanted. */
export function valueOfCall(
  node: CallExpression,
  context: Context,
  expected?: NameKind,
): ValueType {
  const type = callType(node, context, expected);
  if (type !== "VOID") return type;
  context.report(
    {
      code: "EW2035",
      severity: "error",
      message: `${quote(`${node.callee}()`)} returns no value`,
      help: "call it as a statement of its own",
      link: referencePage("functions"),
    },
    node,
  );
  return undefined;
}

/** The type that a call has; what a call for its effect returns, may be thrown away. */
export function callType(node: CallExpression, context: Context, expected?: NameKind): ValueType {
  if (node.callee === "if") return ifType(node, context, expected);
  const sub = useDeclared(context.unit.declarations, "sub", node.callee);
  if (sub !== undefined) return subroutineType(node, sub.name, context);
  const builtin = findFunction(node.callee);
  if (builtin === undefined) {
    walkArguments(node, context);
    reportUnknown(node, context);
    return undefined;
  }
  checkOutdated(node.callee, builtin, node, context);
  checkAvailable(`${node.callee}()`, builtin.scope, "EW2043", builtin.link, node, context);
  checkArguments(node, builtin, context);
  return builtin.returns;
}

function subroutineType(node: CallExpression, name: string, context: Context): ValueType {
  const declaration = context.unit.declarations.sub.get(name)?.node;
  if (declaration === undefined) {
    walkArguments(node, context);
    return undefined;
  }
  checkParameters(node, node.args, declaration, context);
  const type = declaration.returnType?.name;
  if (type === undefined) {
    context.report(
      {
        code: "EW2035",
        severity: "error",
        message: `subroutine ${quote(name)} returns no value`,
        help: `call it as a statement: ${quote(`call ${name};`)}`,
        link: referencePage("subroutines"),
      },
      node,
    );
    return undefined;
  }
  return isDeclarableType(type) ? type : undefined;
}

/** Without a dot it may be a subroutine that another file declares. */
function reportUnknown(node: CallExpression, context: Context): void {
  const { callee } = node;
  const { unit } = context;
  const mayBeSubroutine = !callee.includes(".") && !unit.complete;
  context.report(
    {
      code: "EW2021",
      severity: mayBeSubroutine ? "warning" : "error",
      message: `unknown function ${quote(callee)}`,
      help: `${unit.suggestions.didYouMean(callee, functionNames, unit.declarations.sub.keys())}${
        mayBeSubroutine
          ? "a subroutine of your own that returns a value must be declared in a file beside this one, or listed in `lint.declared.subroutines`"
          : "Fastly lists its functions"
      }`,
      link: referencePage("functions"),
    },
    node,
  );
}
