import { quote } from "../../../diagnostics/index.js";
import type { Subroutine } from "../../types/subroutines.js";
import type { Body, Local } from "../body.js";
import type { Context, Unit } from "../context.js";
import type { Problems } from "../problems.js";
import { kindNames, type Declared, type NameKind } from "./declarations.js";
import type { UnitFile } from "../unit.js";
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
  const mentioned = mentionsInBroken(unit.files);
  for (const kind of kinds) {
    const names: ReadonlyMap<string, Declared> = unit.declarations[kind];
    for (const { name, node, file, used } of names.values()) {
      if (used || node === undefined || (kind === "sub" && name.startsWith("vcl_"))) continue;
      const isInBroken = (unit.files[file]?.parsed.problems.length ?? 0) > 0;
      if ((mentioned.get(name) ?? 0) > (isInBroken ? 1 : 0)) continue;
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

/** The names in files that do not parse, each as often as it stands there: any but a declaration may be a use. */
function mentionsInBroken(files: readonly UnitFile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const note = (name: string): unknown => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { text, parsed } of files) {
    if (parsed.problems.length === 0) continue;
    for (const [word] of text.matchAll(/[\w.-]+/g)) {
      note(word);
      // As in `ratecounter.NAME.bucket.10s`.
      if (word.includes(".")) word.split(".").forEach(note);
    }
  }
  return counts;
}
