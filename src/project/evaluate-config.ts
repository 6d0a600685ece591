import { readFileSync } from "node:fs";
import * as edgewall from "../index.js";
import { visible } from "../diagnostics/index.js";
import { bundle } from "./bundle.js";
import { defaultConfig, readConfig } from "./config.js";
import { evaluateBundle } from "./evaluate-bundle.js";
import { defaultExport, isError, messageOf } from "./exported.js";
import type { LoadedConfig } from "./config-file.js";
import { displayPath } from "./paths.js";
import { Places } from "./places.js";

/** Runs a configuration file, and reads what it exports. */
export async function evaluateConfig(root: string, entry: string): Promise<LoadedConfig> {
  const file = displayPath(root, entry);
  const { bundles, diagnostics } = await bundle(root, [entry]);
  const [only] = bundles;
  if (only === undefined) return { config: defaultConfig, diagnostics };
  const evaluation = evaluateBundle(only, 0, edgewall);
  if (evaluation.ok) {
    return readConfig(defaultExport(evaluation.exported), file, readFileSync(entry, "utf8"));
  }
  const thrown = evaluation.reason === "thrown" ? evaluation.thrown : undefined;
  const place = isError(thrown) ? new Places(root, bundles).of(thrown) : undefined;
  return {
    config: defaultConfig,
    diagnostics: [
      {
        code: evaluation.reason === "timeout" ? "EW1004" : "EW1002",
        severity: "error",
        message:
          evaluation.reason === "timeout"
            ? `the configuration ran for more than ${evaluation.seconds} seconds`
            : `the configuration throws: ${visible(messageOf(thrown), 300)}`,
        help: "it is a program: it must run to its end",
        ...(place ?? { file, line: 1, column: 1 }),
      },
    ],
  };
}
