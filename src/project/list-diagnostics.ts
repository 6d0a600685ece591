import type { AddressList } from "../addresses/index.js";
import { quote, type Diagnostic } from "../diagnostics/index.js";

/**
 * What a list file holds that is no entry: the first few in full, and how many more there are, since nothing is dropped
 * in silence.
 *
 * @param file as messages show it
 * @param strict whether each is an error, which stops the reader, or a warning that says it was left out
 */
export function listDiagnostics(
  { rejected, rejectedCount }: Pick<AddressList, "rejected" | "rejectedCount">,
  file: string,
  strict: boolean,
): readonly Diagnostic[] {
  const severity = strict ? "error" : "warning";
  const leftOut = strict ? "" : "; it was left out";
  const diagnostics = rejected.map(({ line, column, endColumn, problem, help }): Diagnostic => ({
    code: "EW1041",
    severity,
    message: `${problem}${leftOut}`,
    help,
    file,
    line,
    column,
    endLine: line,
    endColumn,
  }));
  const last = diagnostics.at(-1);
  const more = rejectedCount - rejected.length;
  if (last === undefined || more === 0) return diagnostics;
  return [
    ...diagnostics,
    {
      ...last,
      message: `list file ${quote(file)}: ${more} more ${more === 1 ? "entry is" : "entries are"} no addresses${strict ? "" : " and were left out"}`,
      help: `${rejectedCount} in all; the first ${rejected.length} are shown above`,
    },
  ];
}
