import { peakMemory, run } from "./measure.mjs";
import { ratios, summary } from "./statistics.mjs";

/**
 * A program in a contest; a peer that is not installed is `missing` and says how to get it.
 *
 * @typedef {import("./measure.mjs").Program & { runs?: number, ratio?: import("./goals.mjs").Goal }} Contestant
 * @typedef {{ name: string, missing: string }} Missing
 */

/**
 * Runs our program and its peers in turn, so that a machine that slows down slows all of them. The round before the
 * first warms up and measures peak memory, not time.
 *
 * @param {object} contest
 * @param {string} contest.folder for what the measuring writes
 * @param {number} contest.runs
 * @param {import("./quantities.mjs").Unit} [contest.unit] ms measures time; with another one, each program prints its
 *   own figure as JSON
 * @param {Contestant & { median?: import("./goals.mjs").Goal, peak?: import("./goals.mjs").Goal }} contest.ours with
 *   goals for the median and for peak memory
 * @param {readonly (Contestant | Missing)[]} contest.peers each with a goal for our ratio to it; one that is slow can
 *   have fewer runs
 * @returns {import("./table.mjs").Row[]} ours, then the peers
 */
export function contest({ folder, runs, unit = "ms", ours, peers }) {
  const present = [ours, ...peers.filter((peer) => peer.missing === undefined)];
  const memory = new Map(present.map((program) => [program, peakMemory(program, folder)]));
  const figures = new Map(present.map((program) => [program, []]));
  for (let round = 0; round < runs; round++) {
    for (const program of present) {
      if (round >= (program.runs ?? runs)) continue;
      const { took, stdout } = run(program);
      figures.get(program).push(unit === "ms" ? took : JSON.parse(stdout));
    }
  }
  const measured = (program) => ({
    name: program.name,
    unit,
    values: figures.get(program),
    memory: memory.get(program),
  });
  const mine = measured(ours);
  const goals = [
    ...(ours.median ? [{ goal: ours.median, value: summary(mine.values).median }] : []),
    ...(ours.peak && mine.memory !== undefined ? [{ goal: ours.peak, value: mine.memory }] : []),
  ];
  return [
    { ...mine, goals },
    ...peers.map((peer) =>
      peer.missing === undefined ? against(mine, measured(peer), peer) : peer,
    ),
  ];
}

function against(mine, row, { ratio }) {
  const toPeer = ratios(mine.values, row.values);
  const goals = ratio ? [{ goal: ratio, value: summary(toPeer).median }] : [];
  return { ...row, ratios: toPeer, goals };
}
