import { visible } from "../diagnostics/index.js";
import { alignLines, type Replacement } from "./align.js";
import { unifiedHunks } from "./unified.js";

/** First and last line, counted from 1. */
type Range = readonly [first: number, last: number];

/** How a file of one tree differs from the file of that path in the other. */
export interface Difference {
  readonly path: string;
  /** "missing": only golden has the file. "extra": golden lacks it. */
  readonly kind: "changed" | "missing" | "extra";
  /**
   * A unified diff from golden to actual, without a line end at its end. It holds the files' lines as they are:
   * `colorDiff` makes it fit for a terminal.
   */
  readonly diff: string;
  /** The lines that changed, on each side. */
  readonly changed: { readonly golden: readonly Range[]; readonly actual: readonly Range[] };
}

/**
 * Compares two trees, each given as file contents by path.
 *
 * @returns the differences by path; none when the trees are equal
 */
export function compareTrees(
  golden: ReadonlyMap<string, string>,
  actual: ReadonlyMap<string, string>,
): readonly Difference[] {
  const paths = [...new Set([...golden.keys(), ...actual.keys()])].sort();
  return paths.flatMap((path) => {
    const before = golden.get(path);
    const after = actual.get(path);
    return before === after ? [] : [compareFile(path, before, after)];
  });
}

function compareFile(
  path: string,
  golden: string | undefined,
  actual: string | undefined,
): Difference {
  const [before, after] = linesOf(golden ?? "", actual ?? "");
  const { replacements, exact } = alignLines(before, after);
  const name = visible(path);
  const rows = [
    ...(exact
      ? []
      : ["too many changes to align: everything between the first and the last is replaced"]),
    `--- ${golden === undefined ? "/dev/null" : `golden/${name}`}`,
    `+++ ${actual === undefined ? "/dev/null" : `actual/${name}`}`,
    ...unifiedHunks(before, after, replacements),
  ];
  return {
    path,
    kind: kindOf(golden, actual),
    diff: rows.join("\n"),
    changed: {
      golden: replacements.flatMap(goldenRange),
      actual: replacements.flatMap(actualRange),
    },
  };
}

function kindOf(golden: string | undefined, actual: string | undefined): Difference["kind"] {
  if (actual === undefined) return "missing";
  return golden === undefined ? "extra" : "changed";
}

/**
 * The lines of both texts. Where only one of them lacks a line end at its end, its last line carries the note
 * that says so in a diff: no other line can hold a line end, so the two last lines differ by it.
 */
function linesOf(golden: string, actual: string): readonly [readonly string[], readonly string[]] {
  const differ = isTerminated(golden) !== isTerminated(actual);
  return [split(golden, differ), split(actual, differ)];
}

function split(text: string, note: boolean): readonly string[] {
  if (text === "") return [];
  if (isTerminated(text)) return text.slice(0, -1).split("\n");
  const lines = text.split("\n");
  return note
    ? [...lines.slice(0, -1), `${lines.at(-1) ?? ""}\n\\ No newline at end of file`]
    : lines;
}

function isTerminated(text: string): boolean {
  return text === "" || text.endsWith("\n");
}

function goldenRange({ goldenStart, goldenEnd }: Replacement): readonly Range[] {
  return goldenEnd > goldenStart ? [[goldenStart + 1, goldenEnd]] : [];
}

function actualRange({ actualStart, actualEnd }: Replacement): readonly Range[] {
  return actualEnd > actualStart ? [[actualStart + 1, actualEnd]] : [];
}
