import { writeFileSync } from "node:fs";
import path from "node:path";
import { seed } from "../generate/random.mjs";
import { generatedVcl } from "../generate/vcl.mjs";
import { run, worker } from "../measure.mjs";

/** Lexer, parser, checker and printer, each alone, in a process that has warmed up. */
export function stages({ smoke, runs, folder }) {
  const file = path.join(folder("stages"), "generated.vcl");
  writeFileSync(file, generatedVcl(smoke ? 1000 : 21_000, seed));
  const { stdout } = run(worker("stages", "stages.mjs", [file, String(runs(10))]));
  const { figures, memory } = JSON.parse(stdout);
  return {
    title: "stages",
    about:
      "The stages of the VCL tools on the file of lint, each alone and warmed up, in one process. No peer.",
    rows: Object.entries(figures).map(([name, values]) => ({ name, unit: "MB/s", values, memory })),
  };
}
