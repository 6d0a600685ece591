import { writeFileSync } from "node:fs";
import path from "node:path";
import { lineChart } from "../chart.mjs";
import { contest } from "../contest.mjs";
import { addressLines, attackAddresses } from "../generate/addresses.mjs";
import { wallProject } from "../generate/project.mjs";
import { seed } from "../generate/random.mjs";
import { atMost } from "../goals.mjs";
import { edgewall } from "../measure.mjs";
import { ifInstalled, iprange } from "../peers.mjs";
import { count } from "../quantities.mjs";
import { marginalCosts, summary } from "../statistics.mjs";

/** How the time of aggregate and compile grows with the list, and a chart of it. */
export function growth({ smoke, runs, folder }) {
  const sizes = smoke ? [100, 1000, 10_000] : [10_000, 100_000, 1_000_000];
  const measured = sizes.map((size) => ({ size, rows: atSize(size, runs(5), folder) }));
  const names = measured[0].rows.map(({ name }) => name);
  const lines = names.flatMap((name, index) => {
    const points = measured.flatMap(({ size, rows }) => {
      const { values } = rows[index];
      return values === undefined ? [] : [{ size, time: summary(values).median }];
    });
    return points.length === 0 ? [] : [{ name, points }];
  });
  return {
    title: "growth",
    about: `The time of whole processes by the size of the list, which is clustered alike at all sizes. The start of a process counts, so the lines are flat at the left.`,
    chart: lineChart({
      title: "Time by size of the list",
      x: { label: "addresses", format: count },
      y: { label: "time", format: duration },
      lines: lines.map(({ name, points }) => ({
        name: name.replaceAll("`", ""),
        points: points.map(({ size, time }) => ({ x: size, y: time })),
      })),
    }),
    rows: [
      ...measured.flatMap(({ size, rows }) =>
        rows.map((row) => ({ ...row, name: `${row.name}, ${count(size)} addresses` })),
      ),
      ...lines.filter(({ name }) => name.includes("edgewall")).map(linear),
    ],
  };
}

function atSize(size, runs, folder) {
  const work = folder(`growth-${size}`);
  const addresses = attackAddresses(size, seed);
  const file = path.join(work, "list.txt");
  writeFileSync(file, addressLines(addresses));
  const { forget } = wallProject(work, addresses);
  return [
    ...contest({
      folder: work,
      runs,
      ours: edgewall("`edgewall aggregate`", work, ["aggregate", file]),
      peers: [
        ifInstalled(iprange(), (program) => ({
          name: "`iprange`",
          cwd: work,
          program,
          args: [file],
        })),
      ],
    }),
    ...contest({
      folder: work,
      runs,
      ours: { ...edgewall("`edgewall compile`", work, ["compile"]), prepare: forget },
      peers: [],
    }),
  ];
}

/** Linear is what costs as much for one address more among many as among few. */
function linear({ name, points }) {
  const costs = marginalCosts(points);
  const [few, many] = [costs[0], costs[costs.length - 1]];
  // Noise at the small sizes can hide their cost: nothing is shown then.
  const growth = few > 0 ? many / few : Infinity;
  const written = costs.map((cost) => `${(cost * 1000).toFixed(2)} µs`).join(", then ");
  return {
    name: `one address more, ${name}`,
    found: written,
    goals: [{ goal: { ...atMost(1.5, "x"), text: "1.5 times the first at most" }, value: growth }],
  };
}

function duration(milliseconds) {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${milliseconds / 1000} s`;
}
