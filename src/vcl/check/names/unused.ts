import { quote } from "../../../diagnostics/index.js";
import type { Subroutine } from "../../types/subroutines.js";
import type { Body, Local } from "../body.js";
import type { Context, Unit } from "../context.js";
import type { Problems } from "../problems.js";
import { kindNames, type Declared, type NameKind } from "./declarations.js";
import { localsPage } from "./locals.js";

/** Backends are left out: the first one that is declared is the default, and others may be chosen by Fastly. */
const kinds: readonly NameKind[] = ["acl", "table", "sub", "penaltybox", "ratecounter"];

export function reportUnusedLocals({ locals, ended, subroutine }: Body, context: Context): void {
  for (const local of ended) reportUnusedLocal(local, subroutine, context);
  for (const local of locals.values()) reportUnusedLocal(local, subroutine, context);
}

function reportUnusedLocal(
  { name, used }: Local,
  subroutine: Subroutine | undefined,
  context: Context,
): void {
  if (used || isShared(name.name, subroutine, context)) return;
  context.report(
    {
      code: "EW2024",
      severity: "warning",
      message: `local variable ${quote(name.name)} is never used`,
      help: "remove its declaration",
      link: localsPage,
    },
    name,
  );
}

/** Whether another body of the same subroutine may use it. */
function isShared(name: string, subroutine: Subroutine | undefined, { unit }: Context): boolean {
  return subroutine !== undefined && unit.sharedLocals.get(subroutine)?.has(name) === true;
}

/** Reports names that nothing in a unit uses, once all of it was walked. */
export function reportUnusedNames(unit: Unit, problemsOf: (file: number) => Problems): void {
  for (const kind of kinds) {
    const names: ReadonlyMap<string, Declared> = unit.declarations[kind];
    for (const { name, node, file, used } of names.values()) {
      if (used || node === undefined || (kind === "sub" && name.startsWith("vcl_"))) continue;
      problemsOf(file).add(
        {
          code: "EW2024",
          severity: "warning",
          message: `${kindNames[kind]} ${quote(name)} is never used`,
          help: "remove it, or use it",
        },
        node.name.span,
      );
    }
  }
}
