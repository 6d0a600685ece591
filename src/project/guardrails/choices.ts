import { walkCondition } from "../../program/condition.js";
import type { Toggle } from "../../program/dictionary.js";
import { walkProgram, type Program } from "../../program/program.js";
import { asCreated, type Choice } from "./edge.js";

/** Up to so many toggles, every combination of them is checked. */
const mostExhausted = 8;

export function toggleId({ dictionary, key }: Toggle): string {
  return `${dictionary.name}.${key}`;
}

/** The toggles that decisions hang on, and their initial states; the kill switch is none, since it stays off. */
export function togglesOf(program: Program): ReadonlyMap<string, boolean> {
  const toggles = new Map<string, boolean>();
  const visit: Parameters<typeof walkProgram>[1] = (condition) => {
    if (condition.kind === "toggle") {
      toggles.set(toggleId(condition.toggle), condition.toggle.initial === "enabled");
    }
  };
  walkProgram(program, visit);
  for (const { guarded } of program.guardrails ?? []) {
    if (guarded.kind === "condition") walkCondition(guarded.condition, visit);
  }
  if (program.killSwitch) toggles.delete(toggleId(program.killSwitch));
  return toggles;
}

/** A choice with the kill switch off, whatever it was created as. */
export function withoutKillSwitch({ toggles, listedOn }: Choice, { killSwitch }: Program): Choice {
  if (killSwitch === undefined) return { toggles, listedOn };
  return { toggles: new Map(toggles).set(toggleId(killSwitch), false), listedOn };
}

/**
 * The choices that on-call has, those first that differ least from how the switches are created. All of them where there
 * are few switches; otherwise up to two switches thrown, each one left, all on and all off.
 */
export function choicesOf(program: Program): readonly Choice[] {
  const toggles = [...togglesOf(program)];
  const flipped = (indices: readonly number[]): Choice => ({
    ...asCreated,
    toggles: new Map(
      indices.flatMap((index) => {
        const [id, initial] = toggles[index] ?? [];
        return id === undefined ? [] : [[id, !initial] as const];
      }),
    ),
  });
  const indices = toggles.map((_, index) => index);
  const chosen =
    toggles.length <= mostExhausted
      ? subsetsOf(indices)
      : [
          [],
          ...indices.map((index) => [index]),
          ...indices
            .slice(0, 50)
            .flatMap((one) => indices.slice(one + 1, 50).map((two) => [one, two])),
          indices.filter((index) => toggles[index]?.[1] === false),
          indices.filter((index) => toggles[index]?.[1] === true),
        ];
  return chosen.map((subset) => withoutKillSwitch(flipped(subset), program));
}

/** All subsets, small ones first. */
function subsetsOf(indices: readonly number[]): readonly (readonly number[])[] {
  const subsets = Array.from({ length: 2 ** indices.length }, (_, bits) =>
    indices.filter((index) => ((bits >> index) & 1) === 1),
  );
  return subsets.sort((a, b) => a.length - b.length);
}
