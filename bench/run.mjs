// `npm run bench`: every figure this project claims, as a ratio against a peer in the same run.
// Nothing here asserts; bench/README.md records what was measured, where and when.
import { rmSync } from "node:fs";
import { cpus } from "node:os";
import { coldCompile, manyRules } from "./compile.mjs";
import { decisions } from "./decisions.mjs";
import { coldLint, stages } from "./lint.mjs";
import { smoke, work } from "./measure.mjs";

const runs = smoke ? 2 : 15;

try {
  console.log(
    `node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown"}, ${runs} runs each\n`,
  );
  coldCompile(runs);
  manyRules(smoke ? 1_000 : 10_000);
  coldLint(runs);
  stages(smoke ? 1 : 10);
  decisions(smoke ? 1 : 7);
} finally {
  rmSync(work, { recursive: true, force: true });
}
