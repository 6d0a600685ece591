// Prints decisions a second on one core: `node decisions.mjs compiled|byHand passed|answered MILLISECONDS`.
import { decide } from "../../dist/vcl.js";
import { environment, load, programs, requests } from "./campaign.mjs";
import { rateOf } from "./rate.mjs";

const [files = "", expected = "", milliseconds = ""] = process.argv.slice(2);
const program = load(programs[files]);
const batch = requests[expected];

for (const one of batch) {
  const { kind } = decide(program, one, { environment });
  if (kind !== expected) throw new Error(`a request is ${kind} that should be ${expected}`);
}

const rate = rateOf(Number(milliseconds), () => {
  for (const one of batch) decide(program, one, { environment });
  return batch.length;
});
console.log(JSON.stringify(rate));
