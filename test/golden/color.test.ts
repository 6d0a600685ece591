import { describe, expect, it } from "vitest";
import { colorDiff } from "../../src/golden/color.js";

const diff = [
  "too many changes to align: everything between the first and the last is replaced",
  "--- golden/a.vcl",
  "+++ actual/a.vcl",
  "@@ -1,3 +1,3 @@",
  " \tkept",
  "--- removed",
  "+++ added",
  "",
  "\\ No newline at end of file",
].join("\n");

describe("colorDiff", () => {
  it("colours as git does, and knows a removed `--` from a header", () => {
    expect(colorDiff(diff, true).replaceAll("\u001B", "ESC").split("\n")).toEqual([
      "ESC[1mtoo many changes to align: everything between the first and the last is replacedESC[22m",
      "ESC[1m--- golden/a.vclESC[22m",
      "ESC[1m+++ actual/a.vclESC[22m",
      "ESC[36m@@ -1,3 +1,3 @@ESC[39m",
      " \tkept",
      "ESC[31m--- removedESC[39m",
      "ESC[32m+++ addedESC[39m",
      "",
      "\\ No newline at end of file",
    ]);
  });

  it("changes nothing of a harmless diff without colour", () => {
    expect(colorDiff(diff, false)).toBe(diff);
    expect(colorDiff("", true)).toBe("");
  });

  it.each([true, false])("lets no control through (colour: %s)", (color) => {
    const shown = colorDiff("@@ -1 +1 @@\n-a\r\n+\u001B[2J\u202E\u009B\n \u0000", color);
    const colors = new RegExp(String.raw`${"\u001B"}\[\d+m`, "g");
    expect(shown.replace(colors, "")).toBe(
      String.raw`@@ -1 +1 @@
-a\r
+\u{1b}[2J\u{202e}\u{9b}
 \u{0}`,
    );
  });
});
