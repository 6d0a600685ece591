import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ipBan, ipList, type IpListHandle } from "../../src/index.js";
import { unpackList } from "../../src/project/list-file.js";
import { loadLists } from "../../src/project/lists.js";
import { programWith } from "../support/policies.js";
import { project } from "../support/project.js";

type Files = Readonly<Record<string, string | Uint8Array>>;

function load(files: Files, list: IpListHandle, strict = false) {
  const root = project(files);
  const { contents, diagnostics } = loadLists(
    programWith([ipBan("bad", { list })]),
    root,
    () => path.join(root, "lists"),
    (_, fault) => ({ ...fault, file: "p.policy.ts", line: 1, column: 1 }),
    { strict },
  );
  const set = contents.get("bad");
  return {
    cidrs: [...(set?.v4.texts() ?? []), ...(set?.v6.texts() ?? [])],
    diagnostics: diagnostics.map(
      ({ code, severity, file, line, message }) => `${severity} ${code} ${file}:${line} ${message}`,
    ),
  };
}

describe("a list file", () => {
  it("is read in any of its forms", () => {
    const list = ipList("bad", { file: "bad.txt" });
    for (const content of ["1.2.3.4\n1.2.3.5", '["1.2.3.4/31"]', gzipSync("1.2.3.4-1.2.3.5\n")]) {
      const loaded = load({ "lists/bad.txt": content }, list);
      expect(loaded).toEqual({ cidrs: ["1.2.3.4/31"], diagnostics: [] });
    }
  });

  it("is widened, and then loses what it excepts", () => {
    const office = ipList("office", { file: "office.txt" });
    const list = ipList("bad", { file: "bad.txt", ipv6: { prefix: 64 }, except: office });
    const files = {
      "lists/bad.txt": "1.2.3.4/31\n2001:db8::1",
      "lists/office.txt": "1.2.3.4\n2001:db8:0:0:8000::/65",
    };
    expect(load(files, list).cidrs).toEqual(["1.2.3.5", "2001:db8::/65"]);
  });

  it("has its bad lines left out with a warning each, or with errors when strict", () => {
    const list = ipList("bad", { file: "bad.txt" });
    const files = { "lists/bad.txt": `1.2.3.4\n${"x\n".repeat(12)}` };
    const loaded = load(files, list);
    expect(loaded.cidrs).toEqual(["1.2.3.4"]);
    expect(loaded.diagnostics).toHaveLength(11);
    expect(loaded.diagnostics[0]).toBe(
      "warning EW1041 lists/bad.txt:2 `x` is a host name, not an IP address; it was left out",
    );
    expect(loaded.diagnostics[10]).toContain("2 more entries are no addresses and were left out");
    const strict = load(files, list, true);
    expect(strict.diagnostics[0]).toBe(
      "error EW1041 lists/bad.txt:2 `x` is a host name, not an IP address",
    );
  });

  it("has the bad lines of what it excepts shown, too", () => {
    const list = ipList("bad", { file: "bad.txt", except: ipList("office", { file: "o.txt" }) });
    const { diagnostics } = load({ "lists/bad.txt": "1.2.3.4", "lists/o.txt": "\nx" }, list);
    expect(diagnostics).toEqual([
      "warning EW1041 lists/o.txt:2 `x` is a host name, not an IP address; it was left out",
    ]);
  });

  it("that cannot be read is an error where it is declared", () => {
    const list = ipList("bad", { file: "bad.txt" });
    const broken = gzipSync("1.2.3.4\n").subarray(0, 12);
    expect(load({}, list).diagnostics).toEqual([
      "error EW1040 p.policy.ts:1 list file `lists/bad.txt` is not there",
    ]);
    expect(load({ "lists/bad.txt/x": "" }, list).diagnostics).toEqual([
      "error EW1040 p.policy.ts:1 list file `lists/bad.txt` is not a file",
    ]);
    expect(load({ "lists/bad.txt": broken }, list).diagnostics).toEqual([
      "error EW1040 p.policy.ts:1 list file `lists/bad.txt` is gzip that cannot be unpacked",
    ]);
  });
});

it("inline entries that are none stay errors, the first ten in full", () => {
  const entries = ["1.2.3.4", ...Array.from({ length: 12 }, () => "x")];
  const { diagnostics } = load({}, ipList("bad", { entries }));
  expect(diagnostics).toHaveLength(11);
  expect(diagnostics[0]).toBe(
    "error EW1041 p.policy.ts:1 list `bad`: `x` is a host name, not an IP address",
  );
  expect(diagnostics[10]).toContain("2 more entries");
});

it("gzip that unpacks to more than a list may have is refused", () => {
  // A quarter of a megabyte for 256 of them; gzip may be put together from parts.
  const part = gzipSync(Buffer.alloc(2 ** 24));
  const bomb = Buffer.concat(Array.from({ length: 17 }, () => part));
  expect(bomb.length).toBeLessThan(2 ** 20);
  expect(unpackList(bomb)).toMatchObject({
    ok: false,
    problem: "unpacks to more than a list may have",
  });
});
