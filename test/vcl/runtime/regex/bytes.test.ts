import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyPattern, byteSubject, commonPattern } from "./arbitrary.js";
import { compiled, type Engine } from "./run.js";
import type { Pattern } from "../../../../src/vcl/runtime/pattern.js";

// The WebAssembly that the other tests run knows UTF mode only. Where Debian's pcre2-utils are installed in a release
// from 10.40 to 10.42, this judges byte mode, by its interpreter and its JIT compiler.

const release = spawnSync("pcre2test", ["-C"], { encoding: "utf8" }).stdout ?? "";

interface Case {
  readonly source: string;
  readonly subject: string;
  readonly from: number;
}

const escaped = (text: string) =>
  [...text].map((one) => `\\x{${one.charCodeAt(0).toString(16)}}`).join("");

const shown = (text: string) =>
  [...text]
    .map((one) =>
      /[ -~]/.test(one) ? one : `\\x${one.charCodeAt(0).toString(16).padStart(2, "0")}`,
    )
    .join("");

/** For each case what is printed of it: the groups, or that there is none, or an error. */
function judge(cases: readonly Case[], jit: boolean): readonly string[] {
  const input = cases.map(({ from, source, subject }) => {
    const hex = Buffer.from(source).toString("hex");
    return `/${hex}/hex${jit ? ",jit" : ""}\n    ${escaped(subject)}\\=allcaptures,offset=${from},match_limit=100000`;
  });
  const { stdout } = spawnSync("pcre2test", ["-q"], {
    input: `${input.join("\n\n")}\n`,
    encoding: "latin1",
    maxBuffer: 2 ** 30,
  });
  const results: string[][] = [];
  for (const line of stdout.split("\n")) {
    if (/^\/[0-9a-f]+\/hex/.test(line)) results.push([]);
    else if (/^(?: ?\d+: |No match|Failed)/.test(line))
      results.at(-1)?.push(line.replace(/^ +/, ""));
  }
  return results.map((lines) => lines.join("\n"));
}

function printed(made: Pattern, { from, subject }: Case): string {
  const match = made.exec(subject, from);
  if (made.failure !== undefined) return "Failed";
  if (match === undefined) return "No match";
  return match.captures
    .map((text, index) => `${index}: ${text === undefined ? "<unset>" : shown(text)}`)
    .join("\n");
}

function compare(patterns: fc.Arbitrary<string>, engine: Engine): number {
  const sample = fc.sample(fc.tuple(patterns, byteSubject, fc.nat(3)), 6000);
  const cases: Case[] = [];
  const ours: string[] = [];
  for (const [source, subject, offset] of sample) {
    if (source === "") continue;
    const made = compiled(source, { stepLimit: 100_000, ...(engine && { engine }) });
    if (typeof made === "string") continue;
    const each = { source, subject, from: offset === 3 ? Math.min(1, subject.length) : 0 };
    cases.push(each);
    ours.push(printed(made, each));
  }
  const interpreted = judge(cases, false);
  const compiledByJit = judge(cases, true);
  expect(interpreted).toHaveLength(cases.length);
  expect(compiledByJit).toHaveLength(cases.length);
  const disagreed = cases.flatMap((each, index) => {
    const theirs = [interpreted[index] ?? "", compiledByJit[index] ?? ""];
    const got = ours[index] ?? "";
    // Where one of us gives up, there is nothing to compare.
    const isKnown = ![got, ...theirs].some((text) => text.startsWith("Failed"));
    return isKnown && !theirs.includes(got) ? [{ ...each, got, theirs }] : [];
  });
  expect(disagreed).toEqual([]);
  return ours.filter((text) => text.startsWith("0: ")).length;
}

describe.skipIf(!/^PCRE2 version 10\.4[0-2] /.test(release))("generated patterns on bytes", () => {
  test("on our machine", () => {
    expect(compare(fc.oneof(anyPattern, commonPattern), "machine")).toBeGreaterThan(1000);
  });

  test("on JavaScript's engine", () => {
    expect(compare(commonPattern, "regexp")).toBeGreaterThan(1000);
  });
});
