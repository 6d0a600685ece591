import { quote } from "../../../../diagnostics/index.js";
import type { Expression } from "../../../syntax/ast/expressions.js";
import { referencePage } from "../../../types/documentation.js";
import { findFunction, type Parameter } from "../../../types/functions.js";
import { isVclType, type VclType } from "../../../types/type.js";
import type { ParameterType } from "../../implement.js";
import { quoted } from "../code.js";
import type { Context } from "../context.js";
import { converted } from "../convert-code.js";
import { literalText } from "./literals.js";

interface ParameterPlace {
  readonly type: VclType;
  readonly index: number;
}

/** Arguments beyond the last parameter belong to a list. */
export function parameterAt(parameters: readonly ParameterType[], index: number): ParameterPlace {
  const type = (parameters[index] ?? parameters.at(-1) ?? "STRING").replace("?", "");
  return { type: isVclType(type) ? type : "STRING", index };
}

/** An argument for a function of Fastly's, converted. A STRING that is not set stays so. */
export function argument(
  node: Expression,
  callee: string,
  { index, type }: ParameterPlace,
  context: Context,
): string | undefined {
  if (type === "ID") return word(node, callee, index, context);
  const to = type === "STRING_LIST" ? "STRING" : type;
  const value = context.expression(node, { type: to, unsetPart: "" });
  if (value === undefined) return undefined;
  const js = converted(value, to, context);
  if (js === undefined)
    context.report(
      {
        code: "EW2031",
        message: `argument ${index + 1} of ${quote(`${callee}()`)} is ${to}, not ${value.type}`,
        help: "give it a value of that type",
        link: findFunction(callee)?.link ?? referencePage("functions"),
      },
      node,
    );
  return js;
}

/** A word without quotes: `base64`, the name of a header, of a ratecounter. */
function word(
  node: Expression,
  callee: string,
  index: number,
  context: Context,
): string | undefined {
  const name = node.kind === "Identifier" ? node.name : literalText(node);
  if (name === undefined) {
    context.report(
      {
        code: "EW2031",
        message: `argument ${index + 1} of ${quote(`${callee}()`)} is a name`,
        help: "write it without quotes",
        link: findFunction(callee)?.link ?? referencePage("functions"),
      },
      node,
    );
    return undefined;
  }
  checkDeclared(node, name, findFunction(callee)?.signatures[0]?.parameters[index], context);
  return quoted(name);
}

function checkDeclared(
  node: Expression,
  name: string,
  parameter: Parameter | undefined,
  context: Context,
): void {
  const as = parameter?.declared?.as;
  if (as !== "penaltybox" && as !== "ratecounter") return;
  if (context.unit.declarations[as].has(name)) return;
  context.report(
    {
      code: "EW2022",
      message: `the simulator does not have a ${as} ${quote(name)}`,
      help: `declare it: ${quote(`${as} ${name} { }`)}`,
      link: referencePage(`declarations/${as}`),
    },
    node,
  );
}
