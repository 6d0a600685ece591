import { writeFileSync } from "node:fs";
import path from "node:path";
import { contest } from "../contest.mjs";
import { seed } from "../generate/random.mjs";
import { generatedVcl } from "../generate/vcl.mjs";
import { atMost } from "../goals.mjs";
import { edgewall, idleNode } from "../measure.mjs";
import { falco, ifInstalled } from "../peers.mjs";
import { count } from "../quantities.mjs";

/** A cold `edgewall lint` of a generated file, against falco on the same file. */
export function lint({ smoke, runs, folder }) {
  const work = folder("lint");
  const file = path.join(work, "generated.vcl");
  const text = generatedVcl(smoke ? 1000 : 21_000, seed);
  writeFileSync(file, text);
  const peer = falco();
  const asJson = (program) => ({
    ...judge("`falco -json`, as falco-js runs it", work, program, ["-json", file]),
    ratio: atMost(0.8, "x"),
  });
  const asText = (program) => judge("`falco`", work, program, [file]);
  return {
    title: "lint",
    about: `A generated file of ${count(text.length)} bytes and ${count(text.split("\n").length)} lines, in which neither tool finds an error, cold.`,
    rows: contest({
      folder: work,
      runs: runs(15),
      ours: {
        ...edgewall("`edgewall lint`", work, ["lint", file]),
        captured: true,
        peak: atMost(250, "MB"),
      },
      peers: [ifInstalled(peer, asJson), ifInstalled(peer, asText), idleNode(work)],
    }),
  };
}

/** falco's exit code says whether it would have warned. */
function judge(name, cwd, program, args) {
  return { name, cwd, program, args, captured: true, mayFail: true };
}
