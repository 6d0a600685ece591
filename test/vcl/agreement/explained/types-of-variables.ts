import { findVariable, type VclType } from "../../../../src/vcl/types/index.js";
import { recv, type Difference } from "./difference.js";

/** Variables to which falco gives another type than their pages do, and that type. */
const mistaken: readonly (readonly [name: string, type: VclType, wrong: VclType])[] = [
  ["client.identified", "BOOL", "INTEGER"],
  ["fastly.error", "STRING", "FLOAT"],
  ["req.protocol", "STRING", "BOOL"],
];

export const typesOfVariables: readonly Difference[] = mistaken.flatMap(([name, type, wrong]) => {
  const variable = findVariable(name);
  if (variable?.type !== type) throw new Error(`${name} is no ${type}`);
  const on = new RegExp(`(?<![\\w.])${name.replaceAll(".", "\\.")}(?![\\w.])`, "u");
  const about = { on, because: `it is a ${type}`, page: variable.link };
  const falco: Difference = {
    by: "falco",
    says: new RegExp(`\\b${wrong}\\b`, "u"),
    ...about,
    example: recv(`if (${name} == var.${type}_a) { log ""; }`),
  };
  const edgewall: Difference = {
    by: "edgewall",
    says: /^EW203[0-3] /u,
    ...about,
    example: recv(`set var.${wrong}_a = ${name};`),
  };
  return [falco, edgewall];
});
