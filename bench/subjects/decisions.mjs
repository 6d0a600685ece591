import { contest } from "../contest.mjs";
import { atLeast, atMost } from "../goals.mjs";
import { run, worker } from "../measure.mjs";

/** How fast the compiled campaign policy decides, and how many steps it takes, against the slides' VCL by hand. */
export function decisions({ smoke, runs, folder }) {
  const milliseconds = String(smoke ? 20 : 500);
  const decided = (name, expected) =>
    contest({
      folder: folder("decisions"),
      runs: runs(7),
      unit: "a second",
      ours: {
        ...worker(name, "decisions.mjs", ["compiled", expected, milliseconds]),
        median: atLeast(1_000_000, "a second"),
      },
      peers: [
        worker("the slides' VCL by hand", "decisions.mjs", ["byHand", expected, milliseconds]),
      ],
    });
  const { stdout } = run(worker("steps", "steps.mjs", [String(runs(7))]));
  const { compile, compiled, byHand } = JSON.parse(stdout);
  return {
    title: "decisions",
    about:
      "The campaign policy, compiled and run by the simulator, with 14,217 addresses on THEWALL; one core, warmed up, requests made ready beforehand. The peer is `bench/by-hand.vcl` in the same simulator.",
    rows: [
      ...decided("allowed requests", "passed"),
      ...decided("requests blocked by THEWALL", "answered"),
      { name: "VCL to JavaScript, the first cold", unit: "ms", values: compile },
      {
        name: "steps of an allowed request",
        found: `${compiled}; ${byHand} by hand`,
        goals: [{ goal: atMost(byHand, "steps"), value: compiled }],
      },
    ],
  };
}
