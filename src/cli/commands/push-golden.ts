import path from "node:path";
import type { CompiledService } from "../../compiler/service.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import { explainDifferences } from "../../golden/classify.js";
import { displayPath } from "../../project/paths.js";
import { readTree } from "../../project/write-tree.js";

/** What of a service was not reviewed: its differences from golden, as `edgewall verify` finds them. */
export function unreviewed(
  { name, files, unreviewed: large }: CompiledService,
  golden: string,
  root: string,
): readonly Diagnostic[] {
  const folder = path.join(golden, name);
  const compiled = new Map([...files].filter(([file]) => !large.has(file)));
  return explainDifferences(readTree(folder), compiled).map(({ path: file, summary }) => ({
    code: "EW1053",
    severity: "error",
    message: `${name}/${file} differs from golden: ${summary}`,
    help: "only what was reviewed is pushed: `edgewall verify` shows the difference, `edgewall verify --update` accepts it",
    file: displayPath(root, path.join(folder, file)),
    line: 1,
  }));
}
