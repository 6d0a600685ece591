import type { Subroutine } from "../../../src/vcl/types/index.js";
import { declarations } from "./declarations.js";
import { firstOfAll } from "./draw.js";
import { declareLocals } from "./place.js";

/** What stands before the first statement. */
function before(subroutine: Subroutine): readonly string[] {
  return [
    ...declarations(firstOfAll(true)),
    `sub vcl_${subroutine} {`,
    `#FASTLY ${subroutine}`,
    ...declareLocals,
  ];
}

/** A whole VCL of statements, each a line, in one of Fastly's subroutines. */
export function statementsIn(subroutine: Subroutine, statements: readonly string[]): string {
  return [...before(subroutine), ...statements, "}", ""].join("\n");
}
