import type { Expression } from "../syntax/ast/expressions.js";
import type { VclNode } from "../syntax/ast/node.js";
import type { IfBranch } from "../syntax/ast/statements.js";
import type { Scope } from "../types/subroutines.js";
import type { Body } from "./body.js";
import type { Context, Guard, Unit, ValueType } from "./context.js";
import type { NameKind } from "./names/declarations.js";
import { Problems, type Finding } from "./problems.js";
import { applyRules, type RuleTable } from "./rules.js";
import { binaryType } from "./types/binary.js";
import { valueOfCall } from "./types/call.js";
import { concatenationType } from "./types/concatenation.js";
import { identifierType } from "./types/identifier.js";
import { unaryType } from "./types/unary.js";
import type { UnitFile } from "./unit.js";
import { checkInteger } from "./values/numbers.js";
import { asksTruth } from "./values/mentions.js";
import { checkString } from "./values/strings.js";

/** How many of the tests around are looked at: there may be thousands. */
const mostGuards = 8;

/** Where a walk over a file stands. Walks over declarations and statements are in files of their own. */
export class Walker implements Context {
  readonly unit: Unit;
  readonly file: UnitFile;
  readonly fileIndex: number;
  readonly rules: RuleTable;
  readonly problems = new Problems();
  readonly guards: Guard[] = [];
  body: Body | undefined;
  branch: IfBranch | undefined;

  constructor(unit: Unit, file: UnitFile, fileIndex: number, rules: RuleTable) {
    this.unit = unit;
    this.file = file;
    this.fileIndex = fileIndex;
    this.rules = rules;
  }

  report(finding: Finding, at: VclNode): void {
    this.problems.add(finding, at.span);
  }

  asksForTruth(name: string): boolean {
    if (this.branch !== undefined && asksTruth(this.branch.test, name)) return true;
    return this.guards.slice(-mostGuards).some(({ test }) => asksTruth(test, name));
  }

  typeOf(node: Expression, expected?: NameKind): ValueType {
    const { rules } = this;
    switch (node.kind) {
      case "StringLiteral":
        applyRules(rules.StringLiteral, node, this);
        checkString(node, this);
        return "STRING";
      case "IntegerLiteral":
        applyRules(rules.IntegerLiteral, node, this);
        checkInteger(node, this);
        return "INTEGER";
      case "FloatLiteral":
        applyRules(rules.FloatLiteral, node, this);
        return "FLOAT";
      case "RTimeLiteral":
        applyRules(rules.RTimeLiteral, node, this);
        return "RTIME";
      case "PercentLiteral":
        applyRules(rules.PercentLiteral, node, this);
        return undefined;
      case "BooleanLiteral":
        applyRules(rules.BooleanLiteral, node, this);
        return "BOOL";
      case "Identifier":
        applyRules(rules.Identifier, node, this);
        return identifierType(node, this, expected);
      case "CallExpression":
        applyRules(rules.CallExpression, node, this);
        return valueOfCall(node, this, expected);
      case "ParenthesizedExpression":
        applyRules(rules.ParenthesizedExpression, node, this);
        return this.typeOf(node.expression, expected);
      case "UnaryExpression":
        applyRules(rules.UnaryExpression, node, this);
        return unaryType(node, this);
      case "BinaryExpression":
        return binaryType(node, this, rules.BinaryExpression);
      case "ConcatenationExpression":
        applyRules(rules.ConcatenationExpression, node, this);
        return concatenationType(node, this);
    }
  }

  misplaced(allowed: Scope): Scope {
    const { body } = this;
    if (body === undefined) return 0;
    if (body.scope !== 0) return body.scope & ~allowed;
    const left = body.possible & allowed;
    if (left === 0) return body.possible;
    body.possible = left;
    return 0;
  }
}
