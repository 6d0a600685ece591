import type { Statement } from "../../vcl/syntax/index.js";
import { responsesOf, type SyntheticResponse } from "./responses.js";
import { walkStatements } from "./statements.js";

/** What statements use of the limits that a running service has. */
export interface VclUse {
  /** Names of the request headers that they set, in small letters. */
  readonly requestHeaders: ReadonlySet<string>;
  /** Codes from 600 to 699 that they raise. */
  readonly errorCodes: ReadonlySet<number>;
  /** How many statements restart. */
  readonly restarts: number;
  /** Whether they slow responses down with `resp.tarpit`. */
  readonly tarpits: boolean;
  readonly responses: readonly SyntheticResponse[];
}

/** Reads the use off the VCL itself, so that it holds whatever the compiler makes of a policy. */
export function vclUse(statements: readonly Statement[]): VclUse {
  const requestHeaders = new Set<string>();
  const errorCodes = new Set<number>();
  let restarts = 0;
  let tarpits = false;
  walkStatements(statements, (statement) => {
    const header = requestHeader(statement);
    if (header !== undefined) requestHeaders.add(header);
    const code = errorCode(statement);
    if (code !== undefined) errorCodes.add(code);
    if (isRestart(statement)) restarts++;
    tarpits ||=
      statement.kind === "ExpressionStatement" && statement.expression.callee === "resp.tarpit";
  });
  return { requestHeaders, errorCodes, restarts, tarpits, responses: responsesOf(statements) };
}

function requestHeader(statement: Statement): string | undefined {
  if (statement.kind !== "SetStatement" && statement.kind !== "AddStatement") return undefined;
  const [, name] = /^(?:be)?req\.http\.([^:]+)/.exec(statement.target.name) ?? [];
  return name?.toLowerCase();
}

function errorCode(statement: Statement): number | undefined {
  if (statement.kind !== "ErrorStatement" || statement.code?.kind !== "IntegerLiteral")
    return undefined;
  const code = Number(statement.code.raw);
  return code >= 600 && code <= 699 ? code : undefined;
}

function isRestart(statement: Statement): boolean {
  return (
    statement.kind === "RestartStatement" ||
    (statement.kind === "ReturnStatement" && statement.state?.name === "restart")
  );
}
