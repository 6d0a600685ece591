import type { Answer } from "./fastly-client.js";
import { failure, success, type FastlyError } from "./result.js";

/** A page of a list, and what its `Link` header says of others. */
export interface Page<Value> {
  readonly values: readonly Value[];
  /** Whether there is such a header. */
  readonly linked: boolean;
  readonly next: boolean;
  readonly last: number | undefined;
}

/** Fastly's own default for dictionary items, and five times that of ACL entries. */
export const pageSize = 100;

/** Pages that are asked for at once. */
const width = 8;

/** A million values: what does not end there, never ends. */
const mostPages = 10_000;

/**
 * Reads a list to its end. Values of the same key count once, because a value that is added or removed meanwhile moves
 * others from one page to the next.
 *
 * @param read a page, counted from 1
 */
export async function everyPage<Value>(
  read: (page: number) => Answer<Page<Value>>,
  keyOf: (value: Value) => string,
): Answer<ReadonlyMap<string, Value>> {
  const found = new Map<string, Value>();
  let done = 0;
  let wanted = 1;
  let linked = false;
  while (wanted > done) {
    const numbers = Array.from({ length: wanted - done }, (_, index) => done + index + 1);
    const pages = await Promise.all(numbers.map((number) => read(number)));
    const before = found.size;
    let tail: Page<Value> | undefined;
    for (const page of pages) {
      if (!page.ok) return page;
      tail = page.value;
      linked ||= tail.linked;
      for (const value of tail.values) found.set(keyOf(value), value);
    }
    done = wanted;
    // A server that takes no notice of the page sends the first one for ever.
    const isNews = found.size > before;
    wanted = tail === undefined || !isNews ? done : pagesAfter(done, { ...tail, linked });
    if (wanted > mostPages) return failure(endless);
  }
  return success(found);
}

/** The last of the pages to read next; `done` when there are no more. */
function pagesAfter(done: number, { values, linked, next, last }: Page<unknown>): number {
  if (last !== undefined && last > done) return Math.min(last, done + width);
  if (linked) return next ? done + 1 : done;
  // Who says nothing of pages may have another after one that is full.
  return values.length >= pageSize ? done + 1 : done;
}

const endless: FastlyError = {
  kind: "unexpected",
  msg: `the list has more than ${mostPages} pages`,
  mayHaveTakenEffect: false,
  request: "GET",
};

/**
 * Reads a `Link` header (RFC 8288). Only the number of the last page is taken from it, never an address: the token goes
 * nowhere but to the endpoint.
 */
export function readLinks(header: string | undefined): Omit<Page<unknown>, "values"> {
  let next = false;
  let last: number | undefined;
  for (const [, address = "", relation] of (header ?? "").matchAll(
    /<([^<>]{1,2000})>;\s?rel="(next|last)"/g,
  )) {
    if (relation === "next") next = true;
    const [, page] = /[?&]page=(\d{1,9})(?:&|$)/.exec(address) ?? [];
    if (relation === "last" && page !== undefined) last = Number(page);
  }
  return { linked: header !== undefined, next, last };
}
