// `edgewall compile`.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generatedPolicy, loopPolicy } from "./generate.mjs";
import { cli, folder, inTurn, node, root, show, smoke } from "./measure.mjs";

/** `edgewall compile` of the campaign policy from a cold start, against a node that does nothing. */
export function coldCompile(runs) {
  const project = folder("campaign");
  cpSync(path.join(root, "policies"), path.join(project, "policies"), { recursive: true });
  const peer = () => node(project, ["-e", "0"]);
  const ours = () => node(project, [cli, "compile"]);
  const pairs = inTurn(runs, ours, [peer]);
  show(
    "edgewall compile, cold",
    pairs.map(([mine]) => mine),
    "ms",
  );
  show(
    "node -e 0",
    pairs.map(([, other]) => other),
    "ms",
  );
  show(
    "ratio",
    pairs.map(([mine, other]) => mine / other),
    "x",
  );
}

/**
 * `edgewall compile` of so many rules, written out one by one and made in a loop, and whether two compilations
 * are the same, byte for byte.
 */
export function manyRules(count) {
  const policies = {
    "written out": generatedPolicy(count, 20160926),
    "made in a loop": loopPolicy(count, 20160926),
  };
  for (const [kind, text] of Object.entries(policies)) {
    const project = folder(kind.replaceAll(" ", "-"));
    mkdirSync(path.join(project, "policies"), { recursive: true });
    writeFileSync(path.join(project, "policies", "many.policy.ts"), text);
    writeFileSync(
      path.join(project, "edgewall.config.ts"),
      "export default { limits: { vclBytes: 100_000_000 } };\n",
    );
    const pairs = Array.from({ length: smoke ? 1 : 5 }, () => [
      node(project, [cli, "compile"]),
      node(project, ["-e", "0"]),
    ]);
    node(project, [cli, "compile", "--out", "again"]);
    const same = digest(path.join(project, "vcl-out")) === digest(path.join(project, "again"));
    console.log("");
    show(
      `${count} rules, ${kind}`,
      pairs.map(([mine]) => mine),
      "ms",
    );
    show(
      "ratio to node -e 0",
      pairs.map(([mine, other]) => mine / other),
      "x",
    );
    const bytes = readFileSync(path.join(project, "vcl-out", "many", "main.vcl")).length;
    console.log(
      `  main.vcl ${bytes} bytes; compiled twice: ${same ? "identical bytes" : "DIFFERENT BYTES"}`,
    );
  }
}

function digest(folder) {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    const file = path.join(folder, name);
    if (/\.\w+$/.test(name)) hash.update(`${name}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}
