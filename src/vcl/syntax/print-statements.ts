import { builders } from "prettier/doc";
import type {
  CaseLabel,
  ErrorStatement,
  IfBranch,
  IfStatement,
  ReturnStatement,
  Statement,
  StatementPart,
  SwitchCase,
} from "./ast/statements.js";
import {
  braces,
  lines,
  printOpening,
  verbatim,
  type Doc,
  type PrintContext,
} from "./print-context.js";
import { printArguments, printParentheses, printValue } from "./print-expressions.js";

const { hardline, indent } = builders;

/** A statement without its comments. Without a default: a new kind has to be handled here. */
export function printStatement(node: Statement | StatementPart, context: PrintContext): Doc {
  const { print } = context;
  switch (node.kind) {
    case "SetStatement":
      return [
        "set ",
        print(node.target),
        ` ${node.operator}`,
        printValue(node.value, context),
        ";",
      ];
    case "UnsetStatement":
      return [`${node.keyword} `, print(node.target), ";"];
    case "AddStatement":
      return ["add ", print(node.target), " =", printValue(node.value, context), ";"];
    case "CallStatement":
      return [
        "call ",
        print(node.subroutine),
        node.args === undefined ? "" : printArguments(node.args, context),
        ";",
      ];
    case "ExpressionStatement":
      return [print(node.expression), ";"];
    case "DeclareLocalStatement":
      return [
        `declare ${node.scope} `,
        print(node.name),
        " ",
        print(node.type),
        node.init === undefined ? "" : [" =", printValue(node.init, context)],
        ";",
      ];
    case "ErrorStatement":
      return printError(node, context);
    case "EsiStatement":
      return "esi;";
    case "LogStatement":
      return ["log", printValue(node.value, context), ";"];
    case "RestartStatement":
      return "restart;";
    case "ReturnStatement":
      return printReturn(node, context);
    case "SyntheticStatement":
      return [node.keyword, printValue(node.value, context), ";"];
    case "Block":
      return braces(node, node.body, context);
    case "GotoStatement":
      return ["goto ", print(node.label), ";"];
    case "LabelStatement":
      return [print(node.label), ":"];
    case "IfStatement":
      return printIf(node, context);
    case "IfBranch":
      return printBranch(node, context);
    case "SwitchStatement":
      return [
        "switch ",
        printParentheses(node.control, context),
        " ",
        braces(node, node.cases, context),
      ];
    case "SwitchCase":
      return printCase(node, context);
    case "BreakStatement":
      return "break;";
    case "FallthroughStatement":
      return "fallthrough;";
    case "MacroStatement":
      return `#FASTLY ${node.name}`;
    case "IncludeDirective":
      return ["include ", print(node.path), ";"];
    case "RawLine":
      return verbatim(node.text);
  }
}

function printError({ code, response }: ErrorStatement, context: PrintContext): Doc {
  if (code === undefined) return "error;";
  const text = response === undefined ? "" : printValue(response, context);
  return ["error ", context.print(code), text, ";"];
}

function printReturn({ state, value }: ReturnStatement, context: PrintContext): Doc {
  if (state !== undefined) return ["return(", context.print(state), ");"];
  return value === undefined ? "return;" : ["return", printValue(value, context), ";"];
}

function printBranch({ test, body }: IfBranch, context: PrintContext): Doc {
  return ["if ", printParentheses(test, context), " ", context.print(body)];
}

function printIf({ branches, otherwise }: IfStatement, context: PrintContext): Doc {
  const docs: Doc[] = [];
  let previous: IfBranch | undefined;
  for (const branch of branches) {
    if (previous === undefined) docs.push(context.print(branch));
    else
      docs.push(
        beforeElse(previous, branch),
        context.wrap(branch, ["else ", printBranch(branch, context)]),
      );
    previous = branch;
  }
  if (otherwise !== undefined && previous !== undefined) {
    const block = ["else ", braces(otherwise, otherwise.body, context)];
    docs.push(beforeElse(previous, otherwise), context.wrap(otherwise, block));
  }
  return docs;
}

/** `else` follows the brace unless a comment stands between them. */
function beforeElse(previous: IfBranch, next: Statement | IfBranch): Doc {
  const isApart =
    next.leading !== undefined ||
    previous.trailing !== undefined ||
    previous.body.trailing !== undefined;
  return isApart ? hardline : " ";
}

function printCase(node: SwitchCase, context: PrintContext): Doc {
  const body = lines(node.body, node.dangling, context);
  return [
    printLabel(node.label, context),
    printOpening(node),
    body.length === 0 ? "" : indent([hardline, body]),
  ];
}

function printLabel(label: CaseLabel, { print }: PrintContext): Doc {
  switch (label.type) {
    case "string":
      return ["case ", print(label.value), ":"];
    case "regex":
      return ["case ~ ", print(label.pattern), ":"];
    case "default":
      return "default:";
  }
}
