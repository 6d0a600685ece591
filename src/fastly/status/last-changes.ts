import type { FastlyClient } from "../client/index.js";
import { inTurns } from "../flip/in-turns.js";
import type { LiveService } from "../service.js";
import type { Difference } from "./differences.js";

/**
 * Says of dictionaries whose items differ when they last changed. Of entries of ACLs, and of who it was, the API says
 * nothing; where it does not answer, neither does this.
 */
export async function withLastChanges(
  client: Pick<FastlyClient, "dictionaryInfo">,
  { id, active, content: { dictionaries } }: LiveService,
  differences: readonly Difference[],
): Promise<readonly Difference[]> {
  return inTurns(differences, async (difference) => {
    const dictionary = dictionaries.get(difference.name);
    if (difference.kind !== "items" || dictionary === undefined || active === undefined)
      return difference;
    const info = await client.dictionaryInfo(id, active, dictionary.id);
    return info.ok && info.value.lastUpdated !== ""
      ? { ...difference, updatedAt: info.value.lastUpdated }
      : difference;
  });
}
