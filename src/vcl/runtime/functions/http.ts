import { isHealthy, type Backend } from "../backend.js";
import { implement } from "../implement.js";
import type { Transaction } from "../transaction.js";
import type { Value } from "../value.js";
import type { FunctionImplementations } from "./text.js";

/** What these do to the connection is only noted, in `settings` under the function's name. */
export const httpFunctions: FunctionImplementations = {
  /**
   * White space around a status does not matter (not documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/http-status-matches/
   */
  http_status_matches: implement(["INTEGER", "STRING"], "BOOL", (_tx, status, format = "") => {
    const isNegated = format.startsWith("!");
    const statuses = (isNegated ? format.slice(1) : format).split(",");
    return statuses.some((one) => one.trim() === String(status)) !== isNegated;
  }),

  /**
   * The shield, when it is one and healthy and this service did not see the request before.
   * @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/fastly-try-select-shield/
   */
  "fastly.try_select_shield": implement(
    ["BACKEND", "BACKEND"],
    "BACKEND",
    (tx, shield, fallback) =>
      isShield(shield) && isHealthy(shield) && tx.visitsThisService === 0 ? shield : fallback,
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/tls-and-http/early-hints/ */
  early_hints: implement(["STRING_LIST"], "VOID", (tx, headers) =>
    note(tx, "early_hints", headers),
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/tls-and-http/h2-push/ */
  "h2.push": implement(["STRING", "STRING?"], "VOID", (tx, resource) =>
    note(tx, "h2.push", [resource]),
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/tls-and-http/h2-disable-header-compression/ */
  "h2.disable_header_compression": implement(["STRING_LIST"], "VOID", (tx, names) =>
    note(tx, "h2.disable_header_compression", names),
  ),

  /**
   * `Alt-Svc` is added behind vcl_deliver, whatever VCL does then.
   * @see https://www.fastly.com/documentation/reference/vcl/functions/tls-and-http/h3-alt-svc/
   */
  "h3.alt_svc": implement([], "VOID", (tx) => void tx.settings.set("h3.alt_svc", true)),
};

function isShield({ isShield = false, director }: Backend): boolean {
  return isShield || director?.type === "shield";
}

type Texts = readonly (string | undefined)[];

/** Adds to what a function was called with before. */
function note(transaction: Transaction, name: string, texts: Texts): void {
  const known = transaction.settings.get(name);
  transaction.settings.set(name, isTexts(known) ? [...known, ...texts] : texts);
}

function isTexts(value: Value | undefined): value is Texts {
  return Array.isArray(value);
}
