import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withEmulator, writesAt } from "../emulator.mjs";
import { addressLines, attackAddresses } from "../generate/addresses.mjs";
import { seed } from "../generate/random.mjs";
import { atMost } from "../goals.mjs";
import { edgewall, peakMemory, run } from "../measure.mjs";

/** What a push of a changed list writes, and what a plan of a long one needs. */
export function push({ smoke, folder }) {
  const project = folder("push");
  const size = smoke ? 2_000 : 100_000;
  const [added, removed] = smoke ? [1_000, 200] : [50_000, 10_000];
  const all = attackAddresses(size + added, seed);
  const before = all.slice(0, size);
  const after = all.slice(removed);
  mkdirSync(path.join(project, "policies"), { recursive: true });
  writeFileSync(
    path.join(project, "edgewall.config.ts"),
    "export default { limits: { aclEntries: 1_000_000, dictionaryItems: 1_000_000 } };\n",
  );
  writeFileSync(
    path.join(project, "policies", "wall.policy.ts"),
    `import { ipBan, ipList, policy } from "edgewall";
const list = ipList("wall", { file: "wall.txt", store: "dictionary" });
export default policy("wall", { rules: [ipBan("wall", { list })] });
`,
  );
  const write = (addresses) => {
    writeFileSync(path.join(project, "policies", "wall.txt"), addressLines(addresses));
    run(edgewall("verify", project, ["verify", "--update"]));
  };
  return withEmulator(folder("push-home"), (api) => {
    write(before);
    run(edgewall("push", project, ["push", "--yes"]));
    const memory = peakMemory(edgewall("plan", project, ["plan"]), project);
    const first = writesAt(api).length;
    write(after);
    run(edgewall("push", project, ["push", "--yes"]));
    const writes = writesAt(api).slice(first);
    // The lock is an item of edgewall's own dictionary, and the release is noted there.
    const own = writes
      .map(({ path: url }) => /\/dictionary\/(\w+)\/item$/.exec(url)?.[1])
      .find(Boolean);
    const items = writes.filter(
      ({ method, path: url }) => method === "PATCH" && !url.includes(own),
    );
    const least = Math.ceil(added / 1_000) + Math.ceil(removed / 1_000);
    return {
      title: "push",
      about: `A dictionary of ${size.toLocaleString("en")} addresses, to which ${added.toLocaleString("en")} are added and from which ${removed.toLocaleString("en")} are removed. A write holds 1,000 operations at the most.`,
      rows: [
        {
          name: "API writes of items",
          found: `${items.length}; ${least} are the least`,
          goals: [{ goal: atMost(least, ""), value: items.length }],
        },
        { name: "other API writes (lock, release)", found: String(writes.length - items.length) },
        {
          name: `peak memory of \`edgewall plan\` with ${size.toLocaleString("en")} live entries`,
          found: memory === undefined ? "not measured" : `${memory.toFixed(0)} MB`,
        },
      ],
    };
  });
}
