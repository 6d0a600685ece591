// `npm run agreement -- --pairs 100000 --seed 1`: generated policies and requests, decided by the reference evaluator
// and by the compiled VCL. Prints the smallest case found that they disagree about, and exits with 1.
import { parseArgs } from "node:util";
import { load, wholeNumber } from "./load.mjs";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "100000" },
    seed: { type: "string" },
    requests: { type: "string", default: "200" },
  },
});
const pairs = wholeNumber("pairs", values.pairs);
const requests = Math.max(1, wholeNumber("requests", values.requests));
const seed = values.seed === undefined ? Date.now() % 1_000_000 : wholeNumber("seed", values.seed);

const { agreement } = await load('export * from "./test/simulator/agreement/agreement.js";');
console.log(`${pairs} pairs of a policy and a request, seed ${seed}`);
const start = performance.now();
const { failure, ...done } = agreement({ pairs, seed, requests, now: () => performance.now() });
const outcomes = [...done.outcomes].map(([name, count]) => `${count} ${name}`).join(", ");
console.log(
  `${done.pairs} pairs under ${done.policies} policies in ${Math.round((performance.now() - start) / 1000)} s: ${outcomes}`,
);
if (failure !== undefined) {
  console.error(`\nthey disagree\n\n${failure}`);
  process.exitCode = 1;
}
