import type {
  BackendDeclaration,
  Declaration,
  DirectorDeclaration,
  Property,
  SubroutineDeclaration,
} from "../syntax/ast/declarations.js";
import { Body } from "./body.js";
import { checkName, checkLocalName } from "./names/spelling.js";
import { fastlySubroutine } from "./places/call-graph.js";
import { checkLabels } from "./places/labels.js";
import { reportUnusedLocals } from "./names/unused.js";
import { checkReturns, checkSignature } from "./statements/returned-value.js";
import { applyRules } from "./rules.js";
import { checkTypeName } from "./types/type-name.js";
import { checkAcl } from "./values/acl.js";
import { checkBackend } from "./values/backend.js";
import { checkDirector } from "./values/director.js";
import { checkTable } from "./values/table.js";
import { walkStatements } from "./walk-statements.js";
import type { Walker } from "./walker.js";

export function walkDeclaration(node: Declaration, walker: Walker): void {
  const { rules } = walker;
  switch (node.kind) {
    case "AclDeclaration":
      applyRules(rules.AclDeclaration, node, walker);
      for (const entry of node.entries) applyRules(rules.AclEntry, entry, walker);
      checkName("acl", node.name, walker);
      return checkAcl(node, walker);
    case "BackendDeclaration":
      applyRules(rules.BackendDeclaration, node, walker);
      walkProperties(node, walker);
      checkName("backend", node.name, walker);
      return checkBackend(node, walker);
    case "DirectorDeclaration":
      applyRules(rules.DirectorDeclaration, node, walker);
      walkProperties(node, walker);
      checkName("backend", node.name, walker);
      return checkDirector(node, walker);
    case "TableDeclaration":
      applyRules(rules.TableDeclaration, node, walker);
      for (const entry of node.entries) applyRules(rules.TableEntry, entry, walker);
      checkName("table", node.name, walker);
      return checkTable(node, walker);
    case "SubroutineDeclaration":
      return walkSubroutine(node, walker);
    case "PenaltyboxDeclaration":
      applyRules(rules.PenaltyboxDeclaration, node, walker);
      return checkName("penaltybox", node.name, walker);
    case "RatecounterDeclaration":
      applyRules(rules.RatecounterDeclaration, node, walker);
      return checkName("ratecounter", node.name, walker);
    case "ImportDeclaration":
      return applyRules(rules.ImportDeclaration, node, walker);
    case "IncludeDirective":
      return applyRules(rules.IncludeDirective, node, walker);
    case "RawLine":
      return applyRules(rules.RawLine, node, walker);
  }
}

function walkProperties(node: BackendDeclaration | DirectorDeclaration, walker: Walker): void {
  for (const property of node.properties) walkProperty(property, walker);
  if (node.kind !== "DirectorDeclaration") return;
  for (const member of node.members) {
    applyRules(walker.rules.DirectorMember, member, walker);
    for (const property of member.properties) walkProperty(property, walker);
  }
}

function walkProperty(property: Property, walker: Walker): void {
  const { rules } = walker;
  applyRules(rules.Property, property, walker);
  if (property.value.kind !== "PropertyBlock") return;
  applyRules(rules.PropertyBlock, property.value, walker);
  for (const inner of property.value.properties) walkProperty(inner, walker);
}

function walkSubroutine(node: SubroutineDeclaration, walker: Walker): void {
  const { rules, unit } = walker;
  const subroutine = fastlySubroutine(node.name.name);
  applyRules(rules.SubroutineDeclaration, node, walker);
  checkName("sub", node.name, walker);
  checkSignature(node, walker);
  const body = new Body(unit.calls.scopeOf(node.name.name), subroutine, node);
  for (const parameter of node.parameters ?? []) {
    applyRules(rules.Parameter, parameter, walker);
    checkLocalName(parameter.name, walker);
    const type = checkTypeName(parameter.type, walker);
    // What calls the subroutine gives every parameter, so none is asked to be used.
    body.locals.set(parameter.name.name, {
      name: parameter.name,
      type,
      used: true,
      mayBeEmpty: false,
    });
  }
  walker.body = body;
  applyRules(rules.Block, node.body, walker);
  walkStatements(node.body.body, walker);
  checkLabels(body, walker);
  checkReturns(body, walker);
  reportUnusedLocals(body, walker);
  walker.body = undefined;
}

/** Walks a snippet, which Fastly puts into a subroutine of its own. */
export function walkSnippet(walker: Walker): void {
  const { root } = walker.file.parsed;
  if (root.kind !== "Snippet") return;
  const { subroutine } = walker.file;
  const scope = subroutine === undefined ? 0 : walker.unit.calls.scopeOf(`vcl_${subroutine}`);
  const body = new Body(scope, subroutine);
  walker.body = body;
  walkStatements(root.body, walker);
  checkLabels(body, walker);
  reportUnusedLocals(body, walker);
  walker.body = undefined;
}
