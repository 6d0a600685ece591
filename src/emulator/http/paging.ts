import { badRequest, ok, type Answer } from "./answer.js";
import type { Call } from "./route.js";

/** Recorded: 200 a page is served. What the API's maximum is, is not known. */
const mostPerPage = 1000;

/**
 * The page of a list that a request asks for, with a `Link` header to the others: `last` and `next` while there are
 * more, `prev` and `first` after the first.
 *
 * @param perPage how many make a page when the request does not say
 * @param view what a record of the list looks like in an answer
 */
export function page<Held>(
  call: Pick<Call, "base" | "path" | "query">,
  list: readonly Held[],
  perPage: number,
  view: (held: Held) => unknown,
): Answer {
  const size = positive(call.query.get("per_page"), perPage);
  const number = positive(call.query.get("page"), 1);
  if (size === undefined || number === undefined)
    return badRequest("page and per_page are whole numbers from 1");
  const length = Math.min(size, mostPerPage);
  const start = (number - 1) * length;
  const last = Math.max(1, Math.ceil(list.length / length));
  const links: string[] = [];
  const link = (to: number, relation: string): void => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(to));
    query.set("per_page", String(length));
    links.push(`<${call.base}${call.path}?${query}>; rel="${relation}"`);
  };
  if (number < last) {
    link(last, "last");
    link(number + 1, "next");
  }
  if (number > 1) {
    link(Math.min(number - 1, last), "prev");
    link(1, "first");
  }
  const body = list.slice(start, start + length).map(view);
  return ok(body, links.length === 0 ? undefined : { Link: links.join(", ") });
}

function positive(given: string | null, fallback: number): number | undefined {
  if (given === null || given === "") return fallback;
  return /^[1-9]\d{0,8}$/.test(given) ? Number(given) : undefined;
}

/** A list in the order that `sort` and `direction` ask for; in its own where they do not. */
export function sorted<Held>(
  { query }: Pick<Call, "query">,
  list: readonly Held[],
  keys: Readonly<Record<string, (held: Held) => string | number>>,
): readonly Held[] {
  const isDescending = query.get("direction") === "descend";
  const wanted = query.get("sort");
  const key = wanted === null || !Object.hasOwn(keys, wanted) ? undefined : keys[wanted];
  if (key === undefined) return isDescending ? list.toReversed() : list;
  const ascending = list.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
  return isDescending ? ascending.toReversed() : ascending;
}
