import { createTwoFilesPatch } from "diff";

/** One path on which two trees differ. */
export interface Difference {
  readonly path: string;
  /** `missing`: only golden has the file; `extra`: only the other tree has it. */
  readonly kind: "changed" | "missing" | "extra";
  /** From golden to the other, unified, with three lines of context. */
  readonly diff: string;
}

/** Above this many changed lines a difference is not worth its search: the file is shown as replaced. */
const mostEdits = 4_000;

/** The paths on which two trees differ, in order. */
export function compareTrees(
  golden: ReadonlyMap<string, string>,
  actual: ReadonlyMap<string, string>,
): readonly Difference[] {
  const paths = [...new Set([...golden.keys(), ...actual.keys()])].sort();
  return paths.flatMap((path): readonly Difference[] => {
    const before = golden.get(path);
    const after = actual.get(path);
    if (before === after) return [];
    const kind = before === undefined ? "extra" : after === undefined ? "missing" : "changed";
    return [{ path, kind, diff: unifiedDiff(path, before, after) }];
  });
}

function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  const from = before === undefined ? "/dev/null" : `golden/${path}`;
  const to = after === undefined ? "/dev/null" : `compiled/${path}`;
  const patch = createTwoFilesPatch(from, to, before ?? "", after ?? "", undefined, undefined, {
    context: 3,
    maxEditLength: mostEdits,
  });
  const text: string =
    patch ?? `--- ${from}\n+++ ${to}\n@@ too many lines differ to be shown: ${lines(before)} before, ${lines(after)} now @@\n`;
  return text.replace(/^=+\n/, "");
}

function lines(text: string | undefined): number {
  return text === undefined || text === "" ? 0 : text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}
