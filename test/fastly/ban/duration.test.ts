import { describe, expect, it } from "vitest";
import { parseDuration } from "../../../src/fastly/ban/duration.js";
import { describeBan, endOf } from "../../../src/fastly/ban/value.js";

describe("--for", () => {
  it.each([
    ["90s", 90],
    ["30m", 1_800],
    ["2h", 7_200],
    ["7d", 604_800],
    ["1w", 604_800],
    ["3650d", 315_360_000],
  ])("%s is %i seconds", (text, seconds) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: seconds });
  });

  it.each([
    "",
    "2",
    "h",
    "0h",
    "-2h",
    "2 h",
    "2H",
    "1.5h",
    "2h30m",
    "3651d",
    "999999999w",
    "1e3s",
    "٢h",
  ])("refuses %j", (text) => {
    expect(parseDuration(text).ok).toBe(false);
  });
});

describe("the value of a ban", () => {
  // docs/semantics.md: 1 to 11 decimal digits are the end, any other value is for good.
  it.each([
    [undefined, Number.NEGATIVE_INFINITY],
    ["1767225600", 1_767_225_600],
    ["0", 0],
    ["99999999999", 99_999_999_999],
    ["100000000000", Number.POSITIVE_INFINITY],
    ["banned", Number.POSITIVE_INFINITY],
    ["", Number.POSITIVE_INFINITY],
    ["12\n", Number.POSITIVE_INFINITY],
  ])("%j ends at %d", (value, end) => {
    expect(endOf(value)).toBe(end);
  });

  it("is told in words", () => {
    const now = Date.UTC(2026, 0, 1);
    expect(describeBan(undefined, now)).toBe("not banned");
    expect(describeBan("banned", now)).toBe("banned for good");
    expect(describeBan("1767225660", now)).toBe("banned until 2026-01-01 00:01:00 UTC");
    expect(describeBan("1767225600", now)).toBe(
      "banned until 2026-01-01 00:00:00 UTC, which is over",
    );
  });
});
