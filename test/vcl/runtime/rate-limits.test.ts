import { describe, expect, it } from "vitest";
import { newPenaltyBox } from "../../../src/vcl/runtime/penalty-box.js";
import { newRateLimits } from "../../../src/vcl/runtime/rate-limits.js";

const at = (time: string) => Date.parse(`2024-01-01T${time}Z`) * 1000;

/** https://www.fastly.com/documentation/reference/vcl/declarations/ratecounter/ */
describe("windows of whole seconds", () => {
  it("as in the page's example: at 12:01:03.458, 10 s begin at 12:00:54.000", () => {
    const limits = newRateLimits();
    limits.increment("rc", "a", 1, at("12:00:53.999"));
    limits.increment("rc", "a", 10, at("12:00:54.000"));
    limits.increment("rc", "a", 100, at("12:01:03.458"));
    expect(limits.count("rc", "a", 10, at("12:01:03.458"))).toBe(110);
    expect(limits.count("rc", "a", 10, at("12:01:03.999"))).toBe(110);
    expect(limits.count("rc", "a", 10, at("12:01:04.000"))).toBe(100);
    expect(limits.count("rc", "a", 60, at("12:01:04.000"))).toBe(111);
    expect(limits.count("rc", "a", 1, at("12:01:03.999"))).toBe(100);
    expect(limits.count("rc", "a", 1, at("12:01:04.000"))).toBe(0);
  });

  it("progressively longer ones overlap", () => {
    const limits = newRateLimits();
    const times = ["12:00:05", "12:00:15", "12:00:25", "12:00:35", "12:00:45", "12:00:55"];
    for (const time of times) limits.increment("rc", "a", 1, at(time));
    const counts = [10, 20, 30, 40, 50, 60].map((seconds) =>
      limits.count("rc", "a", seconds, at("12:00:59")),
    );
    expect(counts).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("counters and entries are apart", () => {
    const limits = newRateLimits();
    expect(limits.increment("rc", "a", 3, 0)).toBe(3);
    expect(limits.increment("rc", "a", 4, 0)).toBe(7);
    expect(limits.count("rc", "b", 60, 0)).toBe(0);
    expect(limits.count("other", "a", 60, 0)).toBe(0);
    expect(limits.count("rc", "__proto__", 60, 0)).toBe(0);
  });

  it("a clock that is set back loses nothing", () => {
    const limits = newRateLimits();
    limits.increment("rc", "a", 1, at("12:00:30"));
    expect(limits.increment("rc", "a", 1, at("12:00:20"))).toBe(2);
    expect(limits.count("rc", "a", 60, at("12:01:25"))).toBe(2);
  });

  it("many other entries change nothing", () => {
    const limits = newRateLimits();
    limits.increment("rc", "a", 1, at("12:00:00"));
    for (let entry = 0; entry < 5000; entry += 1) {
      limits.increment("rc", `${entry}`, 1, at("12:00:59"));
    }
    expect(limits.count("rc", "a", 60, at("12:00:59"))).toBe(1);
  });

  it("forgets what is older than a minute, over a million entries", () => {
    const limits = newRateLimits();
    for (let entry = 0; entry < 1_000_000; entry += 1) {
      limits.increment("rc", `${entry}`, 1, entry * 1e4);
    }
    expect(limits.count("rc", "999999", 60, 1e10)).toBe(1);
    expect(limits.count("rc", "0", 60, 1e10)).toBe(0);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/declarations/penaltybox/ */
describe("penalty boxes", () => {
  it("hold an entry until its time", () => {
    const limits = newRateLimits();
    limits.punish("pb", "a", 100);
    expect(limits.isPunished("pb", "a", 99)).toBe(true);
    expect(limits.isPunished("pb", "a", 100)).toBe(false);
    expect(limits.isPunished("pb", "b", 0)).toBe(false);
    expect(limits.isPunished("other", "a", 0)).toBe(false);
  });

  it("go by the last time that was given", () => {
    const box = newPenaltyBox();
    box.add("a", 100);
    box.add("a", 50);
    expect(box.has("a", 60)).toBe(false);
    box.add("a", 200);
    expect(box.has("a", 199)).toBe(true);
  });

  // "once that limit is reached, each new entry will evict the one with the smallest remaining TTL"
  it("evict the entry with the smallest remaining time", () => {
    const box = newPenaltyBox(3);
    box.add("a", 300);
    box.add("b", 100);
    box.add("c", 200);
    box.add("b", 400);
    box.add("d", 250);
    expect(["a", "b", "c", "d"].filter((entry) => box.has(entry, 0))).toEqual(["a", "b", "d"]);
    box.add("e", 500);
    expect(["a", "b", "d", "e"].filter((entry) => box.has(entry, 0))).toEqual(["a", "b", "e"]);
  });

  it("evict nothing for an entry that they hold", () => {
    const box = newPenaltyBox(2);
    box.add("a", 100);
    box.add("b", 200);
    box.add("b", 300);
    expect(box.has("a", 0)).toBe(true);
  });

  it("evict in order, whatever the order in which they were filled", () => {
    const box = newPenaltyBox(100);
    for (let index = 0; index < 100; index += 1)
      box.add(`${(index * 37) % 100}`, (index * 37) % 100);
    for (let index = 0; index < 50; index += 1) box.add(`new ${index}`, 1000 + index);
    const left = Array.from({ length: 100 }, (_, index) => `${index}`).filter((entry) =>
      box.has(entry, -1),
    );
    expect(left).toEqual(Array.from({ length: 50 }, (_, index) => `${index + 50}`));
  });

  it("hold 200,000 entries, and stay fast beyond", () => {
    const limits = newRateLimits();
    for (let entry = 0; entry < 400_000; entry += 1) limits.punish("pb", `${entry}`, 1e9 + entry);
    expect(limits.isPunished("pb", "199999", 0)).toBe(false);
    expect(limits.isPunished("pb", "200000", 0)).toBe(true);
    expect(limits.isPunished("pb", "399999", 0)).toBe(true);
  });
});
