import { cpSync } from "node:fs";
import path from "node:path";
import { contest } from "../contest.mjs";
import { atMost } from "../goals.mjs";
import { edgewall, run, root } from "../measure.mjs";
import { fastlyBinary, fastlyCli, ifInstalled } from "../peers.mjs";
import { withEmulator } from "../emulator.mjs";

/** `edgewall flip` against the local API, beside Fastly's CLI, which is told the ids that flip looks up. */
export function flip({ runs, folder }) {
  const project = folder("flip");
  for (const part of ["policies", "golden"]) {
    cpSync(path.join(root, part), path.join(project, part), { recursive: true });
  }
  return withEmulator(folder("flip-home"), () => {
    run(edgewall("push", project, ["push", "--yes"]));
    const wrapper = fastlyCli();
    const update = (program, script) => ({
      cwd: project,
      program,
      args: [
        ...script,
        "service",
        "dictionary-entry",
        "update",
        `--dictionary-id=${dictionaryId(program, script, project)}`,
        "--key=non_us_ban",
        "--value=enabled",
      ],
    });
    return {
      title: "flip",
      about:
        "One switch, cold, on the local API. `edgewall flip` finds the dictionary by the switch's name, writes once and reads back; Fastly's CLI is given the dictionary's id, and writes. Nothing written for Node can start as fast as its binary.",
      rows: contest({
        folder: project,
        runs: runs(15),
        ours: edgewall("`edgewall flip non_us_ban`", project, ["flip", "non_us_ban"]),
        peers: [
          ifInstalled(wrapper, (program) => ({
            ...update(program, [wrapper.script]),
            name: "`npx fastly service dictionary-entry update`, without npx",
            ratio: atMost(1.5, "x"),
          })),
          ifInstalled(fastlyBinary(), (program) => ({
            ...update(program, []),
            name: "its binary, without npm's script",
            ratio: atMost(1.5, "x"),
          })),
        ],
      }),
    };
  });
}

function dictionaryId(program, script, cwd) {
  const { stdout } = run({
    name: "dictionary list",
    cwd,
    program,
    args: [...script, "service", "dictionary", "list", "--version=active", "--json"],
    captured: true,
  });
  const found = JSON.parse(stdout).find(({ Name, name }) => (Name ?? name) === "edge_settings");
  return found.DictionaryID ?? found.ID ?? found.id;
}
