import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { contest } from "../contest.mjs";
import { attackAddresses, dotted } from "../generate/addresses.mjs";
import { wallProject } from "../generate/project.mjs";
import { seed } from "../generate/random.mjs";
import { always, atMost } from "../goals.mjs";
import { edgewall, idleNode, run } from "../measure.mjs";
import { count } from "../quantities.mjs";

/** `edgewall compile` of a list that the repository owns: the first time, and after one address more. */
export function listCompile({ smoke, runs, folder }) {
  const size = smoke ? 10_000 : 1_000_000;
  const project = folder("list-compile");
  // What comes after the list's own addresses is added, one a run.
  const addresses = attackAddresses(size + 100, seed);
  const { list, forget } = wallProject(project, addresses.subarray(0, size));
  let added = size;
  const addOne = () => appendFileSync(list, `${dotted(addresses[added++])}\n`);
  const program = (name, prepare, time) => ({
    ...edgewall(`\`edgewall compile\`, ${name}`, project, ["compile"]),
    prepare,
    median: atMost(time, "ms"),
    peak: atMost(500, "MB"),
  });
  const first = program("the first time", forget, 3000);
  const again = program("after one address more", addOne, 1000);
  const against = (ours) =>
    contest({ folder: project, runs: runs(5), ours, peers: [idleNode(project)] });
  return {
    title: "list-compile",
    about: `A policy that bans the addresses of a file with ${count(size)} of them, as aggregate has them; limits at 25,000 entries.`,
    rows: [...against(first), ...against(again), ...layout(project, list, again)],
  };
}

/** Whether what was compiled holds the list, and how much of it one address more changes. */
function layout(project, list, again) {
  const before = containers(project);
  run(again);
  const after = containers(project);
  const changed = [...after.keys()].filter((name) => before.get(name) !== after.get(name)).length;
  const held = [...after.values()].flatMap(lines).toSorted();
  const aggregated = edgewall("aggregate", project, ["aggregate", list]);
  const wanted = lines(run({ ...aggregated, captured: true }).stdout).toSorted();
  const all = held.length === wanted.length && held.every((cidr, index) => cidr === wanted[index]);
  return [
    {
      name: "what the compiled lists hold",
      found: `${count(held.length)} CIDRs in ${after.size} lists; \`edgewall aggregate\` gives ${count(wanted.length)}`,
      goals: [{ goal: always("the same"), value: all }],
    },
    {
      name: "lists that one address more changes",
      found: String(changed),
      goals: [{ goal: always("one"), value: changed === 1 }],
    },
  ];
}

/** By name: the lists that the compiler wrote beside the VCL. */
function containers(project) {
  const folder = path.join(project, "vcl-out", "wall", "lists");
  return new Map(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
  );
}

function lines(text) {
  return text.split("\n").filter(Boolean);
}
