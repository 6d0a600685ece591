import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePattern } from "../../../src/vcl/regex/index.js";
import { pattern } from "./arbitrary.js";

// The WebAssembly that the other tests run knows UTF mode only. Where Debian's pcre2-utils are installed in a release
// from 10.40 to 10.42, which read patterns alike, this judges byte mode too.

const release = spawnSync("pcre2test", ["-C"], { encoding: "utf8" }).stdout ?? "";

/** For each pattern the number of its groups, or undefined where it does not compile. */
function judge(patterns: readonly string[]): readonly (number | undefined)[] {
  const inputs = patterns.map((source) => `/${Buffer.from(source).toString("hex")}/hex,info`);
  const { stdout } = spawnSync("pcre2test", ["-q"], {
    input: `${inputs.join("\n\n")}\n`,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  const verdicts: (number | undefined)[] = [];
  for (const line of stdout.split("\n")) {
    if (/^\/[0-9a-f]+\/hex,info$/.test(line)) verdicts.push(undefined);
    const count = /^Capture group count = (\d+)$/.exec(line)?.[1];
    if (count !== undefined) verdicts[verdicts.length - 1] = Number(count);
  }
  return verdicts;
}

test.skipIf(!/^PCRE2 version 10\.4[0-2] /.test(release))(
  "PCRE2 and we agree on generated patterns of bytes",
  () => {
    const patterns = fc.sample(pattern, 5000).filter((source) => source !== "");
    const theirs = judge(patterns);
    const ours = patterns.map((source) => {
      const parsed = parsePattern(source);
      return parsed.ok ? parsed.tree.captures : undefined;
    });
    expect(theirs).toHaveLength(patterns.length);
    expect(theirs.filter((count) => count !== undefined).length).toBeGreaterThan(200);
    const disagreed = patterns.filter((_, index) => ours[index] !== theirs[index]);
    expect(disagreed).toEqual([]);
  },
);
