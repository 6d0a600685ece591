import { quote } from "../../../../diagnostics/index.js";
import type {
  CallStatement,
  ExpressionStatement,
  LogStatement,
  SyntheticStatement,
} from "../../../syntax/ast/statements.js";
import { referencePage } from "../../../types/documentation.js";
import type { Context } from "../context.js";
import { certainText } from "../convert-code.js";
import { call, reportTypes, subroutineArguments } from "../expressions/calls.js";

/** What is not set, is logged as `(null)`. https://www.fastly.com/documentation/reference/vcl/statements/log/ */
export function logStatement(node: LogStatement, context: Context): void {
  const js = textOf(node, context);
  if (js !== undefined) context.write(`tx.logs.push(${context.traced("statement", node, js)});`);
}

/** https://www.fastly.com/documentation/reference/vcl/statements/synthetic/ */
export function syntheticStatement(node: SyntheticStatement, context: Context): void {
  const js = textOf(node, context);
  if (js === undefined) return;
  const body = node.keyword === "synthetic" ? js : `decodeBase64(${js})`;
  context.write(
    `if (tx.obj !== undefined) tx.obj.body = ${context.traced("statement", node, body)};`,
  );
}

function textOf(node: LogStatement | SyntheticStatement, context: Context): string | undefined {
  const value = context.expression(node.value, { unsetPart: "(null)" });
  const js = value && certainText(value, "(null)");
  if (value !== undefined && js === undefined)
    reportTypes(node.value, `a value of type ${value.type} cannot become a string`, context);
  return js;
}

/** https://www.fastly.com/documentation/reference/vcl/statements/call/ */
export function callStatement(node: CallStatement, context: Context): void {
  context.traceStatement(node);
  const { name } = node.subroutine;
  const subroutine = context.unit.declarations.subroutines.get(name);
  if (subroutine === undefined) {
    context.report(
      {
        code: "EW2022",
        message: `the simulator does not have a subroutine ${quote(name)}`,
        help: `declare it: ${quote(`sub ${name} { }`)}`,
        link: referencePage("subroutines"),
      },
      node.subroutine,
    );
    return;
  }
  const args = subroutineArguments(node, node.args ?? [], subroutine, context);
  if (args === undefined) return;
  const js = `${subroutine.js}(${["tx", ...args].join(", ")})`;
  if (subroutine.returns !== undefined) context.write(`${js};`);
  else if (context.returns === undefined) context.write(`if ((r = ${js}) !== undefined) return r;`);
  else context.write(`if ((r = ${js}) !== undefined) throw new Ended(r);`);
}

/** A function that is called for its effect. */
export function expressionStatement(node: ExpressionStatement, context: Context): void {
  context.traceStatement(node);
  const value = call(node.expression, context, {});
  if (value !== undefined) context.write(`${value.js};`);
}
