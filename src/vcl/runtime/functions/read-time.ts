import { secondsToTime } from "../convert.js";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const clock = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
const shortDay = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const longDay = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const month = `(?<month>${months.join("|")})`;

/**
 * The formats of `std.time`: RFC 1123, RFC 850, `asctime()`, and some of ISO 8601. Whether the day of the week is
 * right does not matter (not documented).
 */
const formats: readonly RegExp[] = [
  new RegExp(`^${shortDay}, (?<day>\\d\\d) ${month} (?<year>\\d{4}) ${clock} GMT$`),
  new RegExp(`^${longDay}, (?<day>\\d\\d)-${month}-(?<shortYear>\\d\\d) ${clock} GMT$`),
  new RegExp(`^${shortDay} ${month} {1,2}(?<day>\\d{1,2}) ${clock} (?<year>\\d{4})$`),
  new RegExp(`^(?<year>\\d{4})-(?<number>\\d\\d)-(?<day>\\d\\d) ${clock}$`),
];

/**
 * The time that a text says, in microseconds; undefined when it is in none of the formats.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/std-time/
 */
export function readTime(text: string): number | undefined {
  if (/^\d{1,20}(?:\.\d{1,20})?$/.test(text)) return secondsToTime(Number(text));
  for (const format of formats) {
    const { groups } = format.exec(text) ?? {};
    if (groups !== undefined) return fromParts(groups);
  }
  return undefined;
}

function fromParts(parts: Readonly<Record<string, string | undefined>>): number | undefined {
  const number = (name: string) => Number(parts[name]);
  const year = parts["year"] === undefined ? fullYear(number("shortYear")) : number("year");
  const index =
    parts["number"] === undefined ? months.indexOf(parts["month"] ?? "") : number("number") - 1;
  const date = new Date(0);
  date.setUTCFullYear(year, index, number("day"));
  const isDay = date.getUTCMonth() === index && date.getUTCDate() === number("day");
  // 60 is a leap second.
  const isClock = number("hour") < 24 && number("minute") < 60 && number("second") <= 60;
  if (!isDay || !isClock) return undefined;
  date.setUTCHours(number("hour"), number("minute"), number("second"));
  return secondsToTime(date.getTime() / 1000);
}

/** POSIX's rule for years of two digits (not documented). */
function fullYear(year: number): number {
  return year < 69 ? 2000 + year : 1900 + year;
}
