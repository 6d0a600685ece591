import { quote } from "../../diagnostics/index.js";
import { parseAddress, parseCidr, type Cidr } from "../cidr.js";
import type { Entries } from "../entries.js";
import { isBlank, skipBlanks } from "./characters.js";
import { RangeReader } from "./range.js";
import { decode, type Refusal } from "./rejections.js";
import { Scanner } from "./scanner.js";

/** More than the longest text that can be right: two IPv6 addresses, and blanks around the dash between them. */
const longestEntry = 160;

/** A refusal, and which bytes it is about. */
export interface EntryRefusal extends Refusal {
  readonly start: number;
  readonly end: number;
}

/** What of an entry is wrong: its first word, what stands behind that, or all of it. */
interface PartRefusal extends Refusal {
  readonly part: "word" | "rest" | "all";
}

/**
 * Reads what stands on a line, or in a JSON string: an address, a block, an address with a port (`192.0.2.1:80`,
 * `[2001:db8::1]:443`), or a range (`192.0.2.1-192.0.2.9`).
 */
export class EntryReader {
  readonly #entries: Entries;
  readonly #bytes: Uint8Array;
  readonly #scanner: Scanner;
  readonly #ranges: RangeReader;

  constructor(bytes: Uint8Array, entries: Entries) {
    this.#bytes = bytes;
    this.#entries = entries;
    this.#scanner = new Scanner(bytes);
    this.#ranges = new RangeReader(entries);
  }

  /** Takes the entry in the bytes from `start` to before `end`, or says why not. */
  take(start: number, end: number): EntryRefusal | undefined {
    const bytes = this.#bytes;
    if (this.#scanner.scan(start) === end) {
      this.#scanner.addTo(this.#entries);
      return undefined;
    }
    const text = decode(bytes, start, Math.min(end, start + longestEntry));
    // With the mark, a text that was cut cannot be taken for a whole one.
    const refusal = this.takeText(start + longestEntry < end ? `${text}…` : text);
    if (refusal === undefined) return undefined;
    const { part, problem, help } = refusal;
    let wordEnd = start;
    while (wordEnd < end && !isBlank(bytes[wordEnd])) wordEnd++;
    return {
      problem,
      help,
      start: part === "rest" ? skipBlanks(bytes, wordEnd) : start,
      end: part === "word" ? wordEnd : end,
    };
  }

  /** Takes an entry that is a string already, or says why not. */
  takeText(text: string): PartRefusal | undefined {
    const dash = text.indexOf("-");
    const first = dash === -1 ? undefined : parseAddress(text.slice(0, dash).trimEnd());
    if (first !== undefined) {
      const refusal = this.#ranges.take(text, first, text.slice(dash + 1).trimStart());
      return refusal && { ...refusal, part: "all" };
    }

    const word = /^[^ \t]*/.exec(text)?.[0] ?? "";
    const parsed = parseCidr(word);
    const cidr = parsed.ok ? parsed.cidr : withoutPort(word);
    if (cidr === undefined) return parsed.ok ? undefined : { ...parsed, part: "word" };
    const rest = text.slice(word.length).trimStart();
    if (rest !== "") {
      return {
        part: "rest",
        problem: `${quote(rest)} follows the address`,
        help: "write one address or block a line, and `#` in front of a comment",
      };
    }
    this.#entries.add(cidr);
    return undefined;
  }
}

/** The address of an address with a port, or in the brackets that are for one. */
function withoutPort(word: string): Cidr | undefined {
  const groups =
    /^(?<ipv4>[0-9.]+):(?<port>[0-9]{1,5})$/.exec(word)?.groups ??
    /^\[(?<ipv6>[0-9a-f.]*:[0-9a-f:.]+)\](?::(?<port>[0-9]{1,5}))?$/i.exec(word)?.groups;
  if (groups === undefined || Number(groups.port ?? 0) > 0xffff) return undefined;
  const parsed = parseCidr(groups.ipv4 ?? groups.ipv6 ?? "");
  return parsed.ok ? parsed.cidr : undefined;
}
