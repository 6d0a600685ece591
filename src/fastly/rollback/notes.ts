import { visible } from "../../diagnostics/index.js";
import { stateDictionary, type VersionContent } from "../service.js";
import type { RollbackInput } from "./plan.js";
import { originOf } from "./version.js";

/**
 * What a rollback does not restore, for people.
 *
 * @param restored names of the containers whose content it restores
 */
export function notesOf(
  { live, to, snapshot, desired }: RollbackInput,
  { acls, dictionaries }: VersionContent,
  restored: ReadonlySet<string>,
): readonly string[] {
  const origin = originOf(to);
  const hidden = [...dictionaries].filter(([, { writeOnly }]) => writeOnly).map(([name]) => name);
  const own = [...acls.keys(), ...dictionaries.keys()].filter(
    (name) => live.state.owns.has(name) && name !== stateDictionary && !hidden.includes(name),
  );
  const isOnCalls = (name: string) => desired?.containers.get(name)?.managed === "live";
  const left = own.filter((name) => !restored.has(name) && !isOnCalls(name));
  const kept = own.filter(isOnCalls);
  const how =
    origin?.commit === undefined
      ? "push the commit that it was made from"
      : `\`git checkout ${origin.commit}\`, then \`edgewall push\``;
  return [
    ...(origin === undefined ? [`version ${to.number} was not made by edgewall`] : []),
    ...(snapshot === undefined
      ? [
          `there is no snapshot of version ${to.number} here: its lists stay as they are now, with what later pushes wrote; to restore them: ${how}`,
        ]
      : []),
    ...(left.length > 0
      ? [`these stay as they are now, because the snapshot does not hold them: ${names(left)}`]
      : []),
    ...(hidden.length > 0
      ? [`nobody can read private dictionaries, so these stay as they are now: ${names(hidden)}`]
      : []),
    ...(kept.length > 0 ? [`these are on-call's, and stay as they are: ${names(kept)}`] : []),
  ];
}

/** So many are named. */
const most = 10;

function names(all: readonly string[]): string {
  const shown = all.slice(0, most).map((name) => visible(name, 100));
  return `${shown.join(", ")}${all.length > most ? ` and ${all.length - most} more` : ""}`;
}
