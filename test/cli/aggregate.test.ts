import { writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { project } from "../support/project.js";
import { aggregateCommand, type AggregateOptions } from "../../src/cli/commands/aggregate.js";
import type { Output } from "../../src/cli/io.js";

async function aggregate(
  root: string,
  files: readonly string[],
  options: Partial<AggregateOptions> = {},
  stdin?: Uint8Array,
) {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr"): Output => ({
    isTerminal: false,
    write: (text) => (written[name] += text),
  });
  const code = await aggregateCommand(
    files,
    { except: [], strict: false, json: false, ...options },
    {
      cwd: root,
      stdout: output("stdout"),
      stderr: output("stderr"),
      ...(stdin && { stdin: chunksOf(stdin) }),
      env: {},
    },
  );
  return { code, ...written };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

const lists = {
  "a.txt": "1.2.3.4\n1.2.3.5\n2001:db8::1\n",
  "b.json": '["1.2.3.6/31", "10.0.0.0/8"]',
  "office.txt": "10.0.0.0/9\n1.2.3.4 # us\n",
  "bad.txt": "1.2.3.4\nnope\n1.2.3.5\n",
};

it("unites lists, takes others away, and prints the fewest CIDRs", async () => {
  const root = project(lists);
  const both = await aggregate(root, ["a.txt", "b.json"]);
  expect(both).toEqual({ code: 0, stdout: "1.2.3.4/30\n10.0.0.0/8\n2001:db8::1\n", stderr: "" });
  const less = await aggregate(root, ["a.txt", "b.json"], { except: ["office.txt"] });
  expect(less.stdout).toBe("1.2.3.5\n1.2.3.6/31\n10.128.0.0/9\n2001:db8::1\n");
  const none = await aggregate(root, ["a.txt"], { except: ["a.txt"] });
  expect(none).toEqual({ code: 0, stdout: "", stderr: "" });
});

it("widens IPv6 before it takes away", async () => {
  const root = project({ ...lists, "one.txt": "2001:db8::2\n" });
  const wide = await aggregate(root, ["a.txt"], { ipv6Prefix: "126", except: ["one.txt"] });
  expect(wide.stdout).toBe("1.2.3.4/31\n2001:db8::/127\n2001:db8::3\n");
});

it("reads gzip, and standard input", async () => {
  const root = project({});
  writeFileSync(path.join(root, "a.gz"), gzipSync("1.2.3.4\n1.2.3.5\n"));
  const { stdout } = await aggregate(root, ["a.gz", "-"], {}, gzipSync("1.2.3.6\n1.2.3.7"));
  expect(stdout).toBe("1.2.3.4/30\n");
  expect(await aggregate(root, ["-"])).toEqual({ code: 0, stdout: "", stderr: "" });
});

describe("bad lines", () => {
  it("are left out with a warning", async () => {
    const { code, stdout, stderr } = await aggregate(project(lists), ["bad.txt"]);
    expect([code, stdout]).toEqual([0, "1.2.3.4/31\n"]);
    expect(stderr).toContain("warning[EW1041]");
    expect(stderr).toContain("bad.txt:2:1");
    expect(stderr).toContain("it was left out");
  });

  it("are errors when strict, and nothing is printed", async () => {
    const { code, stdout, stderr } = await aggregate(project(lists), ["bad.txt"], { strict: true });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("error[EW1041]");
    expect(stderr).not.toContain("left out");
    const except = { strict: true, except: ["bad.txt"] };
    expect((await aggregate(project(lists), ["a.txt"], except)).stdout).toBe("");
  });

  it("are shown ten in full, then counted", async () => {
    const root = project({ "many.txt": "x\n".repeat(25) });
    const { stdout } = await aggregate(root, ["many.txt"], { json: true });
    const { diagnostics, rejected } = JSON.parse(stdout);
    expect([diagnostics.length, rejected]).toEqual([11, 25]);
    expect(diagnostics[10].message).toContain("15 more entries");
  });
});

describe("is wrong usage:", () => {
  test.each<[string, readonly string[], Partial<AggregateOptions>, string]>([
    ["a file that is not there", ["a.txt", "gone.txt"], {}, "`gone.txt` is not there"],
    ["a folder", ["."], {}, "`.` is not a file"],
    ["an exception that is not there", ["a.txt"], { except: ["gone"] }, "`gone` is not there"],
    ["a prefix that is none", ["a.txt"], { ipv6Prefix: "0" }, "`--ipv6-prefix` is not"],
    ["a prefix too long", ["a.txt"], { ipv6Prefix: "129" }, "`--ipv6-prefix` is not"],
  ])("%s", async (_, files, options, message) => {
    const { code, stdout, stderr } = await aggregate(project(lists), files, options);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});

it("says in JSON what came of it", async () => {
  const { stdout } = await aggregate(project(lists), ["a.txt", "bad.txt"], { json: true });
  expect(JSON.parse(stdout)).toMatchObject({
    entries: 5,
    cidrs: 2,
    addresses: { v4: 2, v6: "1" },
    rejected: 1,
    diagnostics: [{ code: "EW1041", severity: "warning", file: "bad.txt", line: 2 }],
  });
});
