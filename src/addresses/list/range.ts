import { quote } from "../../diagnostics/index.js";
import { blocksOf } from "../blocks.js";
import { parseAddress, type Address } from "../cidr.js";
import type { Entries } from "../entries.js";
import { formatAddress } from "../format.js";
import { copyWords, fromBigint, wordsOf } from "../words.js";
import type { Refusal } from "./rejections.js";

/** Blocks that the ranges of one list may make: a single one makes up to 254, so that a list could fill the memory. */
const mostBlocks = 4_000_000;

/** Reads ranges of addresses, and adds the blocks that they are. */
export class RangeReader {
  readonly #entries: Entries;
  #blocks = 0;

  constructor(entries: Entries) {
    this.#entries = entries;
  }

  /**
   * @param text the whole entry
   * @param end what stands behind the dash
   */
  take(text: string, first: Address, end: string): Refusal | undefined {
    const last = parseAddress(end);
    if (last === undefined) {
      return {
        problem: `${quote(end, 61)} is not the last address of a range`,
        help: "write a range as 192.0.2.1-192.0.2.9, and `#` in front of a comment",
      };
    }
    if (first.family !== last.family) {
      return {
        problem: `${quote(text)} begins with IPv${first.family} and ends with IPv${last.family}`,
        help: "write a range of addresses of one family",
      };
    }
    if (first.bits > last.bits) {
      return {
        problem: `${quote(text)} ends before it begins`,
        help: `write ${formatAddress(last.family, last.bits)}-${formatAddress(first.family, first.bits)}`,
      };
    }
    return this.#add(text, first, last);
  }

  #add(text: string, first: Address, last: Address): Refusal | undefined {
    const width = wordsOf(first.family);
    const bounds = new Uint32Array(2 * width);
    copyWords(fromBigint(first.bits, width), 0, bounds, 0, width);
    copyWords(fromBigint(last.bits, width), 0, bounds, width, width);
    const blocks = blocksOf({ width, bounds });
    if (blocks.at(0).prefix === 0) {
      return {
        problem: `${quote(text)} is every address there is`,
        help: "a list that holds every address would lock everyone out; list the blocks you mean",
      };
    }
    if (this.#blocks + blocks.length > mostBlocks) {
      return {
        problem: `${quote(text)} is one range too many`,
        help: `the ranges of a list may make ${mostBlocks} blocks at the most: list blocks instead`,
      };
    }
    this.#blocks += blocks.length;
    for (let index = 0; index < blocks.length; index++) this.#entries.add(blocks.at(index));
    return undefined;
  }
}
