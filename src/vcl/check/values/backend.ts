import type { BackendDeclaration, Property } from "../../syntax/ast/declarations.js";
import { backendProperties, probeProperties } from "../../types/backend-properties.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { checkProperties, report, type PropertyOwner } from "./properties.js";

const link = referencePage("declarations/backend");
const backend: PropertyOwner = { what: "a backend", known: backendProperties, link };
const probe: PropertyOwner = { what: "a probe", known: probeProperties, link };

export function checkBackend(node: BackendDeclaration, context: Context): void {
  const properties = checkProperties(node.properties, backend, context);
  if (!properties.has("host"))
    report(
      "warning",
      "the backend has no `.host`",
      'write where it is: `.host = "origin.example.com";`',
      node.name,
      backend,
      context,
    );
  const value = properties.get("probe")?.value;
  if (value?.kind === "PropertyBlock") checkProbe(value.properties, context);
}

function checkProbe(properties: readonly Property[], context: Context): void {
  const found = checkProperties(properties, probe, context);
  const threshold = number(found.get("threshold"));
  const window = number(found.get("window"));
  const initial = found.get("initial");
  const first = number(initial);
  if (initial !== undefined && first !== undefined && threshold !== undefined && first < threshold)
    report(
      "warning",
      "the backend is unhealthy at first, because `.initial` is less than `.threshold`",
      "make `.initial` at least as great as `.threshold`",
      initial,
      probe,
      context,
    );
  const tooMany = found.get("threshold");
  if (
    tooMany !== undefined &&
    threshold !== undefined &&
    window !== undefined &&
    threshold > window
  )
    report(
      "warning",
      "the backend is never healthy, because `.threshold` is greater than `.window`",
      "make `.window` at least as great as `.threshold`",
      tooMany,
      probe,
      context,
    );
}

function number(property: Property | undefined): number | undefined {
  return property?.value.kind === "IntegerLiteral" ? Number(property.value.raw) : undefined;
}
