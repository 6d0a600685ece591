import { judge } from "./goals.mjs";
import { quantity, range } from "./quantities.mjs";
import { summary } from "./statistics.mjs";

/**
 * A line of a table: figures, something found, or a peer that is missing.
 *
 * @typedef {{ goal: import("./goals.mjs").Goal, value: number | boolean }} Judged
 * @typedef {object} Measured
 * @property {string} name
 * @property {import("./quantities.mjs").Unit} unit
 * @property {readonly number[]} values one a run
 * @property {number} [memory] the most at a time, in megabytes
 * @property {readonly number[]} [ratios] ours to this one, one a pair of runs
 * @property {readonly Judged[]} [goals]
 * @typedef {{ name: string, found: string, goals?: readonly Judged[] }} Found
 * @typedef {Measured | Found | import("./contest.mjs").Missing} Row
 */

const head = ["what", "median", "least to most", "runs", "peak memory", "ours to it", "goal"];

/**
 * Rows as a Markdown table.
 *
 * @param {readonly Row[]} rows
 * @param {boolean} judged whether goals get their verdict: at a smaller size they mean nothing
 */
export function table(rows, judged) {
  const lines = [head, head.map(() => "---"), ...rows.map((row) => cells(row, judged))];
  return lines.map((line) => `| ${line.map(escaped).join(" | ")} |`).join("\n");
}

function cells(row, judged) {
  if (row.missing !== undefined) {
    return [row.name, `**not compared**: ${row.missing}`, "", "", "", "", ""];
  }
  const goals = (row.goals ?? [])
    .map(({ goal, value }) => (judged ? judge(goal, value) : `${goal.text}: not judged`))
    .join("; ");
  if (row.found !== undefined) return [row.name, row.found, "", "", "", "", goals];
  const { unit, values, memory, ratios } = row;
  const figures = summary(values);
  return [
    row.name,
    quantity(figures.median, unit),
    values.length === 1 ? "" : range(figures, unit),
    String(values.length),
    memory === undefined ? "" : quantity(memory, "MB"),
    ratios === undefined ? "" : ratio(ratios),
    goals,
  ];
}

function ratio(ratios) {
  const figures = summary(ratios);
  if (ratios.length === 1) return quantity(figures.median, "x");
  return `${quantity(figures.median, "x")} (${range(figures, "x")})`;
}

function escaped(cell) {
  return cell.replaceAll("|", "\\|").replaceAll("\n", " ");
}
