import type { Program } from "../program/program.js";
import type { Budgets } from "./budgets/index.js";
import type { CompiledRule } from "./service.js";
import type { Settings } from "./settings.js";

interface ManifestInput {
  readonly program: Program;
  readonly release: string;
  readonly settings: Settings;
  readonly rules: readonly CompiledRule[];
  readonly budgets: Budgets;
}

/** manifest.json: which release this is, where each rule was written and where it went, and what it uses. */
export function manifest({ program, release, settings, rules, budgets }: ManifestInput): unknown {
  return {
    policy: program.name,
    ...(program.owner !== undefined && { owner: program.owner }),
    release,
    errorCode: settings.errorCode,
    rules: rules.map(({ id, action, mode, place, lines }) => ({
      id,
      action,
      mode,
      file: place?.file ?? null,
      line: place?.line ?? null,
      vcl: Object.fromEntries(lines),
    })),
    budgets,
  };
}
