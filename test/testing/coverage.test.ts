import path from "node:path";
import { describe, expect, it } from "vitest";
import { readCoverage, recordDecision } from "../../src/testing/coverage.js";
import { project } from "../support/project.js";

describe("coverage", () => {
  it("joins what several workers wrote, and survives half a line", () => {
    const folder = project({
      "1-0.jsonl": '{"policy":"a","rule":"x"}\n{"policy":"b","rule":"x"}\n',
      "2-1.jsonl": '{"policy":"a","rule":"y"}\n{"policy":"a","ru',
      "results.json": "{}",
    });
    expect(readCoverage(folder)).toEqual(
      new Map([
        ["a", new Set(["x", "y"])],
        ["b", new Set(["x"])],
      ]),
    );
  });

  it("holds the rules that decided, and those that counted", () => {
    const folder = project({});
    recordDecision("p", { rule: "decides", counted: ["one", "two"] }, folder);
    recordDecision("p", { rule: undefined, counted: [] }, folder);
    recordDecision("p", { rule: "decides", counted: [] }, folder);
    expect(readCoverage(folder)).toEqual(new Map([["p", new Set(["one", "two", "decides"])]]));
  });

  it("is empty where nothing was written", () => {
    expect(readCoverage(path.join(project({}), "none"))).toEqual(new Map());
  });
});
