import { operands } from "../../../src/vcl/syntax/ast/children.js";
import type { Expression, StringLiteral } from "../../../src/vcl/syntax/ast/expressions.js";
import type { AnyNode } from "../../../src/vcl/syntax/ast/roots.js";
import type { CaseLabel } from "../../../src/vcl/syntax/ast/statements.js";

/**
 * What a tree says, in one line that a person can write by hand: `(set req.http.A = (concat "x" b))`. Everything
 * that has a meaning is in it, so two trees with the same outline are the same program; layout and comments
 * are not.
 */
export function outline(node: AnyNode): string {
  switch (node.kind) {
    case "File":
      return list("file", node.body);
    case "Snippet":
      return list("snippet", node.body);
    case "Block":
      return list("block", node.body);
    case "AclDeclaration":
      return list(`acl ${outline(node.name)}`, node.entries);
    case "AclEntry":
      return `(entry ${node.negated ? "!" : ""}${outline(node.address)}${node.mask === undefined ? "" : `/${node.mask}`})`;
    case "BackendDeclaration":
      return list(`backend ${outline(node.name)}`, node.properties);
    case "Property":
      return list(`.${node.name}`, [node.value]);
    case "PropertyBlock":
      return list("properties", node.properties);
    case "DirectorDeclaration":
      return list(`director ${outline(node.name)} ${outline(node.type)}`, [
        ...node.properties,
        ...node.members,
      ]);
    case "DirectorMember":
      return list("member", node.properties);
    case "TableDeclaration":
      return list(`table ${outline(node.name)}${after(node.valueType)}`, node.entries);
    case "TableEntry":
      return list(":", [node.key, node.value]);
    case "SubroutineDeclaration":
      return `(sub ${outline(node.name)}${inBrackets(node.parameters)}${after(node.returnType)} ${outline(node.body)})`;
    case "Parameter":
      return list("parameter", [node.type, node.name]);
    case "PenaltyboxDeclaration":
      return list("penaltybox", [node.name]);
    case "RatecounterDeclaration":
      return list("ratecounter", [node.name]);
    case "ImportDeclaration":
      return list("import", [node.name]);
    case "SetStatement":
      return `(set ${outline(node.target)} ${node.operator} ${outline(node.value)})`;
    case "UnsetStatement":
      return list(node.keyword, [node.target]);
    case "AddStatement":
      return list("add", [node.target, node.value]);
    case "CallStatement":
      return `(call-sub ${outline(node.subroutine)}${inBrackets(node.args)})`;
    case "ExpressionStatement":
      return list("do", [node.expression]);
    case "DeclareLocalStatement":
      return `(declare-${node.scope} ${outline(node.name)} ${outline(node.type)}${after(node.init)})`;
    case "ErrorStatement":
      return `(error${after(node.code)}${after(node.response)})`;
    case "EsiStatement":
      return "(esi)";
    case "LogStatement":
      return list("log", [node.value]);
    case "RestartStatement":
      return "(restart)";
    case "ReturnStatement":
      return node.state === undefined
        ? `(return${after(node.value)})`
        : list("return-state", [node.state, ...(node.value === undefined ? [] : [node.value])]);
    case "SyntheticStatement":
      return list(node.keyword, [node.value]);
    case "GotoStatement":
      return list("goto", [node.label]);
    case "LabelStatement":
      return list("label", [node.label]);
    case "IfStatement":
      return `(if ${node.branches.map(outline).join(" ")}${node.otherwise ? ` (else ${outline(node.otherwise)})` : ""})`;
    case "IfBranch":
      return list("when", [node.test, node.body]);
    case "SwitchStatement":
      return list("switch", [node.control, ...node.cases]);
    case "SwitchCase":
      return list(label(node.label), node.body);
    case "BreakStatement":
      return "(break)";
    case "FallthroughStatement":
      return "(fallthrough)";
    case "MacroStatement":
      return `(macro ${node.name})`;
    case "IncludeDirective":
      return list("include", [node.path]);
    case "RawLine":
      return `(raw ${node.text})`;
    case "StringLiteral":
      return string(node);
    case "IntegerLiteral":
      return `(int ${node.raw})`;
    case "FloatLiteral":
      return `(float ${node.raw})`;
    case "RTimeLiteral":
      return `(rtime ${node.raw})`;
    case "PercentLiteral":
      return `(percent ${node.raw})`;
    case "BooleanLiteral":
      return `(bool ${node.value})`;
    case "Identifier":
      return node.name;
    case "CallExpression":
      return list(`call ${node.callee}`, node.args);
    case "ParenthesizedExpression":
      return list("paren", [node.expression]);
    case "UnaryExpression":
      return list(node.operator, [node.operand]);
    case "BinaryExpression":
      // `a && b && c` nests to the left, and is shown as one list; what nests to the right shows as such.
      return list(node.operator, operands(node));
    case "ConcatenationExpression":
      return `(concat ${node.parts
        .map((part, index) => `${node.plus?.[index] === true ? "+ " : ""}${outline(part)}`)
        .join(" ")})`;
  }
}

/** Outlines of several nodes, as they stand in a row. */
export function outlines(nodes: readonly AnyNode[]): string {
  return nodes.map(outline).join(" ");
}

function list(head: string, nodes: readonly AnyNode[]): string {
  return nodes.length === 0 ? `(${head})` : `(${head} ${outlines(nodes)})`;
}

function after(node: Expression | undefined): string {
  return node === undefined ? "" : ` ${outline(node)}`;
}

function inBrackets(nodes: readonly AnyNode[] | undefined): string {
  return nodes === undefined ? "" : ` [${outlines(nodes)}]`;
}

function string({ form, delimiter = "", raw }: StringLiteral): string {
  return form === "short" ? `"${raw}"` : `{${delimiter}"${raw}"${delimiter}}`;
}

function label(of: CaseLabel): string {
  switch (of.type) {
    case "string":
      return `case ${string(of.value)}`;
    case "regex":
      return `case~ ${string(of.pattern)}`;
    case "default":
      return "default";
  }
}
