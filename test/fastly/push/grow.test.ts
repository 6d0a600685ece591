import { describe, expect, it } from "vitest";
import { compiled } from "../../support/compiled.js";
import { programWith } from "../../support/policies.js";
import { defaultSettings } from "../../../src/compiler/settings.js";
import { plan } from "../../../src/fastly/plan/index.js";
import { ipBan, ipList } from "../../../src/index.js";
import { edge } from "./edge.js";
import { world } from "./world.js";

const most = 500;

/** Addresses of which no block holds two; the numbers of neighbours are far apart. */
const address = (index: number): string => {
  const at = (index * 7_919) % 32_768;
  return `10.${at >> 7}.${(at & 127) * 2}.0`;
};

function listOf(store: "acl" | "dictionary", from: number, to: number) {
  const entries = Array.from({ length: to - from }, (_, index) => address(from + index));
  const list = ipList("bad", { entries, store });
  return compiled(programWith([ipBan("bad", { list, respond: { status: 403 } })]), {
    limits: { ...defaultSettings.limits, aclEntries: most, dictionaryItems: most },
  });
}

describe("a list that takes more containers than before", () => {
  it.each(["dictionary", "acl"] as const)(
    "is pushed, no container exceeds its limit, and the old bans hold: %s",
    async (store) => {
      const limits = { aclEntries: most, dictionaryItems: most };
      const made = await world({ limits });
      expect((await made.push(listOf(store, 0, 1_500))).stop).toBeUndefined();
      const kept = [300, 700, 1_100, 1_499].map(address);
      const gone = [0, 299].map(address);
      const come = [1_500, 2_222, 2_999].map(address);
      // 300 go and 1,500 come; then all that came goes again.
      for (const [from, to] of [
        [300, 3_000],
        [300, 1_500],
      ] as const) {
        const read = await made.plan(listOf(store, from, to));
        const options = {
          release: `${from} to ${to}`,
          limits: { ...limits, apiWritesPerHour: 1_000 },
          reserve: 50,
        };
        const planned = { ...read, plan: plan(read.desired, read.live, options) };
        expect(planned.plan.problems).toEqual([]);
        expect(planned.plan.operations.some(({ kind }) => kind === "version")).toBe(true);
        const passed = new Set<string>();
        const outcome = await made.carryOut(planned, {
          report: () => {
            for (const [ip, by] of edge(made.emulator, kept)) if (by === "passed") passed.add(ip);
          },
        });
        expect(outcome).toMatchObject({ stop: undefined, activated: true });
        expect(outcome.writes).toBe(planned.plan.writes);
        expect([...passed]).toEqual([]);
        const isGrown = to === 3_000;
        for (const [ip, by] of edge(made.emulator, [...kept, ...gone, ...come]))
          expect([ip, by]).toEqual([
            ip,
            kept.includes(ip) || (isGrown && come.includes(ip)) ? "bad" : "passed",
          ]);
      }
    },
    30_000,
  );
});
