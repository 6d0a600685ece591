import { applyPatch } from "diff";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignLines, mostChanges } from "../../src/golden/align.js";
import { compareTrees, type Difference } from "../../src/golden/compare.js";

function compare(golden: string | undefined, actual: string | undefined): Difference {
  const [difference, ...others] = compareTrees(
    new Map(golden === undefined ? [] : [["recv.vcl", golden]]),
    new Map(actual === undefined ? [] : [["recv.vcl", actual]]),
  );
  expect(others).toEqual([]);
  if (difference === undefined) throw new Error("no difference");
  return difference;
}

function diffOf(golden: string | undefined, actual: string | undefined): readonly string[] {
  return compare(golden, actual).diff.split("\n");
}

/** The lines `1` to `count`, some of them replaced. */
function numbered(count: number, replaced: Readonly<Record<number, string>> = {}): string {
  return Array.from({ length: count }, (_, index) => `${replaced[index + 1] ?? index + 1}\n`).join(
    "",
  );
}

describe("compareTrees", () => {
  it("finds nothing in equal trees", () => {
    expect(compareTrees(new Map(), new Map())).toEqual([]);
    expect(compareTrees(new Map([["a", "1\n"]]), new Map([["a", "1\n"]]))).toEqual([]);
    expect(compareTrees(new Map([["a", ""]]), new Map([["a", ""]]))).toEqual([]);
  });

  it("names changed, missing and extra files in the order of their paths", () => {
    const golden = new Map([
      ["c/recv.vcl", "old\n"],
      ["same", "same\n"],
      ["b/gone.vcl", "gone\n"],
      ["Z", "z"],
    ]);
    const actual = new Map([
      ["same", "same\n"],
      ["a/new.vcl", "new\n"],
      ["c/recv.vcl", "new\n"],
      ["Z", ""],
    ]);
    expect(compareTrees(golden, actual)).toEqual([
      {
        path: "Z",
        kind: "changed",
        diff: "--- golden/Z\n+++ actual/Z\n@@ -1,1 +0,0 @@\n-z\n\\ No newline at end of file",
        changed: { golden: [[1, 1]], actual: [] },
      },
      {
        path: "a/new.vcl",
        kind: "extra",
        diff: "--- /dev/null\n+++ actual/a/new.vcl\n@@ -0,0 +1,1 @@\n+new",
        changed: { golden: [], actual: [[1, 1]] },
      },
      {
        path: "b/gone.vcl",
        kind: "missing",
        diff: "--- golden/b/gone.vcl\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-gone",
        changed: { golden: [[1, 1]], actual: [] },
      },
      {
        path: "c/recv.vcl",
        kind: "changed",
        diff: "--- golden/c/recv.vcl\n+++ actual/c/recv.vcl\n@@ -1,1 +1,1 @@\n-old\n+new",
        changed: { golden: [[1, 1]], actual: [[1, 1]] },
      },
    ]);
  });

  it("shows three lines of context", () => {
    expect(compare(numbered(20), numbered(20, { 10: "ten" }))).toEqual({
      path: "recv.vcl",
      kind: "changed",
      diff: [
        "--- golden/recv.vcl",
        "+++ actual/recv.vcl",
        "@@ -7,7 +7,7 @@",
        " 7",
        " 8",
        " 9",
        "-10",
        "+ten",
        " 11",
        " 12",
        " 13",
      ].join("\n"),
      changed: { golden: [[10, 10]], actual: [[10, 10]] },
    });
  });

  it("joins hunks whose context touches, and no others", () => {
    const joined = diffOf(numbered(30), numbered(30, { 10: "x", 17: "y" }));
    expect(joined.filter((row) => row.startsWith("@@"))).toEqual(["@@ -7,14 +7,14 @@"]);
    const apart = diffOf(numbered(30), numbered(30, { 10: "x", 18: "y" }));
    expect(apart.filter((row) => row.startsWith("@@"))).toEqual([
      "@@ -7,7 +7,7 @@",
      "@@ -15,7 +15,7 @@",
    ]);
  });

  it("gives the changed lines of each side", () => {
    const { diff, changed } = compare("a\nb\nc\nd\ne\nf\n", "a\nB\nB2\nc\ne\nf\ng\n");
    expect(diff.split("\n").slice(2)).toEqual([
      "@@ -1,6 +1,7 @@",
      " a",
      "-b",
      "+B",
      "+B2",
      " c",
      "-d",
      " e",
      " f",
      "+g",
    ]);
    expect(changed).toEqual({
      golden: [
        [2, 2],
        [4, 4],
      ],
      actual: [
        [2, 3],
        [7, 7],
      ],
    });
  });

  it("shows an insertion where it is", () => {
    const { diff, changed } = compare("a\nb\n", "a\nx\nb\n");
    expect(diff.split("\n").slice(2)).toEqual(["@@ -1,2 +1,3 @@", " a", "+x", " b"]);
    expect(changed).toEqual({ golden: [], actual: [[2, 2]] });
  });
});

describe("a line end at the end of a file", () => {
  const note = "\\ No newline at end of file";

  it.each<[string, string, readonly string[]]>([
    ["a\nb", "a\nc", [" a", "-b", "+c"]],
    ["a\nb", "a\nb\nc", [" a", " b", "+c"]],
    ["a\nb", "a\nb\n", [" a", "-b", note, "+b"]],
    ["a\nb\n", "a\nb", [" a", "-b", "+b", note]],
    ["a\nb", "c\nb\n", ["-a", "-b", note, "+c", "+b"]],
    ["a\n", "", ["-a"]],
    ["", "a", ["+a", note]],
    ["\n", "", ["-"]],
    ["a\n", "a\n\n", [" a", "+"]],
  ])("is spoken of only where it differs: %j to %j", (golden, actual, rows) => {
    expect(diffOf(golden, actual).slice(3)).toEqual(rows);
  });

  it("does not matter to a file that is new and empty", () => {
    expect(diffOf(undefined, "")).toEqual(["--- /dev/null", "+++ actual/recv.vcl"]);
    expect(diffOf("", undefined)).toEqual(["--- golden/recv.vcl", "+++ /dev/null"]);
    expect(compare("", undefined).kind).toBe("missing");
  });

  it("is a change when it is CRLF on one side", () => {
    expect(diffOf("a\r\nb\r\n", "a\nb\r\n").slice(3)).toEqual(["-a\r", "+a", " b\r"]);
  });
});

describe("hostile files", () => {
  it("cannot forge a header by their name", () => {
    const [difference] = compareTrees(new Map(), new Map([["a\n+++ b\u001B", "x\n"]]));
    expect(difference?.path).toBe("a\n+++ b\u001B");
    expect(difference?.diff).toBe(
      "--- /dev/null\n+++ actual/a\\n+++ b\\u{1b}\n@@ -0,0 +1,1 @@\n+x",
    );
  });

  it("may hold names that objects inherit", () => {
    const golden = new Map([["__proto__", "constructor\ntoString\n"]]);
    const actual = new Map([["__proto__", "toString\nconstructor\n"]]);
    expect(compareTrees(golden, actual)[0]?.changed).toEqual({
      golden: [[1, 1]],
      actual: [[2, 2]],
    });
  });
});

describe("a file with too many changes", () => {
  const many = (prefix: string, count: number): string =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}\n`).join("");

  it("is replaced as a whole between what is common at both ends, and the diff says so", () => {
    const size = 50_000;
    const start = performance.now();
    const { diff, changed } = compare(
      `head\n${many("a", size)}tail\n`,
      `head\n${many("b", size)}tail\n`,
    );
    expect(performance.now() - start).toBeLessThan(5_000);
    const rows = diff.split("\n");
    expect(rows.slice(0, 6)).toEqual([
      "too many changes to align: everything between the first and the last is replaced",
      "--- golden/recv.vcl",
      "+++ actual/recv.vcl",
      "@@ -1,50002 +1,50002 @@",
      " head",
      "-a0",
    ]);
    expect(rows).toHaveLength(4 + 2 + 2 * size);
    expect(rows.at(-1)).toBe(" tail");
    expect(changed).toEqual({ golden: [[2, size + 1]], actual: [[2, size + 1]] });
  });

  it("is aligned when all of them are in one place", () => {
    const { diff, changed } = compare("head\ntail\n", `head\n${many("b", 50_000)}tail\n`);
    expect(diff.startsWith("--- golden/recv.vcl\n")).toBe(true);
    expect(changed).toEqual({ golden: [], actual: [[2, 50_001]] });
  });

  it("is one with more than two thousand lines removed and added", () => {
    const lines = (count: number, text: string): readonly string[] =>
      Array.from({ length: 2 * count }, (_, index) =>
        index % 2 === 0 ? text + index : `same${index}`,
      );
    const at = alignLines(lines(mostChanges / 2, "a"), lines(mostChanges / 2, "b"));
    expect([at.exact, at.replacements.length]).toEqual([true, mostChanges / 2]);
    const over = alignLines(lines(mostChanges / 2 + 1, "a"), lines(mostChanges / 2 + 1, "b"));
    expect([over.exact, over.replacements.length]).toEqual([false, 1]);
  });

  it("does not hang on few different lines in many orders", () => {
    const shuffled = (step: number): string =>
      Array.from({ length: 50_000 }, (_, index) => `${(index * index * step) % 50}\n`).join("");
    const start = performance.now();
    compare(shuffled(1), shuffled(7));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("any two texts", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c", "", "-- x", "++ y", "@@", "\\ z", "\r"), {
      maxLength: 30,
    })
    .chain((lines) => fc.constantFrom("", "\n").map((end) => lines.join("\n") + end));

  it("have a diff that makes one of the other", () => {
    fc.assert(
      fc.property(text, text, (golden, actual) => {
        fc.pre(golden !== actual);
        const { diff } = compare(golden, actual);
        // jsdiff wants the note about missing line ends even where both texts lack one.
        fc.pre(golden === "" || actual === "" || (golden.endsWith("\n") && actual.endsWith("\n")));
        expect(applyPatch(golden, `${diff}\n`, { autoConvertLineEndings: false })).toBe(actual);
      }),
      { numRuns: 1000 },
    );
  });

  it("have ranges that hold all changes", () => {
    fc.assert(
      fc.property(text, text, (golden, actual) => {
        fc.pre(golden !== actual && golden.endsWith("\n") === actual.endsWith("\n"));
        const { changed } = compare(golden, actual);
        const kept = (lines: string, ranges: Difference["changed"]["golden"]): readonly string[] =>
          lines
            .replace(/\n$/, "")
            .split("\n")
            .filter(
              (_, index) =>
                !ranges.some(([first, last]) => first <= index + 1 && index + 1 <= last),
            );
        fc.pre(golden !== "" && actual !== "");
        expect(kept(golden, changed.golden)).toEqual(kept(actual, changed.actual));
      }),
      { numRuns: 1000 },
    );
  });
});
