import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchesOf, type Batch } from "../../../src/fastly/plan/batches.js";

const texts = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

const sizes = (batches: readonly Batch[]) =>
  batches.map(({ add, remove }) => [add.length, remove.length]);

describe("batches", () => {
  it("hold 1,000 operations at the most, and what goes comes with the last of what comes", () => {
    const batches = batchesOf({
      room: Number.POSITIVE_INFINITY,
      add: texts("+", 1_500),
      remove: texts("-", 700),
      free: 0,
    });
    expect(sizes(batches)).toEqual([
      [1_000, 0],
      [500, 500],
      [0, 200],
    ]);
  });

  it("make room first where there is none, as far as what goes is free to", () => {
    // A full container of 1,000 whose content is exchanged: never more than 1,000, and as few writes as 2,000 take.
    const batches = batchesOf({
      room: 0,
      add: texts("+", 1_000),
      remove: texts("-", 1_000),
      free: 1_000,
    });
    expect(sizes(batches)).toEqual([
      [500, 500],
      [500, 500],
    ]);
  });

  it("make room in a container that is over its limit already", () => {
    const batches = batchesOf({ room: -1_500, add: ["a"], remove: texts("-", 2_000), free: 2_000 });
    let held = 1_500;
    for (const { add, remove } of batches) {
      held += add.length - remove.length;
      if (add.length > 0) expect(held).toBeLessThanOrEqual(0);
    }
    expect(batches.length).toBe(3);
  });

  it("exceed the limit rather than never end, where nothing is free to go", () => {
    const batches = batchesOf({ room: 0, add: texts("+", 10), remove: texts("-", 10), free: 0 });
    expect(sizes(batches)).toEqual([[10, 10]]);
  });

  it("carry everything once, in order, within the limit", () => {
    const count = fc.integer({ min: 0, max: 3_500 });
    fc.assert(
      fc.property(count, count, count, (added, removed, size) => {
        const limit = Math.max(size, size + added - removed);
        const add = texts("+", added);
        const remove = texts("-", removed);
        const batches = batchesOf({ room: limit - size, add, remove, free: removed });
        let held = size;
        for (const batch of batches) {
          const count = batch.add.length + batch.remove.length;
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(1_000);
          held += batch.add.length - batch.remove.length;
          expect(held).toBeLessThanOrEqual(limit);
        }
        expect(batches.flatMap((batch) => batch.add)).toEqual(add);
        expect(batches.flatMap((batch) => batch.remove)).toEqual(remove);
        // The fewest there can be, but for one where halves do not come out even.
        expect(batches.length).toBeLessThanOrEqual(Math.ceil((added + removed) / 1_000) + 1);
      }),
      { numRuns: 200 },
    );
  });
});
