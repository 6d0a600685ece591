import { statSync } from "node:fs";
import path from "node:path";
import { contest } from "../contest.mjs";
import { digest } from "../digest.mjs";
import { generatedPolicy, loopPolicy } from "../generate/policies.mjs";
import { writeProject } from "../generate/project.mjs";
import { seed } from "../generate/random.mjs";
import { always, atMost } from "../goals.mjs";
import { edgewall, idleNode, run } from "../measure.mjs";
import { count } from "../quantities.mjs";

/** `edgewall compile` of many rules, made in a loop and written out, and whether twice is the same. */
export function rules({ smoke, runs, folder }) {
  const many = smoke ? 200 : 10_000;
  return {
    title: "rules",
    about: `A policy of ${count(many)} rules, cold: made in a loop, and written out one by one.`,
    rows: [
      ...compiled("made in a loop", loopPolicy(many, seed), runs(5), folder("loop")),
      ...compiled("written out", generatedPolicy(many, seed), runs(5), folder("written-out")),
    ],
  };
}

function compiled(kind, policy, runs, project) {
  writeProject(project, "many", policy, { vclBytes: 100_000_000 });
  const rows = contest({
    folder: project,
    runs,
    ours: {
      ...edgewall(`\`edgewall compile\`, rules ${kind}`, project, ["compile"]),
      median: atMost(2000, "ms"),
    },
    peers: [idleNode(project)],
  });
  run(edgewall("compiled again", project, ["compile", "--out", "again"]));
  const same = digest(path.join(project, "vcl-out")) === digest(path.join(project, "again"));
  const { size } = statSync(path.join(project, "vcl-out", "many", "main.vcl"));
  return [
    ...rows,
    {
      name: `compiled twice, rules ${kind}`,
      found: `${same ? "identical" : "different"} bytes; ${count(size)} of them in main.vcl`,
      goals: [{ goal: always("identical bytes"), value: same }],
    },
  ];
}
