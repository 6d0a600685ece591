import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { falcoMissing } from "../../support/falco.js";
import { drawn } from "./draw.js";
import type { Fault } from "./faults/fault.js";
import { nameFaults } from "./faults/names.js";
import { placeFaults } from "./faults/places.js";
import { syntaxFaults } from "./faults/syntax.js";
import { typeFaults } from "./faults/types.js";
import { valueFaults } from "./faults/values.js";
import { program, write } from "./program.js";
import { compare } from "./verdicts.js";

/** How many programs, of which half are right: few in every run, many with `AGREEMENT_RUNS=20000`. */
const runs = Number(process.env.AGREEMENT_RUNS ?? "300");
/** The same programs each time, or others with `AGREEMENT_SEED=…`. */
const seed = Number(process.env.AGREEMENT_SEED ?? "2023");

const faults: readonly Fault[] = [
  ...nameFaults,
  ...placeFaults,
  ...typeFaults,
  ...valueFaults,
  ...syntaxFaults,
];
const hour = 3_600_000;
/** What is wrong is said with its line, so that the smallest such program need not be looked for. */
const settings = { seed, endOnFailure: true };

if (falcoMissing !== undefined) console.warn(`not compared with falco: ${falcoMissing}`);

function agreeOn(vcl: string): boolean {
  const { agree, both, said } = compare(vcl);
  if (!agree) throw new Error(`they disagree:\n${said.join("\n")}\n\n${vcl}`);
  return both;
}

describe.skipIf(falcoMissing !== undefined)("agreement with falco", () => {
  it("finds no errors in programs that are right", { timeout: hour }, () => {
    const right = drawn((draw) => write(program(draw)));
    fc.assert(
      fc.property(right, (vcl) => {
        expect(agreeOn(vcl)).toBe(false);
      }),
      { ...settings, numRuns: Math.ceil(runs / 2) },
    );
  });

  it.each(faults)("finds what is wrong: $name", { timeout: hour }, ({ plant }) => {
    const wrong = drawn((draw) => write(plant(program(draw, 3), draw)));
    const numRuns = Math.ceil(runs / 2 / faults.length);
    let found = 0;
    fc.assert(
      fc.property(wrong, (vcl) => {
        if (agreeOn(vcl)) found++;
      }),
      { ...settings, numRuns },
    );
    expect(found).toBeGreaterThan(0);
  });
});
