import { implement } from "../implement.js";
import { listed, preferred, rangesOf, type Range } from "./accept-header.js";
import { lowerAscii, type FunctionImplementations } from "./text.js";

/** The one of the best quality; of equal ones, that which the list has first (not documented). */
const lookup = implement(
  ["STRING", "STRING", "STRING"],
  "STRING",
  (_tx, items = "", fallback = "", header = "") => {
    const qualities = new Map(rangesOf(header).map(({ range, quality }) => [range, quality]));
    let best: { item: string; quality: number } | undefined;
    for (const item of listed(items)) {
      const quality = qualities.get(lowerAscii(item)) ?? qualities.get("*") ?? 0;
      if (quality > (best?.quality ?? 0)) best = { item, quality };
    }
    return best?.item ?? fallback;
  },
);

/** @see https://www.fastly.com/documentation/reference/vcl/functions/content-negotiation/ */
export const contentNegotiation: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/content-negotiation/accept-charset-lookup/ */
  "accept.charset_lookup": lookup,

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/content-negotiation/accept-encoding-lookup/ */
  "accept.encoding_lookup": lookup,

  /**
   * RFC 4647, 3.4.
   * @see https://www.fastly.com/documentation/reference/vcl/functions/content-negotiation/accept-language-lookup/
   */
  "accept.language_lookup": implement(
    ["STRING", "STRING", "STRING"],
    "STRING",
    (_tx, languages = "", fallback = "", header = "") => {
      const known = byLowerCase(listed(languages));
      for (const { range } of preferred(rangesOf(header))) {
        for (let tag = range; tag !== ""; tag = shortened(tag)) {
          const language = known.get(tag);
          if (language !== undefined) return language;
        }
      }
      return fallback;
    },
  ),

  /**
   * RFC 4647, 3.3.1, in the order that the client prefers.
   * @see https://www.fastly.com/documentation/reference/vcl/functions/content-negotiation/accept-language-filter-basic/
   */
  "accept.language_filter_basic": implement(
    ["STRING", "STRING", "STRING", "INTEGER"],
    "STRING",
    (_tx, languages = "", fallback = "", header = "", most) => {
      const left = new Map(Array.from(byLowerCase(listed(languages))));
      const found: string[] = [];
      for (const { range } of preferred(rangesOf(header))) {
        for (const [tag, language] of left) {
          if (found.length >= most) return found.join(",") || fallback;
          if (range !== "*" && tag !== range && !tag.startsWith(`${range}-`)) continue;
          found.push(language);
          left.delete(tag);
        }
        if (left.size === 0) break;
      }
      return found.join(",") || fallback;
    },
  ),

  /**
   * RFC 7231, 5.3.2. A range such as `image/*` stands for that of the range defaults which it matches, any range
   * for the default. The same quality: first what is named exactly, then in the header's order (not documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/content-negotiation/accept-media-lookup/
   */
  "accept.media_lookup": implement(
    ["STRING", "STRING", "STRING", "STRING"],
    "STRING",
    (_tx, types = "", fallback = "", defaults = "", header = "") => {
      const ranges = rangesOf(header);
      const refused = new Set(
        ranges.filter(({ quality }) => quality === 0).map(({ range }) => range),
      );
      const exact = byLowerCase([...listed(types), ...listed(defaults), fallback]);
      const families = byFamily(listed(defaults));
      const choices = preferred(ranges).toSorted(
        (left, right) => right.quality - left.quality || wildcards(left) - wildcards(right),
      );
      for (const { range } of choices) {
        const type = range === "*/*" ? fallback : (families.get(range) ?? exact.get(range));
        if (type !== undefined && !refused.has(lowerAscii(type))) return type;
      }
      return fallback;
    },
  ),
};

/** The first of each spelling, under its spelling in lower case. */
function byLowerCase(items: readonly string[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const item of items) {
    const key = lowerAscii(item);
    if (!known.has(key)) known.set(key, item);
  }
  return known;
}

/** Media types under the range that they are the default of: `image/tiff` under `image/*`. */
function byFamily(types: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    types.toReversed().map((type) => [`${lowerAscii(type).split("/", 1).join("")}/*`, type]),
  );
}

/** How general a media range is: 0 for a type, 1 for a family of them, 2 for all. */
function wildcards({ range }: Range): number {
  if (!range.endsWith("/*")) return 0;
  return range.startsWith("*") ? 2 : 1;
}

/** A language range without its last subtag; without the one before, too, when that is a single letter. */
function shortened(range: string): string {
  const cut = range.lastIndexOf("-");
  if (cut < 0) return "";
  const end = range[cut - 2] === "-" ? cut - 2 : cut;
  return range.slice(0, end);
}
