import { decodeString, type Expression, type Statement } from "../../vcl/syntax/index.js";
import { bodiesOf } from "./statements.js";

/** A response that VCL makes itself. */
export interface SyntheticResponse {
  readonly headers: number;
  /** `name: value` and the line's end, of each header that VCL sets. */
  readonly headerBytes: number;
  readonly bodyBytes: number;
}

/**
 * The synthetic responses that statements make: the headers of each are those set before it, within the same
 * statements or those around them. What a variable adds to a value cannot be known here, and does not count.
 */
export function responsesOf(
  statements: readonly Statement[],
  around: ReadonlyMap<string, number> = new Map(),
): readonly SyntheticResponse[] {
  const headers = new Map(around);
  const responses: SyntheticResponse[] = [];
  for (const statement of statements) {
    if (statement.kind === "SetStatement" || statement.kind === "AddStatement") {
      const name = headerName(statement.target.name);
      if (name !== undefined) headers.set(name.toLowerCase(), lineBytes(name, statement.value));
    } else if (statement.kind === "SyntheticStatement") {
      responses.push({
        headers: headers.size,
        headerBytes: [...headers.values()].reduce((sum, bytes) => sum + bytes, 0),
        bodyBytes: literalBytes(statement.value),
      });
    }
    for (const body of bodiesOf(statement)) responses.push(...responsesOf(body, headers));
  }
  return responses;
}

function headerName(variable: string): string | undefined {
  return /^(?:obj|resp)\.http\.([^:]+)/.exec(variable)?.[1];
}

function lineBytes(name: string, value: Expression): number {
  return Buffer.byteLength(name) + ": ".length + literalBytes(value) + "\r\n".length;
}

function literalBytes(value: Expression): number {
  if (value.kind === "StringLiteral") return Buffer.byteLength(decodeString(value) ?? value.raw);
  if (value.kind === "ConcatenationExpression")
    return value.parts.reduce((sum, part) => sum + literalBytes(part), 0);
  return 0;
}
