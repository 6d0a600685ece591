import type { CompiledService } from "../../../src/compiler/service.js";
import { defaultSettings } from "../../../src/compiler/settings.js";
import { fastlyClient } from "../../../src/fastly/client/index.js";
import { desiredContent, type Delivery } from "../../../src/fastly/desired.js";
import { readLive } from "../../../src/fastly/live.js";
import { plan } from "../../../src/fastly/plan/index.js";
import {
  push,
  type PushEvent,
  type PushOptions,
  type PushOutcome,
} from "../../../src/fastly/push/index.js";
import type { Emulator, EmulatorOptions } from "../../../src/emulator/index.js";
import { client, ipBan, ipList, rule, dictionary, toggle, block } from "../../../src/index.js";
import { counter, emulator, start, token } from "../../emulator/emulator.js";
import { compiled } from "../../support/compiled.js";
import { programWith } from "../../support/policies.js";

export interface Lists {
  /** Banned, in an ACL. */
  readonly blocks?: readonly string[];
  /** Banned, in a dictionary. */
  readonly addresses?: readonly string[];
  /** Let through whatever else is said. */
  readonly friends?: readonly string[];
  /** More lists that ban, in ACLs, by name. */
  readonly more?: Readonly<Record<string, readonly string[]>>;
}

const wall = ipList("wall", { store: "dictionary", managed: "live" });
const settings = dictionary("edge_settings", { open: toggle("enabled") });

/** A policy of an allow-list, a list of blocks, one of addresses, one of on-call's, and a switch. */
export function service(
  {
    blocks = ["192.0.2.0/25"],
    addresses = ["198.51.100.1"],
    friends = ["203.0.113.7"],
    more = {},
  }: Lists,
  status: 403 | 451 = 403,
  dictionaryItems = 1_000,
): CompiledService {
  const respond = { status };
  return compiled(
    programWith(
      [
        ipBan("blocks", { list: ipList("blocks", { entries: blocks }), respond }),
        ipBan("addresses", {
          list: ipList("addresses", { entries: addresses, store: "dictionary" }),
          respond,
        }),
        ...Object.entries(more).map(([name, entries]) =>
          ipBan(name, { list: ipList(name, { entries }), respond }),
        ),
        ipBan("wall", { list: wall, respond }),
        rule("closed", { when: settings.open.isDisabled(), then: block({ status: 503 }) }),
      ],
      { allow: client.ip.in(ipList("friends", { entries: friends })) },
    ),
    { limits: { ...defaultSettings.limits, dictionaryItems } },
  );
}

/** Two releases that differ in everything: VCL, each list, a list that goes and one that comes. */
export const older = service({
  blocks: ["192.0.2.0/25", "192.0.2.128/26"],
  addresses: ["198.51.100.1", "198.51.100.2"],
  friends: ["203.0.113.7", "192.0.2.5"],
  more: { gone: ["233.252.0.0/26", "233.252.0.128"] },
});
export const newer = service(
  {
    blocks: ["192.0.2.0/24"],
    addresses: ["198.51.100.2", "198.51.100.3"],
    friends: ["203.0.113.0/29", "192.0.2.5"],
    more: { fresh: ["233.252.0.0/25"] },
  },
  451,
);

/** What becomes of addresses with the older release and with the newer: banned, or let through. */
export const fates: Readonly<Record<string, readonly [older: boolean, newer: boolean]>> = {
  "192.0.2.1": [true, true],
  "192.0.2.130": [true, true],
  "192.0.2.250": [false, true],
  "192.0.2.5": [false, false],
  "198.51.100.1": [true, false],
  "198.51.100.2": [true, true],
  "198.51.100.3": [false, true],
  "198.51.100.9": [false, false],
  "203.0.113.1": [false, false],
  "203.0.113.7": [false, false],
  "233.252.0.9": [true, true],
  "233.252.0.100": [false, true],
  "233.252.0.128": [true, false],
  "233.252.0.200": [false, false],
};

export interface World {
  readonly emulator: Emulator;
  /** Milliseconds since 1970; sleeping moves it. */
  readonly clock: { now: number };
  /** How long was slept, in milliseconds. */
  readonly slept: number[];
  readonly events: PushEvent[];
  readonly snapshots: Map<number, string>;
  /** A push, as another process would make it: with a client of its own. */
  push(service: CompiledService, options?: PushChoices): Promise<PushOutcome>;
  /** What it would do. */
  plan(service: CompiledService, delivery?: Delivery): Promise<Planned>;
  carryOut(planned: Planned, options?: PushChoices): Promise<PushOutcome>;
}

export type Planned = Pick<PushOptions, "client" | "plan" | "live" | "desired">;
export type PushChoices = Partial<PushOptions> & { readonly delivery?: Delivery };

export async function world(options: Partial<EmulatorOptions> = {}): Promise<World> {
  const id = counter();
  const clock = { now: start };
  const made: World = {
    emulator: await emulator({ now: () => clock.now, ids: counter(), ...options }),
    clock,
    slept: [],
    events: [],
    snapshots: new Map(),
    async push(compiledService, { delivery, ...choices } = {}) {
      return made.carryOut(await made.plan(compiledService, delivery), choices);
    },
    async plan(compiledService, delivery = "snippets") {
      const api = fastlyClient({
        endpoint: made.emulator.url,
        token: token.value,
        now: () => clock.now,
        sleep,
        random: () => 0,
      });
      const desired = desiredContent(compiledService, delivery);
      const live = await readLive(api, made.emulator.serviceId ?? "", {
        wanted: new Set(desired.containers.keys()),
      });
      if (!live.ok) throw new Error(`${live.error.request}: ${live.error.msg}`);
      const planned = plan(desired, live.value, {
        release: compiledService.release,
        limits: { aclEntries: 1000, dictionaryItems: 10_000, apiWritesPerHour: 1000 },
        reserve: 50,
      });
      return { client: api, desired, live: live.value, plan: planned };
    },
    carryOut: (planned, choices = {}) =>
      push({
        ...planned,
        owner: "ada@desk",
        nonce: id(),
        commit: "0123456789abcdef",
        comment: undefined,
        staging: false,
        wait: true,
        reserve: 50,
        lockMinutes: 15,
        snapshots: {
          read: (version) => made.snapshots.get(version),
          write: (version, text) => void made.snapshots.set(version, text),
        },
        now: () => clock.now,
        sleep,
        report: (event) => made.events.push(event),
        ...choices,
      }),
  };
  return made;

  async function sleep(milliseconds: number): Promise<void> {
    made.slept.push(milliseconds);
    clock.now += milliseconds;
  }
}
