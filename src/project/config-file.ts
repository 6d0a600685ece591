import path from "node:path";
import type { Diagnostic } from "../diagnostics/index.js";
import { defaultConfig, type ProjectConfig } from "./config.js";
import { findConfig } from "./paths.js";

/** A project's configuration, and what is wrong with it. */
export interface LoadedConfig {
  readonly config: ProjectConfig;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The configuration at the project's root or in the folder of policies. Where there is none, nothing is loaded that
 * could read one: VCL can be checked in folders that know no TypeScript.
 *
 * @param cwd the folder the command was started in
 * @param policies the folder of policies, relative to `cwd`; it need not be there
 */
export async function loadConfig(cwd: string, policies: string): Promise<LoadedConfig> {
  const folder = path.resolve(cwd, policies);
  const file = findConfig([cwd, path.dirname(folder), folder]);
  if (file === undefined) return { config: defaultConfig, diagnostics: [] };
  const { evaluateConfig } = await import("./evaluate-config.js");
  return evaluateConfig(cwd, file);
}
