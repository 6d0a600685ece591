import type { Expression } from "../../../syntax/ast/expressions.js";
import type { IfStatement, SwitchCase, SwitchStatement } from "../../../syntax/ast/statements.js";
import type { VclNode } from "../../../syntax/ast/node.js";
import { referencePage } from "../../../types/documentation.js";
import { quoted } from "../code.js";
import type { Context } from "../context.js";
import { asText } from "../convert-code.js";
import { reportTypes } from "../expressions/calls.js";
import { literalText } from "../expressions/literals.js";
import { match } from "../expressions/matches.js";

/** JavaScript engines read `else if` by recursion: longer chains are written as a list. */
const longestChain = 50;

/** https://www.fastly.com/documentation/reference/vcl/statements/if/ */
export function ifStatement(node: IfStatement, context: Context): void {
  if (node.branches.length > longestChain) ifList(node, context);
  else ifChain(node, context);
}

function test(node: Expression, context: Context): string {
  context.tested = node;
  const js = context.condition(node);
  context.tested = undefined;
  return context.traced("test", node, js);
}

function ifChain({ branches, otherwise }: IfStatement, context: Context): void {
  for (const [index, branch] of branches.entries()) {
    context.write(`${index === 0 ? "" : "} else "}if (${test(branch.test, context)}) {`);
    context.block(branch.body.body);
  }
  if (otherwise !== undefined) {
    context.write("} else {");
    context.block(otherwise.body);
  }
  context.write("}");
}

/** The first branch whose test holds leaves the list. */
function ifList({ branches, otherwise }: IfStatement, context: Context): void {
  const label = context.label();
  context.write(`${label}: {`);
  for (const branch of branches) {
    context.write(`if (${test(branch.test, context)}) {`);
    context.block(branch.body.body);
    context.write(`break ${label}; }`);
  }
  if (otherwise !== undefined) {
    context.write("{");
    context.block(otherwise.body);
    context.write("}");
  }
  context.write("}");
}

/** https://www.fastly.com/documentation/reference/vcl/statements/switch/ */
export function switchStatement(node: SwitchStatement, context: Context): void {
  const value = context.expression(node.control);
  const text = value && asText(value);
  if (value !== undefined && text === undefined)
    reportTypes(node.control, `a value of type ${value.type} cannot become a string`, context);
  const control = context.temporary();
  const hasPatterns = node.cases.some(({ label }) => label.type === "regex");
  context.write(`${control} = ${context.traced("test", node.control, text ?? "undefined")};`);
  context.write(`switch (${hasPatterns ? "true" : control}) {`);
  const outside = context.inSwitch;
  context.inSwitch = true;
  let hasDefault = false;
  for (const one of node.cases) {
    if (one.label.type === "default") {
      if (hasDefault) reportSecondDefault(one, context);
      hasDefault = true;
    }
    context.write(`${caseLabel(one, control, hasPatterns, context)} {`);
    caseBody(one, context);
    context.write("}");
  }
  context.inSwitch = outside;
  context.write("}");
}

function caseLabel(
  { label }: SwitchCase,
  control: string,
  hasPatterns: boolean,
  context: Context,
): string {
  switch (label.type) {
    case "default":
      return "default:";
    case "string": {
      const text = quoted(context.unit.text(label.value, context.file) ?? "");
      return hasPatterns ? `case ${control} === ${text}:` : `case ${text}:`;
    }
    case "regex": {
      const text = literalText(label.pattern);
      const pattern =
        text === undefined ? undefined : context.unit.pattern(text, context.file, label.pattern);
      if (pattern === undefined) return "case false:";
      const name = context.unit.constants.name(pattern);
      return `case ${match(name, `(${control} ?? "")`, context)}:`;
    }
  }
}

/** A `fallthrough` that ends a case goes on with the next one, as JavaScript does by itself. */
function caseBody({ body }: SwitchCase, context: Context): void {
  const last = body.at(-1);
  if (last?.kind === "FallthroughStatement") {
    context.block(body.slice(0, -1));
    context.traceStatement(last);
    return;
  }
  context.block(body);
  if (last?.kind !== "BreakStatement") context.write("break;");
}

function reportSecondDefault(node: VclNode, context: Context): void {
  context.report(
    {
      code: "EW2041",
      message: "a `switch` has one `default`",
      help: "keep one of them",
      link: referencePage("statements/switch"),
    },
    node,
  );
}

export function breakStatement(node: VclNode, context: Context): void {
  context.traceStatement(node);
  if (context.inSwitch) context.write("break;");
  else reportMisplaced(node, "break", context);
}

/** One that does not end its case. */
export function fallthroughStatement(node: VclNode, context: Context): void {
  reportMisplaced(node, "fallthrough", context);
}

function reportMisplaced(node: VclNode, keyword: string, context: Context): void {
  context.report(
    {
      code: "EW2041",
      message: `\`${keyword}\` cannot stand here`,
      help: "it ends a case of a `switch`",
      link: referencePage("statements/switch"),
    },
    node,
  );
}
