import type { Statement } from "../../syntax/ast/statements.js";
import type { Subroutine } from "../../types/subroutines.js";
import type { VclType } from "../../types/type.js";
import { fastlySubroutine } from "../places/call-graph.js";
import { isDeclarableType } from "../types/type-names.js";
import type { UnitFile } from "../unit.js";

type Locals = Map<string, VclType | undefined>;

/**
 * The locals of those of Fastly's subroutines which have several bodies: Fastly joins them, in an order that the
 * files do not tell, so that each may use what another declares.
 */
export function collectSharedLocals(
  files: readonly UnitFile[],
): ReadonlyMap<Subroutine, ReadonlyMap<string, VclType | undefined>> {
  const bodies = new Map<Subroutine, (readonly Statement[])[]>();
  for (const { parsed, subroutine } of files) {
    if (parsed.root.kind === "Snippet") add(bodies, subroutine, parsed.root.body);
    else
      for (const node of parsed.root.body)
        if (node.kind === "SubroutineDeclaration")
          add(bodies, fastlySubroutine(node.name.name), node.body.body);
  }
  const shared = new Map<Subroutine, Locals>();
  for (const [subroutine, all] of bodies) if (all.length > 1) shared.set(subroutine, localsIn(all));
  return shared;
}

function add(
  bodies: Map<Subroutine, (readonly Statement[])[]>,
  subroutine: Subroutine | undefined,
  body: readonly Statement[],
): void {
  if (subroutine === undefined) return;
  const known = bodies.get(subroutine);
  if (known === undefined) bodies.set(subroutine, [body]);
  else known.push(body);
}

function localsIn(bodies: readonly (readonly Statement[])[]): Locals {
  const locals: Locals = new Map();
  const pending = [...bodies];
  for (let body = pending.pop(); body !== undefined; body = pending.pop())
    for (const statement of body) {
      if (statement.kind === "DeclareLocalStatement") {
        const type = statement.type.name;
        locals.set(statement.name.name, isDeclarableType(type) ? type : undefined);
      } else if (statement.kind === "Block") pending.push(statement.body);
      else if (statement.kind === "IfStatement") {
        for (const branch of statement.branches) pending.push(branch.body.body);
        if (statement.otherwise !== undefined) pending.push(statement.otherwise.body);
      } else if (statement.kind === "SwitchStatement")
        for (const each of statement.cases) pending.push(each.body);
    }
  return locals;
}
