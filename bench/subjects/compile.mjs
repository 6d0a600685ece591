import { cpSync } from "node:fs";
import path from "node:path";
import { contest } from "../contest.mjs";
import { atMost } from "../goals.mjs";
import { edgewall, idleNode, root } from "../measure.mjs";

/** `edgewall compile` of the campaign policy from a cold start, against a node that does nothing. */
export function compile({ runs, folder }) {
  const project = folder("campaign");
  cpSync(path.join(root, "policies"), path.join(project, "policies"), { recursive: true });
  return {
    title: "compile",
    about: "The campaign policy of this repository, cold.",
    rows: contest({
      folder: project,
      runs: runs(15),
      ours: edgewall("`edgewall compile`", project, ["compile"]),
      peers: [{ ...idleNode(project), ratio: atMost(4, "x") }],
    }),
  };
}
