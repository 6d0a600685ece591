import type { AddressSet } from "../../../src/addresses/index.js";
import { block, client, ipList, rule, type IpListOptions } from "../../../src/index.js";
import type { CompiledService } from "../../../src/compiler/service.js";
import { defaultSettings, type Limits } from "../../../src/compiler/settings.js";
import type { Program } from "../../../src/program/program.js";
import { compiled } from "../../support/compiled.js";
import { programWith } from "../../support/policies.js";

/** A policy of one rule that blocks who is on the list `wall`. */
export function walled(options: IpListOptions): Program {
  const wall = ipList("wall", options);
  return programWith([rule("wall", { when: client.ip.in(wall), then: block() })]);
}

/** The policy compiled for an account whose containers hold so few. */
export function compiledWith(program: Program, limits: Partial<Limits>): CompiledService {
  return compiled(program, { limits: { ...defaultSettings.limits, ...limits } });
}

/** What each container holds, by name. */
export function containersOf({
  layout,
}: CompiledService): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([
    ...layout.acls.map(({ name, entries }) => [name, [...(entries ?? [])]] as const),
    ...layout.dictionaries.map(({ name, items }) => [name, [...(items?.keys() ?? [])]] as const),
  ]);
}

/** So many IPv4 addresses, clustered as a botnet's are, from a seed. */
export function clustered(count: number, seed: number): readonly string[] {
  let state = seed;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const found = new Set<string>();
  while (found.size < count) {
    const network = [1 + next() * 222, next() * 256, next() * 256].map(Math.floor).join(".");
    const members = 1 + Math.floor(next() * 40);
    for (let i = 0; i < members && found.size < count; i++) {
      found.add(`${network}.${Math.floor(next() * 256)}`);
    }
  }
  return [...found];
}

/** Addresses at both sides of every border of a set, and whether the set holds them. */
export function* borders(set: AddressSet): Generator<{ ip: string; isMember: boolean }> {
  for (const blocks of [set.v4, set.v6]) {
    const { family } = blocks;
    const width = BigInt(family === 4 ? 32 : 128);
    for (let index = 0; index < blocks.length; index++) {
      const { network, prefix } = blocks.at(index);
      const last = network + (1n << (width - BigInt(prefix))) - 1n;
      for (const bits of [network - 1n, network, last, last + 1n]) {
        if (bits < 0n || bits >= 1n << width) continue;
        yield { ip: format(family, bits), isMember: set.has(family, bits) };
      }
    }
  }
}

function format(family: 4 | 6, bits: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join(".");
  return Array.from({ length: 8 }, (_, index) =>
    ((bits >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  ).join(":");
}
