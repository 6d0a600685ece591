import type { Ranges } from "./ranges.js";

/** Words of a node: for each /24 of a /16 one bit, "is in part", one bit, "is whole", and where its pages start. */
const nodeWords = 24;
const whole = 8;
const pageStarts = 16;
const pageWords = 8;

/**
 * Answers for an IPv4 address with four reads, however many ranges there are. A table over /16s leads to nodes for those
 * that are held in part; those lead to a page of 256 bits for each /24 that is held in part. Whole ones take no room,
 * so that what it takes grows with the count of ranges, not of addresses.
 */
export class Ipv4Index {
  /** For each /16: 0 when nothing is held, -1 when all is, else the number of its node. */
  readonly #table = new Int32Array(0x1_0000);
  #nodes = new Uint32Array(nodeWords);
  #nodeCount = 1;
  #pages = new Uint32Array(pageWords);
  #pageCount = 0;
  #lastPage = -1;

  /** @param bounds coalesced ranges */
  constructor({ bounds }: Ranges) {
    for (let at = 0; at < bounds.length; at += 2) {
      const first = bounds[at] ?? 0;
      const last = bounds[at + 1] ?? 0;
      for (let block = first >>> 16; block <= last >>> 16; block++) {
        const start = block * 0x1_0000;
        const from = Math.max(first, start);
        const to = Math.min(last, start + 0xffff);
        if (to - from === 0xffff) this.#table[block] = -1;
        else this.#addToNode(block, from, to);
      }
    }
    this.#nodes = this.#nodes.slice(0, nodeWords * this.#nodeCount);
    this.#pages = this.#pages.slice(0, pageWords * this.#pageCount);
  }

  /** @param bits the address as a number of 32 bits without sign */
  has(bits: number): boolean {
    const node = this.#table[bits >>> 16] ?? 0;
    if (node <= 0) return node < 0;
    const at = nodeWords * node + ((bits >>> 13) & 7);
    const bit = 1 << (bits >>> 8);
    const inPart = this.#nodes[at] ?? 0;
    if ((inPart & bit) === 0) return ((this.#nodes[at + whole] ?? 0) & bit) !== 0;
    const page = (this.#nodes[at + pageStarts] ?? 0) + ones(inPart & (bit - 1));
    return (((this.#pages[pageWords * page + ((bits >>> 5) & 7)] ?? 0) >>> (bits & 31)) & 1) !== 0;
  }

  #addToNode(block: number, from: number, to: number): void {
    const node = (this.#table[block] ||= this.#newNode());
    for (let part = from >>> 8; part <= to >>> 8; part++) {
      const at = nodeWords * node + ((part >>> 5) & 7);
      const start = part * 0x100;
      const first = Math.max(from, start);
      const last = Math.min(to, start + 0xff);
      const bit = 1 << (part & 31);
      if (last - first === 0xff) this.#nodes[at + whole] = (this.#nodes[at + whole] ?? 0) | bit;
      else {
        if (part !== this.#lastPage) this.#newPage(at, bit);
        this.#lastPage = part;
        this.#fill(first & 0xff, last & 0xff);
      }
    }
  }

  /** Ranges come in order, so the pages of a word of bits lie behind each other in the order of the bits. */
  #newPage(at: number, bit: number): void {
    const inPart = this.#nodes[at] ?? 0;
    if (inPart === 0) this.#nodes[at + pageStarts] = this.#pageCount;
    this.#nodes[at] = inPart | bit;
    this.#pageCount++;
    this.#pages = withRoom(this.#pages, pageWords * this.#pageCount);
  }

  #newNode(): number {
    const node = this.#nodeCount++;
    this.#nodes = withRoom(this.#nodes, nodeWords * this.#nodeCount);
    return node;
  }

  /** Sets bits of the last page. */
  #fill(first: number, last: number): void {
    const page = pageWords * (this.#pageCount - 1);
    for (let word = first >>> 5; word <= last >>> 5; word++) {
      const from = Math.max(first - 32 * word, 0);
      const to = Math.min(last - 32 * word, 31);
      const bits = (0xffff_ffff >>> (31 - to)) & (0xffff_ffff << from);
      this.#pages[page + word] = (this.#pages[page + word] ?? 0) | bits;
    }
  }
}

function withRoom(words: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  if (length <= words.length) return words;
  const larger = new Uint32Array(2 * length);
  larger.set(words);
  return larger;
}

/** How many bits of a word are set. */
function ones(word: number): number {
  let count = word - ((word >>> 1) & 0x5555_5555);
  count = (count & 0x3333_3333) + ((count >>> 2) & 0x3333_3333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
