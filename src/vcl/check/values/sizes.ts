import type { VclNode } from "../../syntax/ast/node.js";
import { limits, type Limits } from "../../types/limits.js";
import type { Context } from "../context.js";

/** UTF-16 has at least a third as many units as UTF-8 has bytes. */
const mostBytesPerUnit = 3;

/** Checks how large a file or a snippet is. */
export function checkFileSize(context: Context): void {
  const { text, parsed } = context.file;
  const { root } = parsed;
  const limit = root.kind === "Snippet" ? "snippetBytes" : "vclFileBytes";
  const most = context.unit.limits[limit];
  if (text.length * mostBytesPerUnit <= most) return;
  const bytes = Buffer.byteLength(text);
  if (bytes <= most) return;
  context.problems.add(
    {
      code: "EW2064",
      severity: "warning",
      message: `the ${root.kind === "Snippet" ? "snippet" : "file"} has ${bytes} bytes, more than ${most}`,
      help: "split it, move data into dictionaries, or have Fastly raise the limit and set it in the configuration",
      link: limits[limit].link,
    },
    { start: 0, end: 0 },
  );
}

/**
 * Checks the length of a key or a value. The documented limits are those of dictionaries, so that tables which the
 * VCL declares are held to them only where the configuration names a limit.
 */
export function checkEntryLength(
  limit: "tableKeyCharacters" | "tableValueCharacters",
  text: string,
  at: VclNode,
  context: Context,
): void {
  const most = context.unit.configuredLimits[limit];
  if (most === undefined || text.length <= most) return;
  context.report(
    {
      code: "EW2064",
      severity: "warning",
      message: `the ${limit === "tableKeyCharacters" ? "key" : "value"} has ${text.length} characters, more than ${most}`,
      help: "shorten it",
      link: limits[limit].link,
    },
    at,
  );
}

/** The same for the number of entries. */
export function checkEntryCount(
  limit: keyof Pick<Limits, "aclEntries" | "tableEntries">,
  count: number,
  at: VclNode,
  context: Context,
): void {
  const most = context.unit.configuredLimits[limit];
  if (most === undefined || count <= most) return;
  context.report(
    {
      code: "EW2064",
      severity: "warning",
      message: `there are ${count} entries, more than ${most}`,
      help: "divide them, or have Fastly raise the limit and set it in the configuration",
      link: limits[limit].link,
    },
    at,
  );
}
