import type { Entries } from "../entries.js";
import { hostMask } from "../words.js";

const colon = 0x3a;
const dot = 0x2e;
const slash = 0x2f;

/**
 * Reads plain addresses and blocks from bytes, without a string. What it takes, `parseCidr` takes and means the same by
 * it; whatever is unusual (dotted IPv6 and mapped addresses among it) is left to that.
 */
export class Scanner {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #lastQuad: number;
  readonly #groups = new Uint16Array(8);
  readonly #words = new Uint32Array(4);
  #isIpv4 = true;
  #network = 0;
  #prefix = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#lastQuad = bytes.length - 4;
  }

  /**
   * Reads the address or block that begins at `start`.
   *
   * @returns where it ends, for the caller to look at what follows; -1 when there is none
   */
  scan(start: number): number {
    const end = this.#scanIpv4(start);
    this.#isIpv4 = end !== -1;
    return this.#isIpv4 ? end : this.#scanIpv6(start);
  }

  /** Adds what was read last. */
  addTo(entries: Entries): void {
    if (this.#isIpv4) entries.addIpv4(this.#network >>> 0, this.#prefix);
    else entries.addIpv6(this.#words, this.#prefix);
  }

  #scanIpv4(start: number): number {
    let at = start;
    let network = 0;
    for (let part = 1; ; part++) {
      // Behind the last byte that begins four; what stands there is read as a string.
      if (at > this.#lastQuad) return -1;
      // Four bytes at once, the first the lowest: how many digits there are is found without a branch for each, which
      // the processor could not foresee.
      const quad = this.#view.getUint32(at, true);
      const digits = quad ^ 0x3030_3030;
      const others = (((digits & 0x7f7f_7f7f) + 0x7676_7676) | digits) & 0x8080_8080;
      const length = (31 - Math.clz32(others & -others)) >>> 3;
      if (others === 0 || length === 0) return -1;
      const aligned = digits << (24 - 8 * length);
      const value =
        100 * (aligned & 0xff) + 10 * ((aligned >>> 8) & 0xff) + ((aligned >>> 16) & 0xff);
      // A zero stands alone.
      if (value > 255 || (length > 1 && (digits & 0xff) === 0)) return -1;
      network = (network << 8) | value;
      at += length;
      if (part === 4) break;
      if (((quad >>> (8 * length)) & 0xff) !== dot) return -1;
      at++;
    }
    const bytes = this.#bytes;
    let prefix = 32;
    if (bytes[at] === slash) {
      const end = prefixEnd(bytes, at + 1);
      prefix = prefixAt(bytes, at + 1, end);
      at = end;
      if (prefix < 1 || prefix > 32 || (network & hostMask(prefix, 0)) !== 0) return -1;
    }
    this.#network = network;
    this.#prefix = prefix;
    return at;
  }

  #scanIpv6(start: number): number {
    const bytes = this.#bytes;
    const groups = this.#groups;
    let at = start;
    let count = 0;
    /** How many groups stand before the `::`; -1 without one. */
    let before = -1;
    if (bytes[at] === colon) {
      if (bytes[at + 1] !== colon) return -1;
      before = 0;
      at += 2;
    }
    for (;;) {
      let value = hexDigit(bytes[at] ?? 0);
      if (value > 15) {
        // Only behind a `::` may there be no group.
        if (before !== count) return -1;
        break;
      }
      at++;
      for (let length = 1; length < 4; length++) {
        const next = hexDigit(bytes[at] ?? 0);
        if (next > 15) break;
        value = 16 * value + next;
        at++;
      }
      if (count === 8) return -1;
      groups[count++] = value;
      if (bytes[at] !== colon) break;
      at++;
      if (bytes[at] === colon) {
        if (before !== -1) return -1;
        before = count;
        at++;
      }
    }
    // RFC 4291 section 2.2: `::` stands for one or more groups.
    if (before === -1 ? count !== 8 : count === 8) return -1;
    let prefix = 128;
    if (bytes[at] === slash) {
      const end = prefixEnd(bytes, at + 1);
      prefix = prefixAt(bytes, at + 1, end);
      at = end;
    }
    if (prefix < 1 || prefix > 128) return -1;
    this.#prefix = prefix;
    return this.#toWords(count, before) ? at : -1;
  }

  /** @returns false for a mapped address, and for bits that are set behind the prefix */
  #toWords(count: number, before: number): boolean {
    const words = this.#words;
    words.fill(0);
    for (let group = 0; group < count; group++) {
      const place = before === -1 || group < before ? group : 8 - count + group;
      const value = this.#groups[group] ?? 0;
      const word = place >>> 1;
      words[word] = (words[word] ?? 0) | (place & 1 ? value : value << 16);
    }
    const isMapped = words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
    if (isMapped) return false;
    for (let word = 0; word < 4; word++) {
      if (((words[word] ?? 0) & hostMask(this.#prefix, word)) !== 0) return false;
    }
    return true;
  }
}

/** The digit's value; more than 9 for what is none. */
function digit(byte: number): number {
  return (byte - 0x30) >>> 0;
}

/** The digit's value; more than 15 for what is none. */
function hexDigit(byte: number): number {
  const decimal = digit(byte);
  if (decimal <= 9) return decimal;
  const letter = ((byte | 0x20) - 0x61) >>> 0;
  return letter <= 5 ? letter + 10 : 16;
}

/** Behind at most three digits. */
function prefixEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < start + 3 && digit(bytes[at] ?? 0) <= 9) at++;
  return at;
}

/** The number in `start` to before `end`; -1 when there is none, or one that begins with a zero. */
function prefixAt(bytes: Uint8Array, start: number, end: number): number {
  if (start === end || bytes[start] === 0x30) return -1;
  let value = 0;
  for (let at = start; at < end; at++) value = 10 * value + digit(bytes[at] ?? 0);
  return value;
}
