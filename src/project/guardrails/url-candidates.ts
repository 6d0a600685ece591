import { splitUrl } from "../../program/normalise.js";
import type { TextField } from "../../program/field.js";
import type { LeafTest } from "./dimension.js";
import { textCandidates } from "./text-candidates.js";

/** How many texts of each part are put together with those of the others. */
const perPart = 60;

/** URLs that stand a chance to satisfy all tests of path, query and URL. */
export function* urlCandidates(
  tests: readonly LeafTest[],
  satisfies: (url: string, tests: readonly LeafTest[]) => boolean,
): Generator<string> {
  const paths = pathsOf(tests);
  const query = queryOf(tests, satisfies);
  const urls = textsOf(
    testsOf(tests, (field) => field.name === "url"),
    escapeUrl,
  ).map(rooted);
  for (const path of paths) yield withQuery(path, query);
  for (const url of urls) {
    yield url;
    yield withQuery(url, query);
    for (const path of paths.slice(0, perPart)) yield `${path}?${splitUrl(url).query}`;
  }
}

function textsOf(tests: readonly LeafTest[], escape: (text: string) => string): readonly string[] {
  return tests.length === 0
    ? []
    : textCandidates(tests)
        .flatMap((text) => [text, escape(text)])
        .filter(canBeSent);
}

/** As the path is sent and as it is compared are two things: what is to be seen in one is left again by `..`. */
function pathsOf(tests: readonly LeafTest[]): readonly string[] {
  const texts = (wanted: boolean) =>
    textsOf(
      testsOf(tests, ({ name, raw }) => name === "path" && raw === wanted),
      escapePath,
    ).map(rooted);
  const normal = texts(false);
  const sent = texts(true);
  const both = sent
    .slice(0, perPart)
    .flatMap((start) =>
      normal
        .slice(0, perPart)
        .flatMap((path) => ["/..", "/../..", "/../../.."].map((up) => `${start}${up}${path}`)),
    );
  return ["/", ...sent, ...normal, ...both];
}

/** The parameters are independent of each other: of each, the first value that satisfies its tests. */
function queryOf(
  tests: readonly LeafTest[],
  satisfies: (url: string, tests: readonly LeafTest[]) => boolean,
): string {
  const keys = new Set(
    tests.flatMap(({ leaf }) =>
      "field" in leaf && leaf.field.name === "query" ? (leaf.field.key ?? []) : [],
    ),
  );
  return [...keys]
    .flatMap((key) => {
      const own = testsOf(tests, (field) => field.name === "query" && field.key === key);
      const pairs = textCandidates(own)
        .flatMap((text) => [text, encodeURIComponent(text.toWellFormed())])
        .filter((text) => canBeSent(text) && !text.includes("&"))
        .map((text) => `${key}=${text}`);
      return ["", ...pairs].find((pair) => satisfies(`/?${pair}`, own)) ?? [];
    })
    .filter((pair) => pair !== "")
    .join("&");
}

function testsOf(
  tests: readonly LeafTest[],
  wanted: (field: TextField) => boolean,
): readonly LeafTest[] {
  return tests.filter(({ leaf }) => "field" in leaf && wanted(leaf.field));
}

function rooted(path: string): string {
  return path.startsWith("/") ? path : `/${path}`;
}

function withQuery(url: string, query: string): string {
  if (query === "") return url;
  return url.includes("?") ? `${url}&${query}` : `${url}?${query}`;
}

function canBeSent(text: string): boolean {
  return /^[\x21-\x22\x24-\x7e]*$/.test(text);
}

function escapePath(text: string): string {
  return encodeURI(text.toWellFormed()).replace(/[?#]/g, encodeURIComponent);
}

function escapeUrl(text: string): string {
  return encodeURI(text.toWellFormed()).replace(/#/g, encodeURIComponent);
}
