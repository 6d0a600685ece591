import { describe, expect, it } from "vitest";
import { newServer } from "../../../../src/vcl/runtime/machine/index.js";
import { environment, newYear, origin, transactionOf } from "../machine/support.js";
import { read, unset, write } from "./read.js";

const pages = "https://www.fastly.com/documentation/reference/vcl/variables";

describe("geolocation", () => {
  const us = environment({
    geo: ({ text }) =>
      text === "203.0.113.9" ? { countryCode: "US", asNumber: 64_500 } : undefined,
  });

  it(`is the client's (${pages}/geolocation/)`, () => {
    const tx = transactionOf({ ip: "203.0.113.9" }, { environment: us });
    expect(read(tx, "client.geo.country_code")).toBe("US");
    expect(read(tx, "geoip.country_code")).toBe("US");
    expect(read(tx, "client.as.number")).toBe(64_500n);
    expect(read(tx, "client.geo.city")).toBe("");
    expect(read(tx, "client.geo.latitude")).toBe(999);
  });

  it(`is that of the address that overrides it (${pages}/geolocation/client-geo-ip-override/)`, () => {
    const tx = transactionOf({ ip: "192.0.2.1" }, { environment: us });
    expect(read(tx, "client.geo.ip_override")).toBe("192.0.2.1");
    expect(read(tx, "client.geo.country_code")).not.toBe("US");
    write(tx, "client.geo.ip_override", "203.0.113.9");
    expect(read(tx, "client.geo.country_code")).toBe("US");
    expect(read(tx, "client.ip")).toMatchObject({ text: "192.0.2.1" });
  });

  // "STRING variables are set to the empty string, FLOAT variables are set to 999.0, and INTEGER variables are set to 0."
  it(`of no address is nothing (${pages}/geolocation/client-geo-ip-override/)`, () => {
    const tx = transactionOf({ ip: "203.0.113.9" }, { environment: us });
    write(tx, "client.geo.ip_override", "xxx");
    expect(read(tx, "client.geo.country_code")).toBe("");
    expect(read(tx, "client.geo.longitude")).toBe(999);
    expect(read(tx, "client.geo.utc_offset")).toBe(0n);
  });

  it.each([
    "10.1.2.3",
    "192.168.0.1",
    "127.0.0.1",
    "172.31.255.255",
    "fe80::1",
    "::1",
    "2001:db8::1",
  ])(`of %s, which is reserved, is ** (${pages}/geolocation/client-geo-country-code/)`, (ip) => {
    expect(read(transactionOf({ ip }), "client.geo.country_code")).toBe("**");
  });

  it.each(["9.255.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "2606:4700::1"])(
    "of %s, of which nothing is known, is empty",
    (ip) => {
      expect(read(transactionOf({ ip }), "client.geo.country_code")).toBe("");
    },
  );
});

describe("time", () => {
  it(`has parts, which are text (${pages}/client-request/time-start-usec-frac/)`, () => {
    const clock = { now: newYear + 1_002_003 };
    const tx = transactionOf({}, { environment: environment({ now: () => clock.now }) });
    expect(read(tx, "time.start")).toBe(newYear + 1_002_003);
    expect(read(tx, "time.start.sec")).toBe("1767225601");
    expect(read(tx, "time.start.msec")).toBe("1767225601002");
    expect(read(tx, "time.start.usec")).toBe("1767225601002003");
    // "in microseconds since the last whole second": X-Timer writes them behind a decimal point.
    expect(read(tx, "time.start.usec_frac")).toBe("002003");
    expect(read(tx, "time.start.msec_frac")).toBe("002");
    clock.now += 2_500_000;
    expect(read(tx, "time.elapsed")).toBe(2_500_000);
    expect(read(tx, "time.elapsed.msec")).toBe("2500");
    expect(read(tx, "now")).toBe(clock.now);
    expect(read(tx, "now.sec")).toBe("1767225603");
  });
});

describe("math", () => {
  // Of C's <float.h> and <math.h>, as the pages say.
  it.each([
    ["math.PI", Math.PI],
    ["math.2PI", 6.283185307179586],
    ["math.PI_2", 1.5707963267948966],
    ["math.1_PI", 0.3183098861837907],
    ["math.2_SQRTPI", 1.1283791670955126],
    ["math.PHI", 1.618033988749895],
    ["math.LOG2E", Math.LOG2E],
    ["math.FLOAT_EPSILON", 2.220446049250313e-16],
    ["math.FLOAT_MIN", 2.2250738585072014e-308],
    ["math.FLOAT_MAX", 1.7976931348623157e308],
    ["math.INTEGER_MAX", 9_223_372_036_854_775_807n],
    ["math.INTEGER_MIN", -9_223_372_036_854_775_808n],
  ])(`%s is %s (${pages}/math-constants-limits/)`, (name, expected) => {
    expect(read(transactionOf(), name)).toBe(expected);
  });
});

describe("others", () => {
  it(`re.group.N is of the last match (${pages}/miscellaneous/re-group/)`, () => {
    const tx = transactionOf();
    expect(read(tx, "re.group.0")).toBeUndefined();
    tx.captures = ["whole", undefined, "two"];
    expect(read(tx, "re.group.0")).toBe("whole");
    expect(read(tx, "re.group.1")).toBeUndefined();
    expect(read(tx, "re.group.2")).toBe("two");
    expect(read(tx, "re.group.10")).toBeUndefined();
  });

  it(`ratecounter.NAME: the entry that was incremented last (${pages}/rate-limiting/)`, () => {
    const tx = transactionOf();
    expect(read(tx, "ratecounter.rc.bucket.10s")).toBe(0n);
    tx.settings.set("ratecounter.rc", "192.0.2.1");
    tx.environment.rateLimits.increment("rc", "192.0.2.1", 30, newYear);
    expect(read(tx, "ratecounter.rc.bucket.10s")).toBe(30n);
    expect(read(tx, "ratecounter.rc.bucket.60s")).toBe(30n);
    expect(read(tx, "ratecounter.rc.rate.10s")).toBe(3);
    expect(read(tx, "ratecounter.other.bucket.10s")).toBe(0n);
  });

  it("fastly.error can be unset (https://www.fastly.com/documentation/reference/vcl/statements/unset/)", () => {
    const tx = transactionOf();
    expect(read(tx, "fastly.error")).toBeUndefined();
    tx.settings.set("fastly.error", "EINVAL");
    expect(read(tx, "fastly.error")).toBe("EINVAL");
    unset(tx, "fastly.error");
    expect(read(tx, "fastly.error")).toBeUndefined();
  });

  it(`server.* is what the options say (${pages}/server/)`, () => {
    const tx = transactionOf({}, { server: newServer({ pop: "AMS", region: "EU-West" }) });
    expect(read(tx, "server.pop")).toBe("AMS");
    expect(read(tx, "server.datacenter")).toBe("AMS");
    expect(read(tx, "server.region")).toBe("EU-West");
  });

  // "Alias of req.max_stale_if_error."
  it(`req.grace (${pages}/server/req-grace/)`, () => {
    const tx = transactionOf();
    write(tx, "req.grace", 10_000_000);
    expect(read(tx, "req.max_stale_if_error")).toBe(10_000_000);
  });

  // "By default, the timeout is 15s."
  it(`bereq.first_byte_timeout (${pages}/backend-connection/bereq-first-byte-timeout/)`, () => {
    expect(read(transactionOf(), "bereq.first_byte_timeout")).toBe(15_000_000);
  });

  it(`req.backend.is_shield and is_origin are opposites (${pages}/backend-connection/req-backend-is-shield/)`, () => {
    const tx = transactionOf();
    expect(read(tx, "req.backend")).toMatchObject({ name: "F_origin" });
    expect(read(tx, "req.backend.is_origin")).toBe(true);
    write(tx, "req.backend", origin({ isShield: true, healthy: false }));
    expect(read(tx, "req.backend.is_shield")).toBe(true);
    expect(read(tx, "req.backend.is_origin")).toBe(false);
    expect(read(tx, "req.backend.healthy")).toBe(false);
  });

  it(`backend.NAME.healthy (${pages}/backend-connection/backend-healthy/)`, () => {
    const tx = transactionOf();
    expect(read(tx, "backend.F_origin.healthy")).toBe(true);
    expect(read(tx, "backend.F_other.healthy")).toBe(false);
  });
});
