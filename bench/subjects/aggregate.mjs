import { writeFileSync } from "node:fs";
import path from "node:path";
import { contest } from "../contest.mjs";
import { addressLines, attackAddresses } from "../generate/addresses.mjs";
import { seed } from "../generate/random.mjs";
import { always, atMost, timesFaster } from "../goals.mjs";
import { edgewall, idleNode, run, worker } from "../measure.mjs";
import { ifInstalled, iprange, npmPackage } from "../peers.mjs";
import { count } from "../quantities.mjs";

/** `edgewall aggregate` of an attack's addresses, against the tools that people use for it. */
export function aggregate({ smoke, runs, folder }) {
  const work = folder("aggregate");
  const addresses = attackAddresses(smoke ? 10_000 : 1_000_000, seed);
  const arrived = path.join(work, "arrived.txt");
  const sorted = path.join(work, "sorted.txt");
  writeFileSync(arrived, addressLines(addresses));
  writeFileSync(sorted, addressLines(addresses.toSorted()));

  const ours = (file) => edgewall("`edgewall aggregate`", work, ["aggregate", file]);
  const debian = (file) =>
    ifInstalled(iprange(), (program) => ({
      name: "`iprange`",
      cwd: work,
      program,
      args: [file],
      ratio: atMost(0.5, "x"),
    }));
  const npm = (file) =>
    ifInstalled(npmPackage("fast-cidr-tools"), () => ({
      ...worker("fast-cidr-tools, `merge`", "merge.mjs", [file]),
      captured: false,
      runs: runs(3),
      ratio: timesFaster(20),
    }));
  const measured = (file, order, peers) =>
    contest({ folder: work, runs: runs(11), ours: ours(file), peers }).map((row) => ({
      ...row,
      name: `${row.name}, ${order}`,
    }));

  return {
    title: "aggregate",
    about: `${count(addresses.length)} different IPv4 addresses in ${count(new Set(addresses.map((one) => one >>> 8)).size)} /24s, one a line: read, aggregated into the fewest CIDRs and printed, to nowhere. Whole processes.`,
    rows: [
      ...measured(arrived, "as they arrive", [debian(arrived), npm(arrived), idleNode(work)]),
      ...measured(sorted, "sorted", [debian(sorted)]),
      ...agreement(ours(arrived), [debian(arrived), npm(arrived)]),
    ],
  };
}

/** Whether peers print the CIDRs that we print. Peers that are not installed are named above. */
function agreement(ours, peers) {
  const mine = printed(ours);
  return peers
    .filter((peer) => peer.missing === undefined)
    .map((peer) => {
      const theirs = printed(peer);
      const same = mine.size === theirs.size && [...mine].every((cidr) => theirs.has(cidr));
      return {
        name: `CIDRs of ${peer.name}`,
        found: `${count(theirs.size)}; ours ${count(mine.size)}${same ? ", the same ones" : ""}`,
        goals: [{ goal: always("the same"), value: same }],
      };
    });
}

/** A single address has no length with some tools, and 32 with others. */
function printed(program) {
  const { stdout } = run({ ...program, captured: true });
  return new Set(
    stdout
      .split("\n")
      .filter(Boolean)
      .map((cidr) => cidr.replace(/\/32$/, "")),
  );
}
