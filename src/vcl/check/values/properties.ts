import { quote } from "../../../diagnostics/index.js";
import type { Property } from "../../syntax/ast/declarations.js";
import type { Expression } from "../../syntax/ast/expressions.js";
import type { Properties, PropertyType } from "../../types/backend-properties.js";
import type { Context } from "../context.js";
import type { Finding } from "../problems.js";
import { isLiteralString } from "../types/literals.js";

/** What properties stand in, for messages: ``a `random` director``. */
export interface PropertyOwner {
  readonly what: string;
  readonly known: Properties;
  readonly link: string;
}

/** Checks names and values; a probe inside is checked by who asks. Returns the properties by name. */
export function checkProperties(
  properties: readonly Property[],
  owner: PropertyOwner,
  context: Context,
): ReadonlyMap<string, Property> {
  const found = new Map<string, Property>();
  for (const property of properties) {
    const { name, value } = property;
    const type = owner.known.get(name);
    if (found.has(name))
      report(
        "warning",
        `\`.${name}\` stands twice`,
        "remove one of them",
        property,
        owner,
        context,
      );
    found.set(name, property);
    if (type === undefined) {
      if (value.kind !== "PropertyBlock") walkValue(value, context);
      reportUnknown(property, owner, context);
    } else checkValue(property, type, owner, context);
  }
  return found;
}

function reportUnknown(property: Property, owner: PropertyOwner, context: Context): void {
  const meant = context.unit.suggestions.didYouMean(property.name, owner.known.keys());
  const names = [...owner.known.keys()].map((name) => `.${name}`).join(", ");
  report(
    "warning",
    `${owner.what} has no property ${quote(`.${property.name}`)} that Fastly documents`,
    `${meant}${names === "" ? "it has none" : `it has ${names}`}`,
    property,
    owner,
    context,
  );
}

/** Words such as `always` are no names of anything. */
function walkValue(value: Expression, context: Context): void {
  if (value.kind !== "Identifier") context.typeOf(value);
}

function checkValue(
  property: Property,
  { type, words }: PropertyType,
  owner: PropertyOwner,
  context: Context,
): void {
  const { name, value } = property;
  if (value.kind === "PropertyBlock") {
    if (type !== "PROBE") mismatch(property, "a value, not a block", owner, context);
    return;
  }
  if (type === "BACKEND") {
    const actual = context.typeOf(value, "backend");
    if (value.kind !== "Identifier" || (actual !== undefined && actual !== "BACKEND"))
      mismatch(property, "the name of a backend, without quotes", owner, context);
    return;
  }
  if (words !== undefined) {
    const word = value.kind === "Identifier" ? value.name : undefined;
    if (word === undefined || !words.includes(word))
      mismatch(property, words.map((each) => quote(each)).join(" or "), owner, context);
    return;
  }
  const actual = value.kind === "Identifier" ? "ID" : context.typeOf(value);
  if (type === "PROBE") return mismatch(property, "a block: `.probe = { … }`", owner, context);
  if (type === "PERCENTAGE") {
    if (value.kind !== "PercentLiteral" && value.kind !== "IntegerLiteral")
      mismatch(property, "a percentage, such as `50%`", owner, context);
    return;
  }
  // The lines of a request stand side by side.
  if (type === "STRING" ? isLiteralString(value) : actual === type) return;
  // Ports are often written as numbers, and no page says that this fails.
  const severity = name === "port" && actual === "INTEGER" ? "warning" : "error";
  mismatch(property, `a literal of type ${type}`, owner, context, severity);
}

function mismatch(
  property: Property,
  wanted: string,
  owner: PropertyOwner,
  context: Context,
  severity: Finding["severity"] = "error",
): void {
  const message = `\`.${property.name}\` takes ${wanted}`;
  report(severity, message, "write its value so", property, owner, context);
}

/** Reports about a property, or about what should have one. */
export function report(
  severity: Finding["severity"],
  message: string,
  help: string,
  at: Property | Parameters<Context["report"]>[1],
  { link }: PropertyOwner,
  context: Context,
): void {
  context.report({ code: "EW2062", severity, message, help, link }, at);
}
