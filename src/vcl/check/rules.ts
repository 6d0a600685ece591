import type { AnyNode } from "../syntax/ast/roots.js";
import type { Context } from "./context.js";

/** The kinds of nodes that rules can look at. */
export type RuleKind = AnyNode["kind"];

export type NodeOf<Kind extends RuleKind> = Extract<AnyNode, { readonly kind: Kind }>;

/** Looks at one node, before what is inside it is looked at. */
export type Rule<Kind extends RuleKind> = (node: NodeOf<Kind>, context: Context) => void;

/** What a module of rules exports: at most one function for each kind of node. */
export type RuleSet = { readonly [Kind in RuleKind]?: Rule<Kind> };

/** The rules of many sets, by the kind of node. */
export type RuleTable = { readonly [Kind in RuleKind]: readonly Rule<Kind>[] };

/** One list for each kind, in the order of the sets. */
export function combineRules(sets: readonly RuleSet[]): RuleTable {
  function of<Kind extends RuleKind>(kind: Kind): readonly Rule<Kind>[] {
    const rules: Rule<Kind>[] = [];
    for (const set of sets) {
      const rule = set[kind];
      if (rule !== undefined) rules.push(rule);
    }
    return rules;
  }
  return {
    File: of("File"),
    Snippet: of("Snippet"),
    AclDeclaration: of("AclDeclaration"),
    AclEntry: of("AclEntry"),
    BackendDeclaration: of("BackendDeclaration"),
    DirectorDeclaration: of("DirectorDeclaration"),
    DirectorMember: of("DirectorMember"),
    Property: of("Property"),
    PropertyBlock: of("PropertyBlock"),
    TableDeclaration: of("TableDeclaration"),
    TableEntry: of("TableEntry"),
    SubroutineDeclaration: of("SubroutineDeclaration"),
    Parameter: of("Parameter"),
    PenaltyboxDeclaration: of("PenaltyboxDeclaration"),
    RatecounterDeclaration: of("RatecounterDeclaration"),
    ImportDeclaration: of("ImportDeclaration"),
    IncludeDirective: of("IncludeDirective"),
    RawLine: of("RawLine"),
    MacroStatement: of("MacroStatement"),
    SetStatement: of("SetStatement"),
    UnsetStatement: of("UnsetStatement"),
    AddStatement: of("AddStatement"),
    CallStatement: of("CallStatement"),
    ExpressionStatement: of("ExpressionStatement"),
    DeclareLocalStatement: of("DeclareLocalStatement"),
    ErrorStatement: of("ErrorStatement"),
    EsiStatement: of("EsiStatement"),
    LogStatement: of("LogStatement"),
    RestartStatement: of("RestartStatement"),
    ReturnStatement: of("ReturnStatement"),
    SyntheticStatement: of("SyntheticStatement"),
    Block: of("Block"),
    GotoStatement: of("GotoStatement"),
    LabelStatement: of("LabelStatement"),
    IfStatement: of("IfStatement"),
    IfBranch: of("IfBranch"),
    SwitchStatement: of("SwitchStatement"),
    SwitchCase: of("SwitchCase"),
    BreakStatement: of("BreakStatement"),
    FallthroughStatement: of("FallthroughStatement"),
    StringLiteral: of("StringLiteral"),
    IntegerLiteral: of("IntegerLiteral"),
    FloatLiteral: of("FloatLiteral"),
    RTimeLiteral: of("RTimeLiteral"),
    PercentLiteral: of("PercentLiteral"),
    BooleanLiteral: of("BooleanLiteral"),
    Identifier: of("Identifier"),
    CallExpression: of("CallExpression"),
    ParenthesizedExpression: of("ParenthesizedExpression"),
    UnaryExpression: of("UnaryExpression"),
    BinaryExpression: of("BinaryExpression"),
    ConcatenationExpression: of("ConcatenationExpression"),
  };
}

/** Hands a node to the rules for its kind. */
export function applyRules<Kind extends RuleKind>(
  rules: readonly Rule<Kind>[],
  node: NodeOf<Kind>,
  context: Context,
): void {
  // Most kinds have no rules, and this runs for every node.
  if (rules.length === 0) return;
  for (const rule of rules) rule(node, context);
}
