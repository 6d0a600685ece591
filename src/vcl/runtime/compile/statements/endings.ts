import { quote } from "../../../../diagnostics/index.js";
import type { VclNode } from "../../../syntax/ast/node.js";
import type { ErrorStatement, ReturnStatement } from "../../../syntax/ast/statements.js";
import { referencePage } from "../../../types/documentation.js";
import { reasonPhrase } from "../reason-phrases.js";
import { quoted } from "../code.js";
import type { Context } from "../context.js";
import { asText, certainText, converted } from "../convert-code.js";
import { reportTypes } from "../expressions/calls.js";
import type { State } from "../source.js";

const states: Readonly<Record<State, true>> = {
  lookup: true,
  pass: true,
  error: true,
  restart: true,
  hash: true,
  deliver: true,
  fetch: true,
  deliver_stale: true,
  hit_for_pass: true,
  upgrade: true,
};

function isState(name: string): name is State {
  return Object.hasOwn(states, name);
}

/** Ends the subroutine of Fastly's, however deep in calls. */
function end(state: State, context: Context): void {
  context.write(
    context.returns === undefined
      ? `return ${quoted(state)};`
      : `throw new Ended(${quoted(state)});`,
  );
}

/** https://www.fastly.com/documentation/reference/vcl/statements/return/ */
export function returnStatement(node: ReturnStatement, context: Context): void {
  const { returns } = context;
  const value = node.value ?? (returns === undefined ? undefined : node.state);
  if (value !== undefined && returns !== undefined) {
    const given = context.expression(value, { type: returns });
    const js = given && converted(given, returns, context);
    if (given !== undefined && js === undefined)
      reportTypes(value, `the subroutine returns ${returns}, not ${given.type}`, context);
    if (js !== undefined) context.write(`return ${context.traced("statement", node, js)};`);
    return;
  }
  const state = node.state?.name;
  if (value !== undefined || (state !== undefined && !isState(state))) {
    context.report(
      {
        code: "EW2042",
        message:
          state === undefined
            ? "the subroutine returns no value"
            : `the simulator does not have the state ${quote(state)}`,
        help: "return one of the states that Fastly lists for the subroutine",
        link: referencePage("request-lifecycle"),
      },
      node,
    );
    return;
  }
  context.traceStatement(node);
  if (state !== undefined && isState(state)) end(state, context);
  else context.write("return;");
}

/** https://www.fastly.com/documentation/reference/vcl/statements/restart/ */
export function restartStatement(node: VclNode, context: Context): void {
  context.traceStatement(node);
  end("restart", context);
}

const defaultStatus = 503n;

/** https://www.fastly.com/documentation/reference/vcl/statements/error/ */
export function errorStatement(node: ErrorStatement, context: Context): void {
  context.traceStatement(node);
  const code = node.code && context.expression(node.code);
  const response = node.response && context.expression(node.response);
  if ((node.code && code === undefined) || (node.response && response === undefined)) return;
  const status = code === undefined ? `${defaultStatus}n` : converted(code, "INTEGER", context);
  const text = response && certainText(response, "");
  if (status === undefined || (response && asText(response) === undefined)) {
    reportTypes(node, "`error` takes an INTEGER and a STRING", context);
    return;
  }
  const constant = code === undefined ? defaultStatus : code.constant;
  const phrase =
    text ?? (typeof constant === "bigint" ? quoted(reasonPhrase(constant)) : "undefined");
  context.write(`fail(tx, ${status}, ${phrase});`);
  end("error", context);
}
