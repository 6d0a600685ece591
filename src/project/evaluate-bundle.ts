import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import type { Bundle } from "./bundle.js";
import { scriptName } from "./places.js";

export type Evaluation =
  | { readonly ok: true; readonly exported: unknown }
  | { readonly ok: false; readonly reason: "thrown"; readonly thrown: unknown }
  | { readonly ok: false; readonly reason: "timeout"; readonly seconds: number };

/** The global, there only while a bundle runs, that the script calls with its body. */
const runner = "__edgewallRunBundle";

/** Long enough for any policy that computes its rules, short enough for whoever waits. */
const defaultTimeout = 10_000;

/**
 * Runs a bundle and returns what it exports. Policies are code: they run with the rights of whoever runs the
 * command (docs/threat-model.md). What is kept from them is the Fastly token, which left the environment
 * before this is called, and the process's time.
 *
 * @param edgewall what `import … from "edgewall"` gives: the command's own copy, whatever is installed
 */
export function evaluateBundle(
  bundle: Bundle,
  index: number,
  edgewall: object,
  timeout = defaultTimeout,
): Evaluation {
  const load = createRequire(bundle.entry);
  const require = (name: string): unknown => (name === "edgewall" ? edgewall : load(name));
  const module = { exports: {} };
  const run = (body: (...given: readonly unknown[]) => void) => {
    body(module, module.exports, require, bundle.entry, path.dirname(bundle.entry));
  };
  Object.defineProperty(globalThis, runner, { value: run, configurable: true });
  const limit = Error.stackTraceLimit;
  try {
    // The timeout holds while the script runs, so the script itself has to call the bundle.
    const script = new vm.Script(
      `${runner}(function (module, exports, require, __filename, __dirname) {\n${bundle.code}\n});`,
      { filename: scriptName(index), lineOffset: -1 },
    );
    Error.stackTraceLimit = 30;
    script.runInThisContext({ timeout, displayErrors: false });
    return { ok: true, exported: module.exports };
  } catch (thrown) {
    if (isTimeout(thrown)) return { ok: false, reason: "timeout", seconds: timeout / 1_000 };
    return { ok: false, reason: "thrown", thrown };
  } finally {
    Error.stackTraceLimit = limit;
    Reflect.deleteProperty(globalThis, runner);
  }
}

function isTimeout(thrown: unknown): boolean {
  return (
    thrown instanceof Error && "code" in thrown && thrown.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
