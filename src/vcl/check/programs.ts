import type { Includes } from "./includes.js";
import { declaredIn } from "./names/declarations.js";
import { fastlySubroutine } from "./places/call-graph.js";
import { renderedMacro } from "./places/missing-macros.js";
import type { UnitFile } from "./unit.js";

/** Files of a unit, by their places in it, that make one program. */
export interface Program {
  /** Of what is declared twice, the later one is reported. */
  readonly members: readonly number[];
  /** Those members whose problems count. */
  readonly own: ReadonlySet<number>;
  /** Those that may belong to it: what they declare counts, and what is not used here may be used there. */
  readonly around: readonly number[];
}

/**
 * Divides files that contradict each other: the VCL of several services often stands in one folder. Two files with
 * subroutines of Fastly's are not one program when both declare the same name, or hold the same macro. Each of them
 * is checked with what it includes, and the other files with all.
 */
export function programsIn(files: readonly UnitFile[], includes: Includes): readonly Program[] {
  const all = files.map((_, index) => index);
  const rivals = findRivals(files, includes);
  if (rivals.size === 0) return [{ members: all, own: new Set(all), around: [] }];
  const others = all.filter((index) => !rivals.has(index));
  const programs = [...rivals].map((index) => {
    const members = [...includes.from(index), index];
    const around = others.filter((each) => !members.includes(each));
    return { members, own: new Set([index]), around };
  });
  if (others.length === 0) return programs;
  return [...programs, { members: [...others, ...rivals], own: new Set(others), around: [] }];
}

/** Files with subroutines of Fastly's which claim something that another such file claims. */
function findRivals(files: readonly UnitFile[], includes: Includes): ReadonlySet<number> {
  const owners = new Map<string, number>();
  const rivals = new Set<number>();
  files.forEach((file, index) => {
    for (const claim of claimsOf(file)) {
      const owner = owners.get(claim);
      if (owner === undefined) owners.set(claim, index);
      else if (!includes.areJoined(owner, index)) rivals.add(owner).add(index);
    }
  });
  return rivals;
}

/** What cannot be there twice in a program: names, and Fastly's macros. */
function claimsOf({ parsed }: UnitFile): ReadonlySet<string> {
  const claims = new Set<string>();
  if (parsed.root.kind !== "File") return claims;
  let isMain = false;
  for (const { kind, node } of declaredIn(parsed.root)) {
    const { name } = node.name;
    const subroutine = kind === "sub" ? fastlySubroutine(name) : undefined;
    if (node.kind !== "SubroutineDeclaration" || subroutine === undefined)
      claims.add(`${kind} ${name}`);
    else {
      isMain = true;
      if (node.body.body.some((statement) => statement.kind === "MacroStatement"))
        claims.add(`macro ${subroutine}`);
    }
  }
  if (!isMain) return new Set();
  for (const comment of parsed.comments) {
    const subroutine = renderedMacro(comment);
    if (subroutine !== undefined) claims.add(`macro ${subroutine}`);
  }
  return claims;
}
