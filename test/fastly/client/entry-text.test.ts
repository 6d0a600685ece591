import { expect, test } from "vitest";
import { blockText, splitBlock } from "../../../src/fastly/client/entry-text.js";

test.each([
  ["192.0.2.0", 24, "192.0.2.0/24"],
  ["192.0.2.0", "24", "192.0.2.0/24"],
  ["192.0.2.1", null, "192.0.2.1"],
  ["192.0.2.1", undefined, "192.0.2.1"],
  ["192.0.2.1", 32, "192.0.2.1"],
  ["192.0.2.77", 24, "192.0.2.0/24"],
  ["0.0.0.0", 0, "0.0.0.0/0"],
  ["2001:DB8:0:0::", 32, "2001:db8::/32"],
  ["2001:db8::1", 128, "2001:db8::1"],
  ["2001:db8::1", null, "2001:db8::1"],
  ["2001:db8::ffff", 112, "2001:db8::/112"],
  ["::", 0, "::/0"],
  ["::ffff:192.0.2.0", 120, "192.0.2.0/24"],
  ["::ffff:192.0.2.1", null, "192.0.2.1"],
  // No address, or no mask, and so no block of ours either; it stays visible as it is.
  ["::ffff:192.0.2.1", 8, "::ffff:192.0.2.1/8"],
  ["192.0.2.0", 33, "192.0.2.0/33"],
  ["example.com", null, "example.com"],
  ["example.com", 8, "example.com/8"],
  ["010.0.0.1", 32, "010.0.0.1/32"],
  ["192.0.2.1", -1, "192.0.2.1"],
  ["192.0.2.1", "x", "192.0.2.1"],
])("%s with the mask %j is %s", (ip, subnet, text) => {
  expect(blockText(ip, subnet)).toBe(text);
});

test.each([
  ["192.0.2.0/24", { ip: "192.0.2.0", subnet: 24 }],
  ["2001:db8::1", { ip: "2001:db8::1" }],
])("%s is written as %j", (text, fields) => {
  expect(splitBlock(text)).toEqual(fields);
});
