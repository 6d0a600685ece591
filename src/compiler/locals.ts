import { walkCondition, type Condition } from "../program/condition.js";
import type { Statement } from "../vcl/syntax/index.js";
import { fieldLocalOf, heldFields } from "./fields.js";
import type { Layout } from "./layout.js";
import { askStatements, isAskedAtOnce, neededBy } from "./lists/ask.js";
import { hashInto, networkInto } from "./lists/key-locals.js";
import { nobody } from "./lists/lookup.js";
import { isListLocal, listOf, localName, onList, type Local } from "./names.js";
import { normalise } from "./normalisation.js";

/** The locals that hold what tests read: normal forms of fields, and whether the client is on a list. */
export function heldLocals(conditions: readonly Condition[], layout: Layout): ReadonlySet<Local> {
  const lists = new Set<Local>();
  for (const condition of conditions) {
    walkCondition(condition, (part) => {
      if (part.kind !== "address") return;
      const { name } = part.list;
      if (!isAskedAtOnce(layout.byList.get(name) ?? nobody)) lists.add(onList(name));
    });
  }
  const needed = [...lists].flatMap((local) => withPrerequisites(local, layout));
  return new Set([...heldFields(conditions), ...needed, ...lists]);
}

function withPrerequisites(local: Local, layout: Layout): readonly Local[] {
  return prerequisites(local, new Set(), layout).flatMap((needed) => [
    ...withPrerequisites(needed, layout),
    needed,
  ]);
}

/** The locals that a condition's tests read. */
export function localsOf(condition: Condition, held: ReadonlySet<Local>): ReadonlySet<Local> {
  const found = new Set<Local>();
  walkCondition(condition, (part) => {
    const local =
      part.kind === "address" ? heldList(part.list.name, held) : fieldLocalOf(part, held);
    if (local !== undefined) found.add(local);
  });
  return found;
}

function heldList(name: string, held: ReadonlySet<Local>): Local | undefined {
  const local = onList(name);
  return held.has(local) ? local : undefined;
}

/** Locals that must hold their value before this one is computed. */
export function prerequisites(
  local: Local,
  held: ReadonlySet<Local>,
  layout: Layout,
): readonly Local[] {
  if (isListLocal(local)) return neededBy(layout.byList.get(listOf(local)) ?? nobody);
  if (local === "network48Hash") return ["network48"];
  if (local === "network64Hash") return ["network64"];
  return local === "url" && held.has("path") ? ["path"] : [];
}

/** The statements that leave its value in a local. */
export function computation(
  local: Local,
  held: ReadonlySet<Local>,
  layout: Layout,
): readonly Statement[] {
  if (isListLocal(local)) {
    const list = listOf(local);
    return askStatements(list, localName(local), layout.byList.get(list) ?? nobody);
  }
  switch (local) {
    case "path":
    case "url":
    case "query":
    case "host":
    case "userAgent":
      return normalise(local, held);
    case "network48":
      return networkInto(48);
    case "network64":
      return networkInto(64);
    case "addressHash":
      return hashInto("address");
    case "network48Hash":
      return hashInto("network48");
    case "network64Hash":
      return hashInto("network64");
  }
}
