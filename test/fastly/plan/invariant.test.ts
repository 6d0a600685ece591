import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plan, type Operation, type Plan } from "../../../src/fastly/plan/index.js";
import type { ContainerContent, Polarity } from "../../../src/fastly/service.js";
import { acl, dictionary, leftAt, moments, pushed, wanted, type Moment } from "./model.js";

/** Networks 10.0.0.0/24, 10.0.1.0/24 and so on; who is asked about is one address in each. */
const networks = Array.from({ length: 8 }, (_, index) => index);

/** How a list holds networks: as blocks, as single addresses, or pairs of neighbours as one block. */
type Spelling = "blocks" | "singles" | "pairs" | "dictionary";

interface List {
  readonly name: string;
  readonly polarity: Polarity;
  /** Over so many containers, by the network's number; their names are the same however many there are. */
  readonly shards: number;
  readonly spelling: Spelling;
  readonly networks: readonly number[];
}

function singles(network: number): readonly string[] {
  return Array.from({ length: 256 }, (_, last) => `10.0.${network}.${last}`);
}

function spell(spelling: Spelling, held: readonly number[]): readonly string[] {
  switch (spelling) {
    case "singles":
    case "dictionary":
      return held.flatMap(singles);
    case "blocks":
      return held.map((network) => `10.0.${network}.0/24`);
    case "pairs":
      return held.flatMap((network) => {
        const pair = network & ~1;
        if (!held.includes(pair) || !held.includes(pair + 1)) return [`10.0.${network}.0/24`];
        return network === pair ? [`10.0.${pair}.0/23`] : [];
      });
  }
}

function shardName({ name, spelling, shards }: List, network: number): string {
  return `${name}_${spelling === "dictionary" ? "d" : "a"}${network % shards}`;
}

function containersOf(list: List): readonly ContainerContent[] {
  const { polarity, spelling } = list;
  const names = [...new Set(networks.map((network) => shardName(list, network)))];
  return names.map((name) => {
    const held = list.networks.filter((network) => shardName(list, network) === name);
    const texts = spell(spelling, held);
    return spelling === "dictionary"
      ? dictionary(name, texts, polarity)
      : acl(name, texts, polarity);
  });
}

/** The VCL that asks these lists, as text: for each network, which containers ban and which let through. */
function logicOf(lists: readonly List[]): string {
  return JSON.stringify(
    networks.map((network) => ({
      ban: lists.filter(({ polarity }) => polarity === "ban").map((one) => shardName(one, network)),
      allow: lists
        .filter(({ polarity }) => polarity === "allow")
        .map((one) => shardName(one, network)),
    })),
  );
}

function isBanned({ logic, contents }: Moment, network: number): boolean {
  const asked = (JSON.parse(logic) as { ban: string[]; allow: string[] }[])[network];
  const texts = [`10.0.${network}.7`, `10.0.${network}.0/24`, `10.0.${network & ~1}.0/23`];
  const isOn = (name: string) => texts.some((text) => contents.get(name)?.has(text));
  return asked !== undefined && asked.ban.some(isOn) && !asked.allow.some(isOn);
}

const spellings: readonly Spelling[] = ["blocks", "singles", "pairs", "dictionary"];
const someNetworks = fc.subarray([...networks]);

const listsPair = fc
  .tuple(
    fc.constantFrom<Polarity>("ban", "allow"),
    fc.constantFrom(1, 2, 3),
    fc.constantFrom(1, 2, 3),
    fc.constantFrom(...spellings),
    fc.constantFrom(...spellings),
    someNetworks,
    someNetworks,
    fc.constantFrom("stays", "stays", "stays", "comes", "goes"),
    fc.boolean(),
  )
  .map(([polarity, before, after, spelling, next, held, wants, course, isSteady]) => ({
    before: course === "comes" ? undefined : { polarity, shards: before, spelling, networks: held },
    after:
      course === "goes"
        ? undefined
        : {
            polarity,
            shards: isSteady ? before : after,
            spelling: isSteady ? spelling : next,
            networks: wants,
          },
  }));

const change = fc.array(listsPair, { minLength: 1, maxLength: 4 }).map((pairs) => {
  const named = (side: "before" | "after"): readonly List[] =>
    pairs.flatMap((pair, index) => {
      const list = pair[side];
      return list ? [{ ...list, name: `list${index}` }] : [];
    });
  return { before: named("before"), after: named("after") };
});

function contentOf(lists: readonly List[]) {
  return wanted(logicOf(lists), lists.flatMap(containersOf));
}

const options = (limit: number) => ({
  release: "new",
  limits: { aclEntries: limit, dictionaryItems: limit, apiWritesPerHour: 1_000 },
  reserve: 50,
});

interface Checked {
  /** Whose fate changes although it is the same before and after, and by which operation. */
  readonly unsteady: readonly string[];
  readonly operations: Plan["operations"];
}

/**
 * Carries out the plan from `before` to `after`, and with `stops` only so many of its writes, then another plan, and so on
 * to the end.
 */
function check(
  before: readonly List[],
  after: readonly List[],
  limit = 100_000,
  stops: readonly number[] = [],
): Checked {
  const desired = contentOf(after);
  const end = { logic: logicOf(after), contents: new Map(keysByName(after)), after: undefined };
  let service = pushed(contentOf(before));
  const start = moments({ operations: [] }, service).next().value as Moment;
  const fates = networks.map((network) => isBanned(start, network));
  const steady = networks.filter((network) => isBanned(end, network) === fates[network]);
  const unsteady = new Set<string>();
  const done: Operation[] = [];
  let isTorn = false;
  let last = start;
  for (const stop of [...stops, Number.POSITIVE_INFINITY]) {
    const made = plan(desired, service, options(limit));
    isTorn ||= made.problems.some(({ code }) => code === "EW3027" || code === "EW3036");
    let writes = 0;
    for (const moment of moments(made, service)) {
      last = moment;
      const { after: operation } = moment;
      if (operation !== undefined && operation !== done.at(-1)) done.push(operation);
      for (const network of isTorn ? [] : steady)
        if (isBanned(moment, network) !== fates[network])
          unsteady.add(`10.0.${network}.0/24 after ${operation?.kind} ${operation?.name}`);
      if (!isTorn && operation && "entries" in operation && operation.action !== "remove")
        expect(moment.contents.get(operation.name)?.size ?? 0).toBeLessThanOrEqual(limit);
      if (writes++ === stop) break;
    }
    service = leftAt(last, contentOf(before), desired);
  }
  expect(last.logic).toBe(end.logic);
  expect(new Map([...last.contents].map(([name, keys]) => [name, [...keys].sort()]))).toEqual(
    new Map([...end.contents].map(([name, keys]) => [name, [...keys].sort()])),
  );
  return { unsteady: [...unsteady], operations: done };
}

function keysByName(lists: readonly List[]): readonly (readonly [string, ReadonlySet<string>])[] {
  return lists
    .flatMap(containersOf)
    .map(
      (one) => [one.name, new Set(one.kind === "acl" ? one.entries : one.items.keys())] as const,
    );
}

describe("a plan, carried out write by write", () => {
  it("never lets through who is banned before and after, nor keeps out who is let through", () => {
    fc.assert(
      fc.property(change, ({ before, after }) => {
        expect(check(before, after).unsteady).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it("neither does it where only what lists hold changes", () => {
    fc.assert(
      fc.property(change, someNetworks, ({ before }, shift) => {
        const after = before.map((list, index) => ({
          ...list,
          networks: networks.filter(
            (network) => list.networks.includes(network) !== (shift[index] === network),
          ),
        }));
        const { unsteady, operations } = check(before, after);
        expect(unsteady).toEqual([]);
        expect(operations.some(({ kind }) => kind === "version")).toBe(false);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it("neither do several plans, each of which goes on where the one before was interrupted", () => {
    const stops = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(change, stops, ({ before, after }, writes) => {
        expect(check(before, after, 100_000, writes).unsteady).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it("keeps to the limit of a container where there is a way", () => {
    fc.assert(
      fc.property(change, ({ before, after }) => {
        expect(check(before, after, networks.length * 256).unsteady).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
