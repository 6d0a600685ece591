import type { Statement } from "../../vcl/syntax/index.js";
import { underStatus } from "./under-status.js";

export interface LeavingOptions {
  /** Follows a path only while this may be the status; any path when undefined. */
  readonly status: number | undefined;
  /** The statements of an included file; none where it was asked for before. */
  readonly include: (path: string) => readonly Statement[];
}

export interface Leaving {
  /** The first statement that leaves the subroutine before the macro. */
  readonly statement: Statement | undefined;
  /** Whether the macro, where snippets run, was found. */
  readonly hasMacro: boolean;
}

/** Walks statements in order up to a macro, and finds what may leave the subroutine before it. */
export function leavingBefore(
  statements: readonly Statement[],
  macro: string,
  options: LeavingOptions,
): Leaving {
  let found: Statement | undefined;
  const search = (body: readonly Statement[]): boolean => {
    const inner = leavingBefore(body, macro, options);
    found ??= inner.statement;
    return inner.hasMacro;
  };
  for (const statement of statements) {
    switch (statement.kind) {
      case "MacroStatement":
        if (statement.name.toLowerCase().startsWith(macro))
          return { statement: found, hasMacro: true };
        break;
      case "ReturnStatement":
      case "RestartStatement":
      case "ErrorStatement":
      case "GotoStatement":
        found ??= statement;
        break;
      case "Block":
        if (search(statement.body)) return { statement: found, hasMacro: true };
        break;
      case "IncludeDirective":
        if (search(options.include(statement.path.raw)))
          return { statement: found, hasMacro: true };
        break;
      case "SwitchStatement":
        for (const { body } of statement.cases)
          if (search(body)) return { statement: found, hasMacro: true };
        break;
      case "IfStatement": {
        let isDecided = false;
        for (const { test, body } of statement.branches) {
          const holds =
            options.status === undefined ? undefined : underStatus(test, options.status);
          if (holds === false) continue;
          if (search(body.body)) return { statement: found, hasMacro: true };
          isDecided = holds === true;
          if (isDecided) break;
        }
        if (!isDecided && statement.otherwise && search(statement.otherwise.body))
          return { statement: found, hasMacro: true };
        break;
      }
      case "SetStatement":
      case "UnsetStatement":
      case "AddStatement":
      case "CallStatement":
      case "ExpressionStatement":
      case "DeclareLocalStatement":
      case "EsiStatement":
      case "LogStatement":
      case "SyntheticStatement":
      case "LabelStatement":
      case "BreakStatement":
      case "FallthroughStatement":
      case "RawLine":
    }
  }
  return { statement: found, hasMacro: false };
}
