import { describe, expect, test } from "vitest";
import { found, type Row } from "./found.js";

const unknown = "set req.http.A = req.urk;";

const rows: readonly Row[] = [
  ["a comment behind the code", `${unknown} # edgewall-ignore EW2020 it is so`, []],
  ["a comment above the line", `# edgewall-ignore EW2020 it is so\n${unknown}`, []],
  [
    "with comments and empty lines in between",
    `# edgewall-ignore EW2020\n\n# more\n/* and\nmore */ ${unknown}`,
    [],
  ],
  ["of any sort", `/* edgewall-ignore EW2020 */\n${unknown}`, []],
  [
    "a code for each problem",
    `set req.http.A = "a" + 5 + req.urk; // edgewall-ignore EW2020, EW2035: both`,
    [],
  ],
  ["the whole file", `${unknown}\n${unknown}\n// edgewall-ignore-file EW2020 it is so`, []],
  ["only its line", `${unknown} # edgewall-ignore EW2020\n${unknown}`, ["error EW2020 req.urk"]],
  [
    "only the next line",
    `# edgewall-ignore EW2020\n${unknown}\n${unknown}`,
    ["error EW2020 req.urk"],
  ],
  [
    "only its code",
    `${unknown} # edgewall-ignore EW2021`,
    ["error EW2020 req.urk", "warning EW2090 # edgewall-ignore EW2021"],
  ],
  [
    "nothing to ignore",
    "esi; # edgewall-ignore EW2020",
    ["warning EW2090 # edgewall-ignore EW2020"],
  ],
  [
    "nothing in the file",
    "# edgewall-ignore-file EW2020\nesi;",
    ["warning EW2090 # edgewall-ignore-file EW2020"],
  ],
  ["no such code", "esi; # edgewall-ignore EW2999", ["warning EW2090 # edgewall-ignore EW2999"]],
  ["no code", "esi; # edgewall-ignore this", ["warning EW2090 # edgewall-ignore this"]],
  [
    "a syntax error stays",
    "esi; # edgewall-ignore EW2001",
    ["warning EW2090 # edgewall-ignore EW2001"],
  ],
  ["a comment that speaks of it", "esi; # see edgewall-ignore EW2020", []],
];

describe("EW2090", () => {
  test.each(rows)("%s", (_what, vcl, expected) => {
    expect(found(vcl)).toEqual(expected);
  });
});

describe("severities", () => {
  test("can be changed", () => {
    expect(found(unknown, { severities: { EW2020: "info" } })).toEqual(["info EW2020 req.urk"]);
  });

  test("can be turned off, and then what was to be ignored still counts", () => {
    const vcl = `${unknown} # edgewall-ignore EW2020`;
    expect(found(vcl, { severities: { EW2020: "off" } })).toEqual([]);
    expect(found(unknown, { severities: { EW2020: "off" } })).toEqual([]);
  });
});
