import { quote } from "../../../diagnostics/index.js";
import type { Expression } from "../../syntax/ast/expressions.js";
import type { VclNode } from "../../syntax/ast/node.js";
import type { Parameter } from "../../types/functions.js";
import type { VclType } from "../../types/type.js";
import type { Context } from "../context.js";
import { describe } from "./describe.js";

/** Reports a call with too few or too many arguments. */
export function reportCount(
  at: VclNode,
  name: string,
  parameters: readonly Pick<Parameter, "name" | "type" | "optional">[],
  link: string,
  context: Context,
): void {
  const least = parameters.filter(({ optional }) => !optional).length;
  const list = parameters.map(({ name: word, type, optional }) =>
    optional ? `[${type} ${word}]` : `${type} ${word}`,
  );
  context.report(
    {
      code: "EW2031",
      severity: "error",
      message: `${quote(`${name}()`)} ${
        parameters.length === 0
          ? "takes no arguments"
          : `takes ${least === parameters.length ? "" : `${least} to `}${parameters.length} argument${parameters.length === 1 ? "" : "s"}`
      }`,
      help: `call it as ${quote(`${name}(${list.join(", ")})`)}`,
      link,
    },
    at,
  );
}

/** Reports an argument of another type than the parameter has. */
export function reportType(
  argument: Expression,
  type: VclType,
  parameter: Pick<Parameter, "name" | "type">,
  called: { readonly name: string; readonly link: string },
  context: Context,
): void {
  const wanted = parameter.type === "STRING_LIST" ? "STRING" : parameter.type;
  context.report(
    {
      code: "EW2031",
      severity: "error",
      message: `${describe(argument, type)} is given as ${quote(parameter.name)} of ${quote(`${called.name}()`)}, which takes ${wanted}`,
      help: `give it a value of type ${wanted}`,
      link: called.link,
    },
    argument,
  );
}
