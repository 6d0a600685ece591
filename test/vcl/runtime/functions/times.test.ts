import { describe, expect, it } from "vitest";
import { timeText } from "../../../../src/vcl/runtime/convert.js";
import { pages, run } from "./run-function.js";

const example = 1_136_239_445_000_000;

describe(`times, as ${pages}/date-and-time/ documents them`, () => {
  // std-time
  it.each([
    "Mon, 02 Jan 2006 22:04:05 GMT",
    "Monday, 02-Jan-06 22:04:05 GMT",
    "Mon Jan 2 22:04:05 2006",
    "Mon Jan  2 22:04:05 2006",
    "2006-01-02 22:04:05",
    "1136239445.00",
    "1136239445",
  ])("std.time reads %j", (text) => {
    expect(run("std.time", [text, 0])).toBe(example);
  });

  it.each([
    "Not a date",
    "",
    undefined,
    "Mon, 02 Jan 2006 22:04:05 CET",
    "Mon, 31 Feb 2006 22:04:05 GMT",
    "Mon, 02 Jan 2006 24:04:05 GMT",
    "2006-13-02 22:04:05",
    "2006-01-02T22:04:05Z",
    "-1",
    "1e9",
    " 1136239445",
  ])("std.time gives the fallback for %j", (text) => {
    expect(run("std.time", [text, 7])).toBe(7);
  });

  it("reads what HTTP writes, as Date does", () => {
    for (let time = 0; time < 4e9; time += 86_399 * 37) {
      const text = new Date(time * 1000).toUTCString();
      expect(run("std.time", [text, -1])).toBe(time * 1_000_000);
    }
  });

  // std-integer2time; "datetime out of bounds" from std-time's example
  it.each([
    [1136239445n, "Mon, 02 Jan 2006 22:04:05 GMT"],
    [0n, "Thu, 01 Jan 1970 00:00:00 GMT"],
    [-1n, "datetime out of bounds"],
    [2n ** 63n - 1n, "datetime out of bounds"],
  ])("std.integer2time(%s) reads %j", (seconds, expected) => {
    const time = run("std.integer2time", [seconds]);
    expect(typeof time === "number" ? timeText(time) : time).toBe(expected);
  });

  // parse-time-delta: "d and D for days, h and H for hours, m and M for minutes, and s and S for seconds"
  it.each([
    ["10d", 864_000n],
    ["2D", 172_800n],
    ["11h", 39_600n],
    ["1H", 3600n],
    ["3m", 180n],
    ["3M", 180n],
    ["2s", 2n],
    ["2S", 2n],
    // Not documented.
    ["60", 60n],
    ["x", -1n],
    ["-1d", -1n],
    [undefined, -1n],
    ["9".repeat(19), -1n],
    ["9".repeat(64), -1n],
  ])("parse_time_delta(%j) is %s", (text, expected) => {
    expect(run("parse_time_delta", [text])).toBe(expected);
  });
});

/** POSIX's strftime() in the C locale, which …/date-and-time/strftime/ refers to; dates with known weeks. */
describe("strftime", () => {
  it.each([
    ["%a %A %b %B %h", "Mon Monday Jan January Jan"],
    ["%c", "Mon Jan  2 22:04:05 2006"],
    ["%C %y %Y", "20 06 2006"],
    ["%d %e %m", "02  2 01"],
    ["%D %F %x", "01/02/06 2006-01-02 01/02/06"],
    ["%H %I %k %l %M %S %p %P", "22 10 22 10 04 05 PM pm"],
    ["%r %R %T %X", "10:04:05 PM 22:04 22:04:05 22:04:05"],
    ["%j %s %u %w", "002 1136239445 1 1"],
    ["%G %g %V %U %W", "2006 06 01 01 01"],
    ["%n%t%%", "\n\t%"],
    ["%z %Z", "+0000 GMT"],
    ["%Ey %Od", "06 02"],
    ["plain é", "plain é"],
    // Not documented: what is no conversion.
    ["%Q %", "%Q %"],
  ])("%j is %j", (format, expected) => {
    expect(run("strftime", [format, example])).toBe(expected);
  });

  it("has a twelfth hour, not a zeroth", () => {
    expect(run("strftime", ["%I %l %p %k", 0])).toBe("12 12 AM  0");
    expect(run("strftime", ["%I %l %p", 12 * 3_600_000_000])).toBe("12 12 PM");
  });

  // ISO 8601's own edges: https://en.wikipedia.org/wiki/ISO_week_date#Examples
  it.each([
    ["2005-01-01", "2004-W53-6"],
    ["2005-01-02", "2004-W53-7"],
    ["2005-12-31", "2005-W52-6"],
    ["2007-01-01", "2007-W01-1"],
    ["2007-12-30", "2007-W52-7"],
    ["2007-12-31", "2008-W01-1"],
    ["2008-12-28", "2008-W52-7"],
    ["2008-12-29", "2009-W01-1"],
    ["2010-01-03", "2009-W53-7"],
  ])("%s is %s", (date, expected) => {
    expect(run("strftime", ["%G-W%V-%u", Date.parse(date) * 1000])).toBe(expected);
  });

  // C's definition: %U counts Sundays of the year so far, %W Mondays.
  it("counts weeks", () => {
    const [first, day] = [Date.UTC(2023, 0, 1), 86_400_000];
    for (let index = 0; index < 365; index++) {
      const time = first + index * day;
      const daysSoFar = Array.from({ length: index + 1 }, (_, at) =>
        new Date(first + at * day).getUTCDay(),
      );
      const count = (weekday: number) =>
        String(daysSoFar.filter((one) => one === weekday).length).padStart(2, "0");
      expect(run("strftime", ["%U %W", time * 1000])).toBe(`${count(0)} ${count(1)}`);
    }
  });

  it("takes any time and format", { timeout: 5000 }, () => {
    for (const time of [0, -1, 1e15, 9.2e15, Number.MAX_SAFE_INTEGER]) {
      expect(typeof run("strftime", ["%c %G %V %j", time])).toBe("string");
    }
    for (const part of ["%", "%c", "%%", "%E"]) {
      expect(typeof run("strftime", [part.repeat((1 << 18) / part.length), example])).toBe(
        "string",
      );
    }
  });
});
