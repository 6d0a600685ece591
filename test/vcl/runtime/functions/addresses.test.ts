import { describe, expect, it } from "vitest";
import { pages, run, type Argument } from "./run-function.js";

const textOf = (name: string, args: readonly Argument[]) => run("std.ip2str", [ipOf(name, args)]);

function ipOf(name: string, args: readonly Argument[]): Argument {
  return run(name, args) ?? undefined;
}

describe(`addresses, as ${pages}/strings/ documents them`, () => {
  // std-str2ip, std-ip: "a numeric IP address representation in the standard format"
  it.each(["std.str2ip", "std.ip"])("%s", (name) => {
    expect(textOf(name, ["192.0.2.1", "192.0.2.2"])).toBe("192.0.2.1");
    expect(textOf(name, ["2001:db8::1", "192.0.2.2"])).toBe("2001:db8::1");
    expect(textOf(name, ["example.com", "192.0.2.2"])).toBe("192.0.2.2");
    expect(textOf(name, ["0xc0.0.01001", "192.0.2.2"])).toBe("192.0.2.2");
    expect(textOf(name, [undefined, "192.0.2.2"])).toBe("192.0.2.2");
    expect(textOf(name, ["x", "y"])).toBeUndefined();
  });

  // std-anystr2ip
  it.each([
    ["0x8.010.2056", "8.8.8.8"],
    ["0xc0.0.01001", "192.0.2.1"],
    ["192.0.2.1", "192.0.2.1"],
    ["2001:db8::1", "2001:db8::1"],
    ["0", "0.0.0.0"],
    ["4294967295", "255.255.255.255"],
    ["127.1", "127.0.0.1"],
    ["192.0.513", "192.0.2.1"],
    // Conversion fails.
    ["4294967296", "203.0.113.1"],
    ["256.0.0.1", "203.0.113.1"],
    ["1.2.3.256", "203.0.113.1"],
    ["08.0.0.1", "203.0.113.1"],
    ["1.2.3.4.5", "203.0.113.1"],
    ["1..2", "203.0.113.1"],
    ["0x", "203.0.113.1"],
    ["", "203.0.113.1"],
    [undefined, "203.0.113.1"],
    ["1".repeat(64), "203.0.113.1"],
  ])("std.anystr2ip(%s) is %s", (text, expected) => {
    expect(textOf("std.anystr2ip", [text, "203.0.113.1"])).toBe(expected);
  });
});
