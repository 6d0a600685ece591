import { quote } from "../../../diagnostics/index.js";
import type { DirectorDeclaration } from "../../syntax/ast/declarations.js";
import type { VclNode } from "../../syntax/ast/node.js";
import { directors, isDirectorType, type Properties } from "../../types/backend-properties.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { checkProperties, report, type PropertyOwner } from "./properties.js";

const link = referencePage("declarations/director");
const none: Properties = new Map();

export function checkDirector(node: DirectorDeclaration, context: Context): void {
  const { name: type } = node.type;
  if (!isDirectorType(type)) return reportType(node, context);
  const { director, member } = directors[type];
  const owner: PropertyOwner = { what: `a ${quote(type)} director`, known: director, link };
  const properties = checkProperties(node.properties, owner, context);
  checkRequired(owner, properties, node.name, context);
  const inner: PropertyOwner = {
    what: `a member of a ${quote(type)} director`,
    known: member ?? none,
    link,
  };
  for (const each of node.members)
    checkRequired(inner, checkProperties(each.properties, inner, context), each, context);
  if (member !== undefined && node.members.length === 0)
    report(
      "error",
      `director ${quote(node.name.name)} has no backends`,
      "give it at least one: `{ .backend = F_origin; … }`",
      node.name,
      owner,
      context,
    );
}

function checkRequired(
  owner: PropertyOwner,
  found: ReadonlyMap<string, unknown>,
  at: VclNode,
  context: Context,
): void {
  for (const [name, { required }] of owner.known)
    if (required === true && !found.has(name))
      report("error", `${owner.what} needs \`.${name}\``, "add it", at, owner, context);
}

function reportType(node: DirectorDeclaration, context: Context): void {
  const types = Object.keys(directors);
  context.report(
    {
      code: "EW2062",
      severity: "error",
      message: `${quote(node.type.name)} is no type of director`,
      help: `${context.unit.suggestions.didYouMean(node.type.name, types)}the types are ${types.join(", ")}`,
      link,
    },
    node.type,
  );
}
