import { describe, expect, it } from "vitest";
import { liveCount } from "../../../src/compiler/lists/lay-out-list.js";
import { vcl } from "../../support/compiled.js";
import { clustered, compiledWith, containersOf, walled } from "./layout.js";

describe("a list of CIDRs", () => {
  it("is one ACL as long as it fits", () => {
    const service = compiledWith(walled({ entries: ["10.0.0.0/8", "::1"] }), { aclEntries: 2 });
    expect(containersOf(service)).toEqual({ wall: ["10.0.0.0/8", "::1"] });
  });

  it("is divided where a part is too full, and parts are named after where they begin", () => {
    const entries = ["10.0.0.0/8", "12.0.0.0/8", "192.168.0.1", "192.168.0.3", "224.0.0.0/4"];
    const service = compiledWith(walled({ entries }), { aclEntries: 2 });
    expect(containersOf(service)).toEqual({
      wall: ["10.0.0.0/8", "12.0.0.0/8"],
      wall_c: ["192.168.0.1", "192.168.0.3"],
      wall_e: ["224.0.0.0/4"],
    });
  });

  it("has its IPv6 part in ACLs of its own then", () => {
    const entries = ["10.0.0.0/8", "2001:db8::/32", "2001:db9::/32", "fe80::/10"];
    expect(containersOf(compiledWith(walled({ entries }), { aclEntries: 1 }))).toEqual({
      wall: ["10.0.0.0/8"],
      // 2001:db8 and 2001:db9 are a block together.
      wall_v6: ["2001:db8::/31"],
      wall_v6_8: ["fe80::/10"],
    });
  });
});

describe("a list of addresses", () => {
  it("is one dictionary as long as it fits, and its CIDRs are an ACL", () => {
    const entries = ["192.0.2.2", "192.0.2.1", "10.0.0.0/8", "10.1.1.1", "2001:DB8::1"];
    const service = compiledWith(walled({ store: "dictionary", entries }), { dictionaryItems: 3 });
    expect(containersOf(service)).toEqual({
      wall: ["192.0.2.1", "192.0.2.2", "2001:db8::1"],
      wall_blocks: ["10.0.0.0/8"],
    });
  });

  it("is divided by the hashes of its keys", () => {
    // Their hashes begin with 37, 8d, 1b, 2e, 43 (Python's zlib.crc32, its bytes reversed).
    const entries = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.5", "203.0.113.1"];
    const service = compiledWith(walled({ store: "dictionary", entries }), { dictionaryItems: 2 });
    expect(containersOf(service)).toEqual({
      wall: ["192.0.2.3"],
      wall_2: ["192.0.2.1", "192.0.2.5"],
      wall_4: ["203.0.113.1"],
      wall_8: ["192.0.2.2"],
    });
  });

  it("holds IPv6 addresses as blocks when they are widened", () => {
    const entries = ["192.0.2.1", "2001:db8:0:1::5", "2001:db8:0:1:ffff::", "::", "2001:db8::/48"];
    const widened = walled({ store: "dictionary", entries, ipv6: { prefix: 64 } });
    expect(containersOf(compiledWith(widened, {}))).toEqual({
      wall: ["192.0.2.1", "0:0:0:0::/64"],
      wall_blocks: ["2001:db8::/48"],
    });
  });
});

describe("one more address", () => {
  const before = clustered(3_000, 7);
  const after = clustered(3_030, 7);

  it.each(["acl", "dictionary"] as const)("changes one %s", (store) => {
    const limits = { aclEntries: 200, dictionaryItems: 200 };
    const without = containersOf(compiledWith(walled({ store, entries: before }), limits));
    const added = after.slice(before.length, before.length + 1);
    const one = containersOf(
      compiledWith(walled({ store, entries: [...before, ...added] }), limits),
    );
    const names = Object.keys({ ...without, ...one });
    const changed = names.filter((name) => String(without[name]) !== String(one[name]));
    expect(changed).toHaveLength(1);
    expect(Object.keys(without).length).toBeGreaterThan(10);
  });

  it.each(["acl", "dictionary"] as const)(
    "in a hundred leaves the others where they are, in %s",
    (store) => {
      const limits = { aclEntries: 200, dictionaryItems: 200 };
      const places = placesOf(compiledWith(walled({ store, entries: before }), limits));
      const later = placesOf(compiledWith(walled({ store, entries: after }), limits));
      const moved = [...places].filter(
        ([entry, name]) => later.has(entry) && later.get(entry) !== name,
      );
      // At the most, one container in ten was full, and half of it moved.
      expect(moved.length / places.size).toBeLessThan(0.05);
    },
  );

  it("lands the same way, in whatever order the list is written", () => {
    const limits = { aclEntries: 100, dictionaryItems: 100 };
    for (const store of ["acl", "dictionary"] as const) {
      const one = compiledWith(walled({ store, entries: before }), limits);
      const other = compiledWith(walled({ store, entries: before.toReversed() }), limits);
      expect(containersOf(other)).toEqual(containersOf(one));
    }
  });
});

function placesOf(service: ReturnType<typeof compiledWith>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(containersOf(service)).flatMap(([name, entries]) =>
      entries.map((entry) => [entry, name] as const),
    ),
  );
}

describe("a live list", () => {
  it("is one container unless it says how much it holds", () => {
    const { layout } = compiledWith(walled({ managed: "live", store: "dictionary" }), {});
    expect(layout.dictionaries.map(({ name, hashes }) => [name, hashes])).toEqual([
      ["wall", undefined],
    ]);
  });

  it("has room for its capacity, and six standard deviations more, from the start", () => {
    expect(liveCount(1_000, 1_000)).toBe(1);
    expect(liveCount(1_001, 1_000)).toBe(2);
    // 50,000 / 64 = 781, and six times its root are 168; 50,000 / 32 = 1,562.
    expect(liveCount(50_000, 1_000)).toBe(64);
    expect(liveCount(4, 1)).toBe(8);
  });

  it("is divided into equal parts of the hashes", () => {
    const service = compiledWith(
      walled({ managed: "live", store: "dictionary", capacity: 1_800 }),
      {},
    );
    expect(JSON.parse(service.files.get("resources.json") ?? "")).toEqual({
      acls: [],
      dictionaries: [
        { name: "wall", list: "wall", managed: "live", hashes: "00000000-3fffffff" },
        { name: "wall_4", list: "wall", managed: "live", hashes: "40000000-7fffffff" },
        { name: "wall_8", list: "wall", managed: "live", hashes: "80000000-bfffffff" },
        { name: "wall_c", list: "wall", managed: "live", hashes: "c0000000-ffffffff" },
      ],
    });
  });
});

describe("VCL", () => {
  it("asks ACLs by bits of the address", () => {
    const entries = ["10.0.0.0/8", "12.0.0.0/8", "192.168.0.1", "192.168.0.3", "fe80::/10"];
    const { files } = compiledWith(walled({ entries }), { aclEntries: 2 });
    expect(files.get("recv.vcl")).toContain(`
  # Whether the client is on wall, in 3 containers.
  if (addr.is_ipv6(client.ip)) {
    if (client.ip ~ wall_v6) {
      set var.edgewall_on_wall = true;
    }
  } else if (addr.extract_bits(client.ip, 31, 1) == 0) {
    if (client.ip ~ wall) {
      set var.edgewall_on_wall = true;
    }
  } else {
    if (client.ip ~ wall_8) {
      set var.edgewall_on_wall = true;
    }
  }
`);
  });

  it("asks dictionaries by the key's hash, once for all rules", () => {
    const recv = vcl(
      walled({ managed: "live", store: "dictionary", capacity: 1_001, ipv6: { prefix: 64 } }),
      "recv.vcl",
    );
    expect(recv).toContain(`declare local var.edgewall_network64 STRING;
declare local var.edgewall_network64_hash INTEGER;
declare local var.edgewall_on_wall BOOL;
`);
    expect(recv).toContain(`
  set var.edgewall_network64 = client.ip;
  if (addr.is_ipv6(client.ip)) {
    set var.edgewall_network64 =
      std.itoa(addr.extract_bits(client.ip, 112, 16), 16)
      ":"
      std.itoa(addr.extract_bits(client.ip, 96, 16), 16)
      ":"
      std.itoa(addr.extract_bits(client.ip, 80, 16), 16)
      ":"
      std.itoa(addr.extract_bits(client.ip, 64, 16), 16)
      "::/64";
  }
  set var.edgewall_network64_hash = std.strtol(digest.hash_crc32b(var.edgewall_network64), 16);
  # Whether the client is on wall, in 2 containers.
  if (var.edgewall_network64_hash < 2147483648) {
    if (
      table.contains(wall, var.edgewall_network64) &&
      (
        table.lookup(wall, var.edgewall_network64, "") !~ "^[0-9]{1,11}\\z" ||
        time.is_after(
          std.integer2time(std.atoi(table.lookup(wall, var.edgewall_network64, ""))),
          time.now
        )
      )
    ) {
      set var.edgewall_on_wall = true;
    }
  } else {
    if (
      table.contains(wall_8, var.edgewall_network64) &&
      (
        table.lookup(wall_8, var.edgewall_network64, "") !~ "^[0-9]{1,11}\\z" ||
        time.is_after(
          std.integer2time(std.atoi(table.lookup(wall_8, var.edgewall_network64, ""))),
          time.now
        )
      )
    ) {
      set var.edgewall_on_wall = true;
    }
  }

  # rule wall
  if (var.edgewall_on_wall) {
    error 620 "wall";
  }
`);
  });
});
