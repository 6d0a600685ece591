/** The real PCRE2, for judging our reading of patterns by. */

import { createRequire } from "node:module";
import type PCRE from "@stephen-riley/pcre2-wasm";

interface Module {
  readonly default: typeof PCRE;
}

const Pcre2 = await load();

/**
 * Loads the WebAssembly. Its loader takes the presence of `fetch` for a browser's, and leaves listeners that would
 * turn a failing test into the end of the process.
 */
async function load(): Promise<typeof PCRE> {
  const { fetch } = globalThis;
  const emitter: NodeJS.EventEmitter = process;
  const events = ["uncaughtException", "unhandledRejection"];
  const before = new Set(events.flatMap((event) => emitter.listeners(event)));
  Reflect.deleteProperty(globalThis, "fetch");
  try {
    const loaded: Module = createRequire(import.meta.url)("@stephen-riley/pcre2-wasm");
    await loaded.default.init();
    return loaded.default;
  } finally {
    globalThis.fetch = fetch;
    for (const event of events) {
      for (const listener of emitter.listeners(event)) {
        if (!before.has(listener)) emitter.removeListener(event, listener as () => void);
      }
    }
  }
}

export type Verdict =
  | { readonly ok: true; readonly captures: number; readonly names: number }
  | { readonly ok: false; readonly message: string };

export const version = Pcre2.version();

/** Whether PCRE2 compiles the pattern in UTF mode. */
export function compile(pattern: string): Verdict {
  try {
    const compiled = new Pcre2(pattern);
    const captures = compiled.getCaptureCount();
    const names = compiled.getMatchNameCount();
    compiled.destroy();
    return { ok: true, captures, names };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** The start and end of the match and of each group in each subject, or `no match`, or an error's name. */
export function matches(pattern: string, subjects: readonly string[]): readonly string[] {
  const compiled = new Pcre2(pattern);
  const results = subjects.map((subject) => {
    try {
      const match = compiled.match(subject);
      if (match === null) return "no match";
      return Array.from({ length: match.length }, (_, index) => {
        const group = match[String(index)];
        return group === undefined || group.start < 0 ? "-" : `${group.start}-${group.end}`;
      }).join(" ");
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });
  compiled.destroy();
  return results;
}
