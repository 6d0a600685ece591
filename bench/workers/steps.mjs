// Prints what VCL costs before and while it decides, by program: `node steps.mjs RUNS`.
import { decide } from "../../dist/vcl.js";
import { environment, load, programs, requests } from "./campaign.mjs";

const runs = Number(process.argv[2] ?? 5);

/** Milliseconds from VCL to JavaScript, once a run; the first is cold. */
function compileTimes(files) {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    load(files);
    return performance.now() - start;
  });
}

/** The statements and tests that run for an allowed request. */
function stepsOf(files) {
  let steps = 0;
  const trace = { step: ({ kind }) => void (steps += kind === "value" ? 0 : 1) };
  const [allowed] = requests.passed;
  decide(load(files, { trace: true }), allowed, { environment, trace });
  return steps;
}

console.log(
  JSON.stringify({
    compile: compileTimes(programs.compiled),
    compiled: stepsOf(programs.compiled),
    byHand: stepsOf(programs.byHand),
  }),
);
