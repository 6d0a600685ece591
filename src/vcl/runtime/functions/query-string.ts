import { implement } from "../implement.js";
import { globMatcher } from "./glob.js";
import { percentEncode } from "./percent.js";
import { joinUrl, nameOf, splitUrl } from "./query-parts.js";
import type { FunctionImplementations } from "./text.js";

/** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-filtersep/ */
const separator = "\xFF";
/** With more parameters than this, `querystring.sort` leaves the URL as it is. */
const mostSorted = 32;

const sort = implement(["STRING", "BOOL?"], "STRING", (_tx, url = "", onlyUniqueKeys = false) => {
  const split = splitUrl(url);
  const { parameters } = split;
  if (parameters === undefined || parameters.length > mostSorted) return url;
  const sorted = parameters.toSorted((left, right) => compare(nameOf(left), nameOf(right)));
  return joinUrl(
    split,
    onlyUniqueKeys
      ? sorted.filter(
          (one, index) => index === 0 || nameOf(one) !== nameOf(sorted[index - 1] ?? ""),
        )
      : sorted,
  );
});

const filter = (isExcept: boolean) =>
  implement(["STRING", "STRING"], "STRING", (_tx, url = "", names = "") => {
    const listed = new Set(names.split(separator));
    return filtered(url, (name) => listed.has(name) === isExcept);
  });

const globfilter = (isExcept: boolean) =>
  implement(["STRING", "STRING"], "STRING", (_tx, url = "", pattern = "") => {
    const matches = globMatcher(pattern);
    return filtered(url, (name) => matches(name) === isExcept);
  });

const regfilter = (isExcept: boolean) =>
  implement(["STRING", "REGEX"], "STRING", (_tx, url = "", pattern) =>
    filtered(url, (name) => pattern.test(name) === isExcept),
  );

/**
 * All that change a query string take parameters without a name, and an empty query string, out of it. Names are
 * compared as they are written in the URL (not documented); those that VCL gives are encoded before.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/
 */
export const queryStrings: FunctionImplementations = {
  /**
   * Of the first parameter of that name that has an equals sign (not documented: what one without has).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-get/
   */
  "querystring.get": implement(["STRING", "STRING"], "STRING", (_tx, url = "", name = "") => {
    if (name === "") return undefined;
    const beginning = `${percentEncode(name)}=`;
    const { parameters = [] } = splitUrl(url);
    return parameters.find((parameter) => parameter.startsWith(beginning))?.slice(beginning.length);
  }),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-set/ */
  "querystring.set": implement(
    ["STRING", "STRING", "STRING"],
    "STRING",
    (_tx, url = "", name = "", value = "") => {
      const key = percentEncode(name);
      const parameter = `${key}=${percentEncode(value)}`;
      const split = splitUrl(url);
      const { parameters = [] } = split;
      if (key === "") return joinUrl(split, parameters);
      const first = parameters.findIndex((one) => nameOf(one) === key);
      if (first < 0) return joinUrl(split, [...parameters, parameter]);
      const others = parameters.slice(first + 1).filter((one) => nameOf(one) !== key);
      return joinUrl(split, [...parameters.slice(0, first), parameter, ...others]);
    },
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-add/ */
  "querystring.add": implement(
    ["STRING", "STRING", "STRING"],
    "STRING",
    (_tx, url = "", name = "", value = "") => {
      const split = splitUrl(url);
      const { parameters = [] } = split;
      const added = name === "" ? [] : [`${percentEncode(name)}=${percentEncode(value)}`];
      return joinUrl(split, [...parameters, ...added]);
    },
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-remove/ */
  "querystring.remove": implement(["STRING"], "STRING", (_tx, url = "") =>
    filtered(url, () => false),
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-clean/ */
  "querystring.clean": implement(["STRING"], "STRING", (_tx, url = "") =>
    filtered(url, () => true),
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-sort/ */
  "querystring.sort": sort,

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/boltsort-sort/ */
  "boltsort.sort": sort,

  /**
   * A byte that no URL holds (which one, is not documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-filtersep/
   */
  "querystring.filtersep": implement([], "STRING", () => separator),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-filter/ */
  "querystring.filter": filter(false),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-filter-except/ */
  "querystring.filter_except": filter(true),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-globfilter/ */
  "querystring.globfilter": globfilter(false),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-globfilter-except/ */
  "querystring.globfilter_except": globfilter(true),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-regfilter/ */
  "querystring.regfilter": regfilter(false),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-regfilter-except/ */
  "querystring.regfilter_except": regfilter(true),
};

/** The URL with those parameters alone whose names are to be kept. */
function filtered(url: string, keeps: (name: string) => boolean): string {
  const split = splitUrl(url);
  const { parameters } = split;
  if (parameters === undefined) return url;
  return joinUrl(
    split,
    parameters.filter((parameter) => keeps(nameOf(parameter))),
  );
}

/** By bytes, so capital letters come first. */
function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
