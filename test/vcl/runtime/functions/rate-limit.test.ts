import { describe, expect, it } from "vitest";
import { call, run, transactionIn } from "./call.js";

const second = 1e6;
const minute = 60 * second;
const start = 1_700_000_000 * second;

function client() {
  const world = { now: start };
  const transaction = transactionIn(world);
  const check = (delta: bigint, window: bigint, limit: bigint, ttl = minute, entry = "192.0.2.1") =>
    call("ratelimit.check_rate", [entry, "rc", delta, window, limit, "pb", ttl], transaction);
  return { world, transaction, check };
}

/** https://www.fastly.com/documentation/reference/vcl/functions/rate-limiting/ratelimit-check-rate/ */
describe("ratelimit.check_rate", () => {
  it("penalizes above the limit of requests a second over the window", () => {
    const { check } = client();
    // 10 a second over 10 seconds are 100.
    for (let request = 1; request <= 100; request += 1) expect(check(1n, 10n, 10n)).toBe(false);
    expect(check(1n, 10n, 10n)).toBe(true);
    expect(check(0n, 10n, 10n, minute, "192.0.2.2")).toBe(false);
  });

  it.each([
    [1n, 10n, 10],
    [10n, 100n, 1000],
    [60n, 20n, 1200],
  ])("over %s s, with a limit of %s", (window, limit, most) => {
    const { check } = client();
    expect(check(BigInt(most), window, limit)).toBe(false);
    expect(check(1n, window, limit)).toBe(true);
  });

  it("stays penalized until the penalty ends", () => {
    const { world, check } = client();
    expect(check(11n, 1n, 10n, 2 * minute)).toBe(true);
    world.now = start + 2 * minute - 1;
    expect(check(1n, 1n, 10n, 2 * minute)).toBe(true);
    world.now = start + 2 * minute;
    expect(check(1n, 1n, 10n, 2 * minute)).toBe(false);
  });

  // "has minute granularity (rounded to the nearest minute)"
  it.each([
    [89 * second, 1],
    [90 * second, 2],
    [150 * second, 3],
    [60 * minute, 60],
  ])("rounds a time to live of %s to %s min", (ttl, minutes) => {
    const { world, check } = client();
    expect(check(11n, 1n, 10n, ttl)).toBe(true);
    world.now = start + minutes * minute - 1;
    expect(check(0n, 1n, 10n, ttl)).toBe(true);
    world.now = start + minutes * minute;
    expect(check(0n, 1n, 10n, ttl)).toBe(false);
  });

  it("lets entries of more than 256 bytes pass, with an error", () => {
    const check = (entry: string) => {
      const args = [entry, "rc", 100_000n, 1n, 10n, "pb", minute];
      return run("ratelimit.check_rate", args, transactionIn({ now: start }));
    };
    expect(check("x".repeat(256))).toEqual({ value: true, error: undefined });
    expect(check("x".repeat(257))).toEqual({ value: false, error: "EINVAL" });
    // 129 characters of two bytes each.
    expect(check("é".repeat(129))).toEqual({ value: false, error: "EINVAL" });
  });

  it.each([
    ["delta", [100_001n, 1n, 10n, minute]],
    ["delta", [-1n, 1n, 10n, minute]],
    ["window", [100n, 2n, 10n, minute]],
    ["limit", [100n, 1n, 9n, minute]],
    ["limit", [100n, 1n, 70_000_001n, minute]],
    ["ttl", [100n, 1n, 10n, minute - 1]],
    ["ttl", [100n, 1n, 10n, 60 * minute + 1]],
    ["ttl", [100n, 1n, 10n, Number.NaN]],
  ])("refuses a %s out of bounds", (_name, [delta, window, limit, ttl]) => {
    const args = ["a", "rc", delta, window, limit, "pb", ttl];
    const transaction = transactionIn({ now: start });
    const outcome = run("ratelimit.check_rate", args, transaction);
    expect(outcome).toEqual({ value: false, error: "EINVAL" });
    expect(transaction.environment.rateLimits.count("rc", "a", 60, start)).toBe(0);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/rate-limiting/ratelimit-check-rates/ */
describe("ratelimit.check_rates", () => {
  const args = ["a", "rc1", 5n, 1n, 10n, "rc2", 1n, 60n, 10n, "pb", minute];

  it("counts in both and penalizes for either", () => {
    const transaction = transactionIn({ now: start });
    expect(call("ratelimit.check_rates", args, transaction)).toBe(false);
    expect(call("ratelimit.check_rates", args, transaction)).toBe(false);
    expect(call("ratelimit.check_rates", args, transaction)).toBe(true);
    const { rateLimits } = transaction.environment;
    expect(rateLimits.count("rc1", "a", 60, start)).toBe(15);
    expect(rateLimits.count("rc2", "a", 60, start)).toBe(3);
    expect(rateLimits.isPunished("pb", "a", start)).toBe(true);
  });

  it("penalizes for the second alone", () => {
    const second = ["a", "rc1", 0n, 1n, 10n, "rc2", 601n, 60n, 10n, "pb", minute];
    expect(call("ratelimit.check_rates", second)).toBe(true);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/rate-limiting/ratelimit-penaltybox-add/ */
describe("ratelimit.penaltybox_add", () => {
  it("adds, and ratelimit.penaltybox_has tells", () => {
    const world = { now: start };
    const transaction = transactionIn(world);
    const has = (entry: string) => call("ratelimit.penaltybox_has", ["pb", entry], transaction);
    expect(has("a")).toBe(false);
    expect(call("ratelimit.penaltybox_add", ["pb", "a", 5 * minute], transaction)).toBeUndefined();
    expect(has("a")).toBe(true);
    expect(has("b")).toBe(false);
    expect(call("ratelimit.penaltybox_has", ["other", "a"], transaction)).toBe(false);
    world.now = start + 5 * minute;
    expect(has("a")).toBe(false);
  });

  it("takes no entries of more than 256 bytes", () => {
    const entry = "x".repeat(257);
    expect(run("ratelimit.penaltybox_add", ["pb", entry, minute]).error).toBe("EINVAL");
    const has = run("ratelimit.penaltybox_has", ["pb", entry]);
    expect(has).toEqual({ value: false, error: "EINVAL" });
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/rate-limiting/ratelimit-ratecounter-increment/ */
describe("ratelimit.ratecounter_increment", () => {
  it("returns the count over the last minute", () => {
    const world = { now: start };
    const transaction = transactionIn(world);
    const increment = (entry: string, delta: bigint) =>
      run("ratelimit.ratecounter_increment", ["rc", entry, delta], transaction);
    expect(increment("a", 10n).value).toBe(10n);
    expect(increment("a", 1000n).value).toBe(1010n);
    expect(increment("b", 0n).value).toBe(0n);
    world.now = start + 59 * second;
    expect(increment("a", 1n).value).toBe(1011n);
    world.now = start + 60 * second;
    expect(increment("a", 1n).value).toBe(2n);
    expect(increment("a", 1001n)).toEqual({ value: 0n, error: "EINVAL" });
  });

  it("leaves the entry for ratecounter.NAME.bucket.10s", () => {
    const transaction = transactionIn();
    call("ratelimit.ratecounter_increment", ["rc", "a", 1n], transaction);
    call("ratelimit.ratecounter_increment", ["rc", "b", 1n], transaction);
    expect(transaction.settings.get("ratecounter.rc")).toBe("b");
  });
});
