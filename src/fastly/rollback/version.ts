import { quote } from "../../diagnostics/index.js";
import type { Version } from "../client/index.js";
import { done, refused, type Outcome } from "../flip/failure.js";

/** How the comments of edgewall's versions begin: `edgewall RELEASE COMMIT: …`. */
const own = /^edgewall (?:push )?([0-9a-f]{12,64})(?: ([0-9a-f]{7,64}))?(?![0-9a-f])/;

/** What the comment of a version says of it. */
export interface Origin {
  /** The first twelve digits. */
  readonly release: string;
  readonly commit: string | undefined;
}

/** Undefined for a version that edgewall did not make. */
export function originOf({ comment }: Version): Origin | undefined {
  const [, release, commit] = own.exec(comment) ?? [];
  return release === undefined ? undefined : { release, commit };
}

/**
 * The version to go back to: the one that is named, or else the last before the active one that edgewall activated.
 *
 * @param wanted as it was typed
 */
export function chooseVersion(
  wanted: string | undefined,
  versions: readonly Version[],
  active: number,
): Outcome<Version> {
  const usable = versions.filter(
    (version) => version.locked && originOf(version) !== undefined && version.number < active,
  );
  if (wanted === undefined) {
    const found = usable.at(-1);
    return found === undefined
      ? refuse(`there is no version before ${active} that edgewall activated`, usable)
      : done(found);
  }
  const number = /^[1-9][0-9]{0,8}$/.test(wanted) ? Number(wanted) : undefined;
  const found = versions.find((version) => version.number === number);
  if (found === undefined) return refuse(`there is no version ${quote(wanted, 40)}`, usable);
  if (!found.locked && !found.active)
    return refuse(`version ${found.number} was never active: it is a draft`, usable);
  return done(found);
}

function refuse(message: string, usable: readonly Version[]) {
  const numbers = usable.slice(-10).map(({ number }) => String(number));
  return refused("input", {
    code: "EW3071",
    message,
    help:
      numbers.length === 0
        ? "edgewall activated none before this one; name a version, or push a commit from before"
        : `edgewall activated ${numbers.join(", ")} before the active one`,
  });
}
