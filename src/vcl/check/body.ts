import type { SubroutineDeclaration } from "../syntax/ast/declarations.js";
import type { Identifier } from "../syntax/ast/expressions.js";
import type { GotoStatement, LabelStatement } from "../syntax/ast/statements.js";
import { everywhere, type Scope, type Subroutine } from "../types/subroutines.js";
import type { VclType } from "../types/type.js";

/** A local variable of a body. */
export interface Local {
  readonly name: Identifier;
  /** Undefined when it was declared with something that is no type. */
  readonly type: VclType | undefined;
  used: boolean;
  /** A value that may be not set was assigned to it, which made it an empty string. */
  mayBeEmpty: boolean;
}

/** The body of a subroutine or a snippet while it is walked. */
export class Body {
  /** Which of Fastly's subroutines reach it; 0 where that is not known. */
  readonly scope: Scope;
  /** Which of Fastly's subroutines it belongs to; undefined for a subroutine of the user's. */
  readonly subroutine: Subroutine | undefined;
  /** Absent for a snippet. */
  readonly declaration: SubroutineDeclaration | undefined;
  /** Where the scope is not known: the subroutines that allow everything met so far. */
  possible: Scope = everywhere;
  /** Those which are known at the current statement. */
  readonly locals = new Map<string, Local>();
  /** Of them, those which end with a block, in the order of their declarations. */
  readonly blockLocals: Local[] = [];
  /** Locals of blocks that have ended. */
  readonly ended: Local[] = [];
  readonly labels = new Map<string, LabelStatement>();
  readonly gotos: GotoStatement[] = [];
  /** Locals and groups that were reported as never set, to say it once. */
  readonly reportedNames = new Set<string>();
  /** Fastly's macro stood in it: snippets may have declared locals there. */
  hasMacro = false;
  /** A `return` with a value stood in it. */
  returnsValue = false;
  /** How many `switch` statements are around the current statement. */
  switches = 0;
  /** The most groups that any pattern so far captures; undefined when one was not readable. */
  captures: number | undefined = 0;

  constructor(
    scope: Scope,
    subroutine: Subroutine | undefined,
    declaration?: SubroutineDeclaration,
  ) {
    this.scope = scope;
    this.subroutine = subroutine;
    this.declaration = declaration;
  }
}
