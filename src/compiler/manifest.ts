import type { Program } from "../program/program.js";
import type { Layout } from "./layout.js";
import type { CompiledRule } from "./service.js";
import type { Settings } from "./settings.js";

interface ManifestInput {
  readonly program: Program;
  readonly release: string;
  readonly settings: Settings;
  readonly layout: Layout;
  readonly rules: readonly CompiledRule[];
  readonly files: ReadonlyMap<string, string>;
}

/** manifest.json: which release this is, where each rule was written and where it went, and what it uses. */
export function manifest({
  program,
  release,
  settings,
  layout,
  rules,
  files,
}: ManifestInput): unknown {
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
    budgets: {
      acls: layout.acls.flatMap(({ name, entries }) =>
        entries === undefined ? [] : [budget(name, entries.length, settings.limits.aclEntries)],
      ),
      dictionaries: layout.dictionaries.flatMap(({ name, items }) =>
        items === undefined ? [] : [budget(name, items.size, settings.limits.dictionaryItems)],
      ),
      vcl: [...files]
        .filter(([path]) => path.endsWith(".vcl"))
        .map(([path, text]) => budget(path, Buffer.byteLength(text), settings.limits.vclBytes)),
    },
  };
}

function budget(name: string, used: number, limit: number) {
  return { name, used, limit };
}
