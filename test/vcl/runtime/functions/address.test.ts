import { describe, expect, it } from "vitest";
import { parseIp } from "../../../../src/vcl/runtime/ip.js";
import { call, transactionIn } from "./call.js";

/** https://www.fastly.com/documentation/reference/vcl/functions/addr/addr-extract-bits/ : "This function behaves as if an IPv4 address were padded with zeros on the left to 128 bits." */
describe("addr.extract_bits", () => {
  it.each([
    ["192.0.2.7", 0n, 8n, 7n],
    ["192.0.2.7", 24n, 8n, 192n],
    ["192.0.2.7", 28n, 8n, 12n],
    ["192.0.2.7", 32n, 32n, 0n],
    ["2001:db8::a7", 0n, 4n, 7n],
    ["2001:db8::a7", 96n, 32n, 0x20010db8n],
    ["2001:db8::a7", 120n, 32n, 0x20n],
    ["ffff:ffff::", 96n, 32n, 0xffffffffn],
    ["192.0.2.7", 0n, 0n, 0n],
    ["192.0.2.7", 0n, 33n, 0n],
    ["192.0.2.7", -1n, 8n, 0n],
    ["2001:db8::a7", 128n, 1n, 0n],
    ["none", 0n, 8n, 0n],
  ])("(%s, %s, %s)", (ip, start, count, bits) => {
    expect(call("addr.extract_bits", [parseIp(ip), start, count])).toBe(bits);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/addr/addr-is-ipv4/ */
describe("addr.is_ipv4", () => {
  it.each([
    ["192.0.2.7", true, false],
    ["2001:db8::1", false, true],
    ["::ffff:192.0.2.7", false, true],
    ["none", false, false],
  ])("(%s)", (ip, isIpv4, isIpv6) => {
    expect(call("addr.is_ipv4", [parseIp(ip)])).toBe(isIpv4);
    expect(call("addr.is_ipv6", [parseIp(ip)])).toBe(isIpv6);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/resp-tarpit/ */
describe("resp.tarpit", () => {
  // "Optional. Defaults to 100 bytes."
  it.each([
    [[5n, 1000n], { interval: 5, chunk: 1000 }],
    [[5n], { interval: 5, chunk: 100 }],
    [[5n, undefined], { interval: 5, chunk: 100 }],
  ])("%#", (args, tarpit) => {
    const transaction = transactionIn();
    expect(call("resp.tarpit", args, transaction)).toBeUndefined();
    expect(transaction.tarpit).toEqual(tarpit);
  });
});
