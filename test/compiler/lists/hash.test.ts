import { expect, it, test } from "vitest";
import { allHashes, formatRange, halves, hashOf } from "../../../src/compiler/lists/hash.js";
import {
  clientRequest,
  compileVcl,
  decide,
  newRateLimits,
  parseVcl,
} from "../../../src/vcl/index.js";

/** From Fastly's page of digest.hash_crc32b, and from Python's zlib.crc32 with its bytes reversed. */
test.each([
  ["123456789", 0x2639f4cb],
  ["192.0.2.1", 0x370061db],
  ["2001:db8::1", 0x0eafb400],
  ["", 0],
])("the hash of %j", (key, hash) => {
  expect(hashOf(key)).toBe(hash);
});

it("is what VCL computes", () => {
  for (const ip of ["192.0.2.1", "203.0.113.77", "2001:db8::1", "::1", "255.255.255.255"]) {
    const text = `sub vcl_recv {
      if (std.strtol(digest.hash_crc32b(client.ip), 16) == ${hashOf(ip)}) { error 600 "same"; }
    }`;
    const made = compileVcl({ files: [{ name: "a.vcl", text, root: parseVcl(text).root }] });
    if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join());
    const request = clientRequest({ ip, url: "/" });
    if (request === undefined) throw new Error(ip);
    const environment = {
      now: () => 0,
      random: () => 0,
      geo: () => undefined,
      rateLimits: newRateLimits(),
    };
    expect(decide(made.program, request, { environment })).toMatchObject({
      kind: "answered",
      error: { status: 600n },
    });
  }
});

it("halves ranges without a gap", () => {
  const [low, high] = halves(allHashes);
  expect([formatRange(low), formatRange(high)]).toEqual(["00000000-7fffffff", "80000000-ffffffff"]);
  expect(halves(high).map(formatRange)).toEqual(["80000000-bfffffff", "c0000000-ffffffff"]);
  expect(halves({ from: 6, to: 7 })).toEqual([
    { from: 6, to: 6 },
    { from: 7, to: 7 },
  ]);
});
