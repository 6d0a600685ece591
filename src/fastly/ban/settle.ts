import { done, open, refused, remote, type Outcome } from "../flip/failure.js";
import type { FastlyError } from "../client/index.js";
import type { Entry } from "./place.js";
import type { Edit, Store } from "./store.js";

/** How often a write is tried whose answer was lost, or that somebody else came before. */
const attempts = 3;

export interface Settled {
  /** Values by the entries' texts; what is not there was not on the list. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/**
 * Makes entries what they shall be: reads, writes what differs, and reads again, until nothing differs. So a write whose
 * answer was lost is not repeated blindly, and what was dropped in silence is seen.
 *
 * @param editOf what is to become of an entry that has this value now; undefined where it is as it shall be
 * @param look sees what is on the list before anything is written, and may refuse
 */
export async function settle(
  store: Store,
  entries: readonly Entry[],
  editOf: (entry: Entry, value: string | undefined) => Edit | undefined,
  look: (before: ReadonlyMap<string, string>) => Outcome<undefined>,
): Promise<Outcome<Settled>> {
  let before: ReadonlyMap<string, string> | undefined;
  let failed: FastlyError | undefined;
  for (let attempt = 0; ; attempt++) {
    const read = await store.read(entries);
    if (!read.ok)
      return attempt === 0 ? remote(read.error, "nothing was written") : lost(failed ?? read.error);
    if (before === undefined) {
      const looked = look(read.value);
      if (!looked.ok) return looked;
      before = read.value;
    }
    const edits = editsFor(read.value);
    if (edits.length === 0) return done({ before, after: read.value });
    if (attempt === attempts) return left(edits, failed, isChanged(before, read.value));
    failed = await store.write(edits);
    if (failed !== undefined && !isOpen(failed)) {
      const now = await store.read(entries);
      if (!now.ok) return lost(failed);
      return left(editsFor(now.value), failed, isChanged(before, now.value));
    }
  }

  function editsFor(held: ReadonlyMap<string, string>): readonly Edit[] {
    return entries.flatMap((entry) => editOf(entry, held.get(entry.text)) ?? []);
  }

  function isChanged(from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>): boolean {
    return entries.some(({ text }) => from.get(text) !== to.get(text));
  }
}

/** Whether it may have been done, or somebody else have done it: the next reading shows. */
function isOpen({ kind, mayHaveTakenEffect }: FastlyError): boolean {
  return mayHaveTakenEffect || kind === "conflict" || kind === "not-found";
}

function lost(error: FastlyError) {
  return open(
    remote(
      error,
      "what is on the list now is not known: run the same command again, which does no harm",
    ),
  );
}

/** Some are not as they shall be. */
function left(edits: readonly Edit[], failed: FastlyError | undefined, isSomeWritten: boolean) {
  const texts = edits.map(({ entry }) => entry.text);
  const shown = `${texts.slice(0, 3).join(", ")}${texts.length > 3 ? ` and ${texts.length - 3} more` : ""}`;
  const [are, read] = texts.length === 1 ? ["is", "reads"] : ["are", "read"];
  if (failed === undefined)
    return open(
      refused("remote", {
        code: "EW3063",
        message: `Fastly took the write, and ${shown} ${read} back otherwise`,
        help: "the list may be full, or somebody else writes to it: look at it, and run the same command again",
      }),
    );
  const failure = remote(
    failed,
    `at the edge ${shown} ${are} as before: run the same command again`,
  );
  return isSomeWritten ? open(failure) : failure;
}
