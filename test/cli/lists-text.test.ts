import { describe, expect, it } from "vitest";
import type { PolicyListReport } from "../../src/cli/commands/lists.js";
import { describeLists } from "../../src/cli/commands/lists-text.js";

const plain: PolicyListReport = {
  policy: "site",
  name: "wall",
  managed: "file",
  store: "acl",
  source: "wall.txt",
  entries: 1,
  cidrs: 1,
  addresses: { v4: 1, v6: "0" },
  containers: [{ kind: "acl", name: "wall", entries: 1, limit: 1000, share: 0.1 }],
  capacity: null,
  writes: 2,
  hours: 0.002,
  overlaps: [],
  special: [],
  protected: [],
};

describe("describeLists()", () => {
  it("lets nothing through that a terminal would act on", () => {
    const hostile = "\u001b[31m\u202ewall\nline\u0007";
    const text = describeLists(
      [
        {
          ...plain,
          name: hostile,
          policy: hostile,
          source: hostile,
          containers: [{ kind: "acl", name: hostile, entries: 1, limit: 1000, share: 0.1 }],
          overlaps: [{ list: hostile, addresses: { v4: 1, v6: "0" }, examples: ["192.0.2.1"] }],
        },
      ],
      false,
    );
    expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Cf}/u);
    expect(text).not.toMatch(/^line/m);
    expect(text).toContain("\\u{1b}[31m\\u{202e}wall\\nline\\u{7}");
  });

  it("keeps its lines short where names are long", () => {
    const name = "w".repeat(255);
    const text = describeLists(
      [{ ...plain, name, policy: name, source: null, containers: [] }],
      false,
    );
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(150);
  });

  it("names only the fullest of many shards", () => {
    const containers = [3, 9, 7, 9, 1].map((entries, index) => ({
      kind: "acl" as const,
      name: `wall_${index}`,
      entries,
      limit: 10,
      share: 10 * entries,
    }));
    const text = describeLists([{ ...plain, containers }], false);
    expect(text).toContain(
      "laid out  5 ACLs\n              fullest: ACL wall_1: 9 of 10 entries (90 %)\n",
    );
    expect(text).not.toContain("wall_0");
    expect(text).toContain("90 %");
  });

  it("colours only where it is asked to", () => {
    expect(describeLists([plain], false)).not.toContain("\u001b");
    expect(describeLists([plain], true)).toContain("\u001b[1m");
  });
});
