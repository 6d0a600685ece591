// `npm run fuzz -- --seconds 60 --seed 1`: generated and broken VCL, for as long as asked. Prints the smallest case that
// the parser or the printer fails on, and exits with 1.
import { parseArgs } from "node:util";
import { load, wholeNumber } from "./load.mjs";

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "60" }, seed: { type: "string" } },
});
const seconds = wholeNumber("seconds", values.seconds);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : wholeNumber("seed", values.seed);

const { fuzz } = await load('export * from "./test/vcl/support/fuzz.js";');
console.log(`fuzzing for ${seconds} s with seed ${seed}`);
const { runs, failure } = fuzz({ seconds, seed, now: () => performance.now() });
console.log(`${runs} cases`);
if (failure !== undefined) {
  console.error(`\nbroken: ${failure.property}`);
  console.error(`again with: { seed: ${failure.seed}, path: "${failure.path}" }`);
  console.error(`case: ${failure.counterexample}\n\n${failure.reason}`);
  process.exitCode = 1;
}
