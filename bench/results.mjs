import { cpus, totalmem } from "node:os";
import { format } from "prettier";
import { allPeers, ownVersion } from "./peers.mjs";
import { table } from "./table.mjs";

/**
 * What a subject found.
 *
 * @typedef {object} Result
 * @property {string} title
 * @property {string} about what was measured
 * @property {readonly import("./table.mjs").Row[]} rows
 * @property {string} [chart] an SVG
 */

/**
 * A result as Markdown.
 *
 * @param {Result} result
 * @param {boolean} judged whether goals get their verdict
 */
export function section({ title, about, rows, chart }, judged) {
  const picture = chart === undefined ? "" : `\n\n![${title}](${title}.svg)`;
  return markdown(`## ${title}\n\n${about}\n\n${table(rows, judged)}${picture}\n`);
}

/**
 * The text of results.md.
 *
 * @param {readonly string[]} sections
 * @param {Date} date when the run began
 * @param {number} load of the machine then, the mean of a minute
 */
export function document(sections, date, load) {
  const processors = cpus();
  const model = processors[0]?.model.trim() || "unknown processor";
  const memory = (totalmem() / 1e9).toFixed(0);
  const versions = [
    `edgewall ${ownVersion()}`,
    `Node.js ${process.version}`,
    ...allPeers().map(({ name, version }) => `${name} ${version ?? "not installed"}`),
  ];
  return markdown(
    [
      "# Results",
      "`npm run bench` wrote this. README.md says what is measured, and how to read it.",
      [
        `- date: ${date.toISOString().slice(0, 10)}`,
        `- machine: ${processors.length} × ${model}, ${memory} GB, ${process.platform} ${process.arch}; load before the run ${load.toFixed(2)}`,
        `- versions: ${versions.join(", ")}`,
      ].join("\n"),
      ...sections,
    ].join("\n\n"),
  );
}

function markdown(text) {
  return format(text, { parser: "markdown" });
}
