// How fast the compiled campaign policy decides, and how many steps it takes.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root, show } from "./measure.mjs";

/** Decisions a second on one core, and steps of an allowed request against the slides' VCL by hand. */
export function decisions(runs) {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "bench", "decide.mjs"), String(runs)],
    { encoding: "utf8", cwd: root },
  );
  if (status !== 0) throw new Error(stderr);
  const { compile, figures, steps, byHand } = JSON.parse(stdout);
  console.log("\n  campaign policy, 14,217 addresses on THEWALL");
  show("VCL to JavaScript", compile, "ms");
  for (const [name, perSecond] of Object.entries(figures)) show(name, perSecond, "a second");
  console.log(`  steps of an allowed request: ${steps}; of the slides' VCL by hand: ${byHand}`);
}
