import { lowerAscii } from "./text.js";

/** What a client accepts, in lower case, with its quality from 0 to 1. */
export interface Range {
  readonly range: string;
  readonly quality: number;
}

/**
 * The ranges of a header such as `Accept-Language`, in its order. Parameters other than `q` are ignored; a quality
 * that is none is taken for 0, so what is malformed is not asked for (not documented).
 *
 * @see https://www.rfc-editor.org/rfc/rfc7231#section-5.3
 */
export function rangesOf(header: string): readonly Range[] {
  return lowerAscii(header)
    .split(",")
    .map((element) => {
      const [range = "", ...parameters] = element.split(";").map(trimmed);
      const weight = parameters.find((parameter) => /^q[ \t]*=/.test(parameter));
      return { range, quality: weight === undefined ? 1 : qualityOf(weight) };
    })
    .filter(({ range }) => range !== "");
}

/** Best first; those of the same quality in the header's order, those of quality 0 not at all. */
export function preferred(ranges: readonly Range[]): readonly Range[] {
  return ranges
    .filter(({ quality }) => quality > 0)
    .toSorted((left, right) => right.quality - left.quality);
}

function qualityOf(weight: string): number {
  const value = trimmed(weight.slice(weight.indexOf("=") + 1));
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(value) ? Number(value) : 0;
}

/** `trim()` itself is linear; it takes off a few bytes more than spaces and tabs. */
function trimmed(text: string): string {
  return text.trim();
}

/** The items of a list such as `en:de:fr`. */
export function listed(items: string): readonly string[] {
  return items.split(":").filter((item) => item !== "");
}
