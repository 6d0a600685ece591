import { formatAddress, formatCidr } from "./format.js";
import { quote as quoted } from "../diagnostics/index.js";

/** An address has 43 characters at the most; what is longer is shown in part. */
function quote(text: string): string {
  return quoted(text, 61);
}

export type Family = 4 | 6;

/** One address: `bits` is its value as a number of 32 (IPv4) or 128 (IPv6) bits. */
export interface Address {
  readonly family: Family;
  readonly bits: bigint;
}

/**
 * A block of addresses that share their first `prefix` bits; the bits of `network` after those are zero. A single
 * address has the prefix 32 (IPv4) or 128 (IPv6).
 */
export interface Cidr {
  readonly family: Family;
  readonly network: bigint;
  readonly prefix: number;
}

export type ParsedCidr =
  | { readonly ok: true; readonly cidr: Cidr }
  | { readonly ok: false; readonly problem: string; readonly help: string };

/** The longest text that can be right: a full IPv6 address that ends in dotted decimals, with its mask. */
const longestText = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/128".length;

const examples =
  "write an address such as 192.0.2.1 or 2001:db8::1, or a block such as 192.0.2.0/24";

/** How many bits an address of the family has. */
export function widthOf(family: Family): 32 | 128 {
  return family === 4 ? 32 : 128;
}

/** The last address of a block. */
export function lastAddress({ family, network, prefix }: Cidr): bigint {
  return network | ((1n << BigInt(widthOf(family) - prefix)) - 1n);
}

/**
 * Reads `192.0.2.1`, `192.0.2.0/24`, `2001:db8::1` or `2001:db8::/32`, with nothing around it. Spellings that programs
 * disagree about (octal, short forms, bits set below the mask) are refused. An IPv4 address that is mapped into
 * IPv6 (`::ffff:192.0.2.1`) is read as the IPv4 address, because Fastly's `client.ip` shows such a client as IPv4.
 */
export function parseCidr(text: string): ParsedCidr {
  if (text.length > longestText) return refuse(`${quote(text)} is not an IP address`, examples);
  const slash = text.indexOf("/");
  const addressText = slash === -1 ? text : text.slice(0, slash);
  const address = parseAnyAddress(addressText);
  if (address === undefined) return explainAddress(text, addressText);
  if (slash === -1) return ok(address, widthOf(address.family));
  return parseBlock(text, address, text.slice(slash + 1));
}

/** Reads a single address as {@link parseCidr} does; undefined for anything else, a block included. */
export function parseAddress(text: string): Address | undefined {
  const address = text.length > longestText ? undefined : parseAnyAddress(text);
  return address && unmap(address);
}

function parseBlock(text: string, address: Address, mask: string): ParsedCidr {
  const width = widthOf(address.family);
  if (!/^(?:0|[1-9][0-9]{0,2})$/.test(mask) || Number(mask) > width) {
    return refuse(
      `${quote(mask)} is not the length of an IPv${address.family} prefix`,
      `write the number of leading bits that the block shares, from 1 to ${width}, after the slash`,
    );
  }
  const prefix = Number(mask);
  if (prefix === 0 || (prefix === 96 && isMapped(address))) {
    return refuse(
      `${quote(text)} is every address there is`,
      "a list that holds every address would lock everyone out; list the blocks you mean",
    );
  }
  const below = address.bits & ((1n << BigInt(width - prefix)) - 1n);
  if (below === 0n) return ok(address, prefix);
  const block = ok({ family: address.family, bits: address.bits ^ below }, prefix);
  const single = unmap(address);
  return refuse(
    `${quote(text)} has bits set after its first ${prefix}`,
    `write ${formatCidr(block.cidr)} or ${formatAddress(single.family, single.bits)}`,
  );
}

function ok(address: Address, prefix: number): { readonly ok: true; readonly cidr: Cidr } {
  const mapped = isMapped(address) && prefix >= 96;
  const { family, bits } = mapped ? unmap(address) : address;
  return { ok: true, cidr: { family, network: bits, prefix: mapped ? prefix - 96 : prefix } };
}

function isMapped({ family, bits }: Address): boolean {
  return family === 6 && bits >> 32n === 0xffffn;
}

function unmap(address: Address): Address {
  return isMapped(address) ? { family: 4, bits: address.bits & 0xffff_ffffn } : address;
}

function parseAnyAddress(text: string): Address | undefined {
  const family = text.includes(":") ? 6 : 4;
  const bits = family === 6 ? parseIpv6(text) : parseIpv4(text);
  return bits === undefined ? undefined : { family, bits };
}

/** Four decimal parts and nothing else: `010.0.0.1` is 8.0.0.1 to one program and 10.0.0.1 to the next. */
function parseIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let bits = 0n;
  for (const part of parts) {
    if (!/^(?:0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return undefined;
    bits = (bits << 8n) | BigInt(part);
  }
  return bits;
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0] ?? "", halves.length === 1);
  const tail = parseGroups(halves[1] ?? "", true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  // RFC 4291 section 2.2: `::` stands for one or more groups.
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  let bits = 0n;
  for (const group of [...head, ...Array.from({ length: missing }, () => 0n), ...tail]) {
    bits = (bits << 16n) | group;
  }
  return bits;
}

/** The 16-bit groups of one side of `::`; only the last group of an address may be dotted decimals. */
function parseGroups(text: string, endsAddress: boolean): readonly bigint[] | undefined {
  if (text === "") return [];
  const parts = text.split(":");
  const groups: bigint[] = [];
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(BigInt(`0x${part}`));
      continue;
    }
    const dotted = endsAddress && index === parts.length - 1 ? parseIpv4(part) : undefined;
    if (dotted === undefined) return undefined;
    groups.push(dotted >> 16n, dotted & 0xffffn);
  }
  return groups;
}

function explainAddress(text: string, address: string): ParsedCidr {
  if (text === "") return refuse("the text is empty", examples);
  const zone = address.indexOf("%");
  if (zone > 0 && parseIpv6(address.slice(0, zone)) !== undefined) {
    return refuse(
      `${quote(text)} names a network interface`,
      `leave out ${quote(address.slice(zone))}: at the edge it means nothing`,
    );
  }
  if (/^(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*$/i.test(address)) {
    return refuse(
      `${quote(text)} is not an IPv4 address of four decimal parts`,
      "write four numbers from 0 to 255 without leading zeros, such as 192.0.2.1",
    );
  }
  if (/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?$/i.test(address) && /[a-z]/i.test(address)) {
    return refuse(
      `${quote(text)} is a host name, not an IP address`,
      "write the addresses that the name stands for: an ACL at the edge cannot look names up",
    );
  }
  return refuse(`${quote(text)} is not an IP address`, examples);
}

function refuse(problem: string, help: string): ParsedCidr {
  return { ok: false, problem, help };
}
