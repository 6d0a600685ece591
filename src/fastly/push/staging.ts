import { quote } from "../../diagnostics/index.js";
import type { Operation } from "../plan/operation.js";
import type { VersionContent } from "../service.js";
import type { Stop } from "./stop.js";

/** What of a plan is done for staging: nothing that ends what production uses, and production's release stays. */
export function stagedOperations(operations: readonly Operation[]): readonly Operation[] {
  return operations.filter(({ phase }) => phase !== "after");
}

/**
 * Why a plan cannot go to staging alone: the content of a container has no version, so that what is written for staging
 * is live in production at once.
 *
 * @param production what stands in the active version
 * @see https://www.fastly.com/documentation/guides/full-site-delivery/staging/working-with-staging/
 */
export function stagingProblem(
  operations: readonly Operation[],
  production: VersionContent,
): Stop | undefined {
  const shared = operations.filter(
    ({ kind, phase, name }) =>
      phase === "before" &&
      ((kind === "entries" && production.acls.has(name)) ||
        (kind === "items" && production.dictionaries.has(name))),
  );
  if (shared.length > 0) {
    const names = [...new Set(shared.map(({ name }) => quote(name)))];
    return {
      code: "EW3048",
      message: `production uses ${names.slice(0, 5).join(", ")}${names.length > 5 ? ` and ${names.length - 5} more` : ""}, whose content staging shares`,
      help: "what a list holds has no version: push that change first, or give the list another name",
      kind: "refused",
    };
  }
  if (operations.some(({ kind }) => kind === "version")) return undefined;
  return {
    code: "EW3048",
    message: "there is nothing to put on staging: no version differs, and lists have none",
    help: "leave --staging away",
    kind: "refused",
  };
}
