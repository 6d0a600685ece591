import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { call, transactionIn } from "./call.js";

/** https://docs.python.org/3/library/uuid.html#example */
describe("UUIDs of names, as Python documents them", () => {
  it("version 3 and version 5", () => {
    const dns = call("uuid.dns", []);
    if (typeof dns !== "string") throw new Error("it is no text");
    expect(call("uuid.version3", [dns, "python.org"])).toBe("6fa459ea-ee8a-3ca4-894e-db77e160355e");
    expect(call("uuid.version5", [dns, "python.org"])).toBe("886313e1-3b8a-5372-9b90-0c9aee199e5d");
  });
});

/** https://www.rfc-editor.org/rfc/rfc4122#appendix-C */
it.each([
  ["dns", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"],
  ["url", "6ba7b811-9dad-11d1-80b4-00c04fd430c8"],
  ["oid", "6ba7b812-9dad-11d1-80b4-00c04fd430c8"],
  ["x500", "6ba7b814-9dad-11d1-80b4-00c04fd430c8"],
])("uuid.%s", (name, uuid) => {
  expect(call(`uuid.${name}`, [])).toBe(uuid);
});

/** https://www.fastly.com/documentation/reference/vcl/functions/uuid/uuid-version5/ */
describe("uuid.version5", () => {
  const namespace = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

  it("hashes the bytes of the namespace and of the name", () => {
    const hash = createHash("sha1");
    hash.update(Buffer.from(namespace.replaceAll("-", ""), "hex")).update("www.fastly.com");
    const uuid = call("uuid.version5", [namespace, "www.fastly.com"]);
    expect(uuid).toSatisfy((uuid: string) => uuid.startsWith(hash.digest("hex").slice(0, 8)));
    expect(call("uuid.is_version5", [`${uuid}`])).toBe(true);
  });

  it("cuts names at NUL, and has no UUID for another namespace", () => {
    const uuid = call("uuid.version5", [namespace, "a"]);
    expect(call("uuid.version5", [namespace, "a\0b"])).toBe(uuid);
    for (const space of ["", "dns", `{${namespace}}`, undefined]) {
      expect(call("uuid.version5", [space, "a"])).toBeUndefined();
    }
  });
});

/** https://www.rfc-editor.org/rfc/rfc9562#section-5.4 and 5.7 */
describe("random UUIDs", () => {
  it("version 4 marks version and variant", () => {
    const zeros = transactionIn({ random: () => 0 });
    const ones = transactionIn({ random: () => 1 - 2 ** -53 });
    expect(call("uuid.version4", [], zeros)).toBe("00000000-0000-4000-8000-000000000000");
    expect(call("uuid.version4", [], ones)).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  });

  it("version 7 begins with the time", () => {
    // RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC is 017F22E279B0.
    const transaction = transactionIn({ now: 1_645_557_742_000_000 });
    expect(call("uuid.version7", [], transaction)).toBe("017f22e2-79b0-7000-8000-000000000000");
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/uuid/uuid-is-version7/ */
describe("uuid.is_version7", () => {
  it.each([
    ["017f22e2-79b0-7cc3-98c4-dc0c0c07398f", true, 7],
    ["017F22E2-79B0-7CC3-98C4-DC0C0C07398F", true, 7],
    ["919108f7-52d1-4320-9bac-f847db4148a8", true, 4],
    ["00000000-0000-0000-0000-000000000000", true, 0],
    ["919108f7-52d1-4320-0bac-f847db4148a8", true, 0],
    ["919108f752d143209bacf847db4148a8", false, 0],
    ["urn:uuid:919108f7-52d1-4320-9bac-f847db4148a8", false, 0],
    ["919108f7-52d1-4320-9bac-f847db4148a8\n", false, 0],
    ["", false, 0],
    [undefined, false, 0],
  ])("of %j", (uuid, valid, version) => {
    expect(call("uuid.is_valid", [uuid])).toBe(valid);
    for (const candidate of [3, 4, 5, 7]) {
      expect(call(`uuid.is_version${candidate}`, [uuid])).toBe(candidate === version);
    }
  });
});
