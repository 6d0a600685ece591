import type { Transaction } from "../transaction.js";

/** What `fastly.error` can hold, as far as this runtime raises it. */
export type FastlyError =
  "EBADDECRYPT" | "EDOM" | "EINVAL" | "EPARSENUM" | "ERANGE" | "EREGRECUR" | "ESESOOM" | "EUTF8";

/**
 * Sets `fastly.error`, which keeps the last error until VCL unsets it: among the settings, by its name.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/fastly-error/
 */
export function raise(transaction: Transaction, error: FastlyError): void {
  transaction.settings.set("fastly.error", error);
}
