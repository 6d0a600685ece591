import type { Expression } from "../syntax/ast/expressions.js";
import type { VclNode } from "../syntax/ast/node.js";
import type { IfBranch } from "../syntax/ast/statements.js";
import type { Limits } from "../types/limits.js";
import type { Scope, Subroutine } from "../types/subroutines.js";
import type { VclType } from "../types/type.js";
import type { Includes } from "./includes.js";
import type { CallGraph } from "./places/call-graph.js";
import type { Declarations, NameKind } from "./names/declarations.js";
import type { Body } from "./body.js";
import type { Finding, Problems } from "./problems.js";
import type { Variables } from "./names/variables.js";
import type { Patterns } from "./values/pattern-cache.js";
import type { Suggestions } from "./names/suggestions.js";
import type { UnitFile } from "./unit.js";

/** The type of an expression; undefined where it is not known, about which nothing more is said. */
export type ValueType = VclType | undefined;

/** What is known of the whole unit before its files are walked. */
export interface Unit {
  readonly files: readonly UnitFile[];
  readonly declarations: Declarations;
  readonly calls: CallGraph;
  readonly limits: Limits;
  /** Those limits that the configuration names. */
  readonly configuredLimits: Partial<Limits>;
  /** The VCL is all there is: Fastly generated it. Otherwise Fastly puts declarations of its own in front. */
  readonly complete: boolean;
  /** Which of its files include which. */
  readonly includes: Includes;
  /** The subroutines whose macro stands somewhere, or whose macro Fastly has replaced already. */
  readonly macros: Set<Subroutine>;
  /** Names that were reported as undeclared or out of date, to say it once. */
  readonly reportedNames: Set<string>;
  readonly suggestions: Suggestions;
  readonly variables: Variables;
  readonly patterns: Patterns;
  /** The locals of each of Fastly's subroutines that has several bodies, which Fastly joins into one. */
  readonly sharedLocals: ReadonlyMap<Subroutine, ReadonlyMap<string, VclType | undefined>>;
}

/** A test which guards the code that is being walked. */
export interface Guard {
  readonly test: Expression;
  /** Whether it came out true: `else` and later branches hold the earlier tests with false. */
  readonly holds: boolean;
}

/** What rules see of the place where they stand, and how they report. */
export interface Context {
  readonly unit: Unit;
  readonly file: UnitFile;
  readonly fileIndex: number;
  readonly problems: Problems;
  /** The body that is being walked: of a subroutine, or a snippet. Undefined among declarations. */
  readonly body: Body | undefined;
  /** The tests around the current statement, outermost first. */
  readonly guards: readonly Guard[];

  /** The branch of an `if` whose test is being looked at. */
  readonly branch: IfBranch | undefined;

  report(finding: Finding, at: VclNode): void;

  /** Whether the test that is being looked at, or one around it, asks for the truth of a name. */
  asksForTruth(name: string): boolean;

  /**
   * The type of an expression, once everything in it was checked: so each expression is handed in just once.
   *
   * @param expected the kind of name that is wanted here, should it turn out to be a name that nobody declares
   */
  typeOf(expression: Expression, expected?: NameKind): ValueType;

  /**
   * Takes note that what stands here works in some subroutines only. Returns those that reach this code and are
   * not among them, or 0. Where it is not known what reaches the code, it is what nothing before ruled out.
   */
  misplaced(allowed: Scope): Scope;
}
