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
export interface Body {
  /** Absent for a snippet. */
  readonly declaration?: SubroutineDeclaration;
  /** Which of Fastly's subroutines it belongs to; undefined for a subroutine of the user's. */
  readonly subroutine: Subroutine | undefined;
  /** Which of Fastly's subroutines reach it; 0 where that is not known. */
  readonly scope: Scope;
  /** Where the scope is not known: the subroutines that allow everything met so far. */
  possible: Scope;
  /** Those which are known at the current statement. */
  readonly locals: Map<string, Local>;
  /** Of them, those which end with a block, in the order of their declarations. */
  readonly blockLocals: Local[];
  /** Locals of blocks that have ended. */
  readonly ended: Local[];
  readonly labels: Map<string, LabelStatement>;
  readonly gotos: GotoStatement[];
  /** Fastly's macro stood in it: snippets may have declared locals there. */
  hasMacro: boolean;
  /** How many `switch` statements are around the current statement. */
  switches: number;
  /** The most groups that any pattern so far captures; undefined when one was not readable. */
  captures: number | undefined;
}

export function newBody(
  scope: Scope,
  subroutine: Subroutine | undefined,
  declaration?: SubroutineDeclaration,
): Body {
  return {
    ...(declaration === undefined ? {} : { declaration }),
    subroutine,
    scope,
    possible: everywhere,
    locals: new Map(),
    blockLocals: [],
    ended: [],
    labels: new Map(),
    gotos: [],
    hasMacro: false,
    switches: 0,
    captures: 0,
  };
}
