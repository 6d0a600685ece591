// `edgewall lint` and the stages of the VCL tools.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { generatedVcl } from "./generate.mjs";
import { cli, folder, inTurn, node, peak, root, run, show } from "./measure.mjs";

/** Its place in falco-js, which npm installs. */
function falco() {
  const manifest = createRequire(import.meta.url).resolve("falco-js/package.json");
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  return path.join(path.dirname(manifest), "bin", `falco-${process.platform}-${arch}`);
}

/** A cold `edgewall lint` of a generated file of 1 MB and 21,000 lines, against falco on the same file. */
export function coldLint(runs) {
  const work = folder("lint");
  mkdirSync(work, { recursive: true });
  const file = path.join(work, "generated.vcl");
  const text = generatedVcl(21_000, 20160926);
  writeFileSync(file, text);
  const peer = falco();
  console.log(`\n  ${text.length} bytes, ${text.split("\n").length} lines`);
  const ours = () => run(work, process.execPath, [cli, "lint", file], true);
  const idle = () => node(work, ["-e", "0"]);
  if (!existsSync(peer)) {
    console.log(
      `  falco: no binary of falco-js for ${process.platform}-${process.arch}; not compared`,
    );
    show("edgewall lint, cold", inTurn(runs, ours, []).flat(), "ms");
    return;
  }
  const json = () => run(work, peer, ["-json", file], true);
  const plain = () => run(work, peer, [file], true);
  const rounds = inTurn(runs, ours, [json, plain, idle]);
  const column = (index) => rounds.map((round) => round[index]);
  const ratio = (index) => rounds.map((round) => round[0] / round[index]);
  show("edgewall lint, cold", column(0), "ms");
  show("falco -json (what falco-js runs)", column(1), "ms");
  show("falco", column(2), "ms");
  show("node -e 0", column(3), "ms");
  show("ratio to falco -json", ratio(1), "x");
  show("ratio to falco", ratio(2), "x");
  const memory = peak(work, process.execPath, [cli, "lint", file]);
  console.log(
    memory === undefined
      ? "  peak memory: GNU time is not installed; not measured"
      : `  peak memory ${memory.toFixed(0)} MB (falco -json ${peak(work, peer, ["-json", file]).toFixed(0)} MB)`,
  );
}

/** Lexer, parser, checker and printer, each alone, in a process that has warmed up. */
export function stages(runs) {
  const file = folder("lint");
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "bench", "stages.mjs"), path.join(file, "generated.vcl"), String(runs)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  console.log("");
  for (const [stage, figures] of Object.entries(JSON.parse(stdout))) show(stage, figures, "MB/s");
}
