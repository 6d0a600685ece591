/** POSIX's `strftime()` in the C locale, in GMT. */

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const dayLength = 86_400_000;

const conversions: Readonly<Record<string, string | ((date: Date) => string)>> = {
  a: (date) => (days[date.getUTCDay()] ?? "").slice(0, 3),
  A: (date) => days[date.getUTCDay()] ?? "",
  b: (date) => monthOf(date).slice(0, 3),
  B: (date) => monthOf(date),
  c: "%a %b %e %H:%M:%S %Y",
  C: (date) => two(Math.floor(date.getUTCFullYear() / 100)),
  d: (date) => two(date.getUTCDate()),
  D: "%m/%d/%y",
  e: (date) => spaced(date.getUTCDate()),
  F: "%Y-%m-%d",
  g: (date) => two(isoWeek(date).year % 100),
  G: (date) => String(isoWeek(date).year),
  h: "%b",
  H: (date) => two(date.getUTCHours()),
  I: (date) => two(hour12(date)),
  j: (date) => String(dayOfYear(date) + 1).padStart(3, "0"),
  k: (date) => spaced(date.getUTCHours()),
  l: (date) => spaced(hour12(date)),
  m: (date) => two(date.getUTCMonth() + 1),
  M: (date) => two(date.getUTCMinutes()),
  n: "\n",
  p: (date) => (date.getUTCHours() < 12 ? "AM" : "PM"),
  P: (date) => (date.getUTCHours() < 12 ? "am" : "pm"),
  r: "%I:%M:%S %p",
  R: "%H:%M",
  s: (date) => String(Math.floor(date.getTime() / 1000)),
  S: (date) => two(date.getUTCSeconds()),
  t: "\t",
  T: "%H:%M:%S",
  u: (date) => String(date.getUTCDay() || 7),
  U: (date) => two(Math.floor((dayOfYear(date) + 7 - date.getUTCDay()) / 7)),
  V: (date) => two(isoWeek(date).week),
  w: (date) => String(date.getUTCDay()),
  W: (date) => two(Math.floor((dayOfYear(date) + 7 - ((date.getUTCDay() + 6) % 7)) / 7)),
  x: "%m/%d/%y",
  X: "%H:%M:%S",
  y: (date) => two(date.getUTCFullYear() % 100),
  Y: (date) => String(date.getUTCFullYear()),
  z: "+0000",
  Z: "GMT",
  "%": () => "%",
};

const known = new Map(Object.entries(conversions));

/**
 * A time in a format. What is no conversion stays as it is (not documented); `E` and `O` in front of one change
 * nothing in the C locale.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/strftime/
 */
export function formatTime(format: string, date: Date): string {
  return format.replace(/%[EO]?([A-Za-z%])/g, (text, letter: string) => {
    const conversion = known.get(letter);
    if (typeof conversion === "string") return formatTime(conversion, date);
    return conversion === undefined ? text : conversion(date);
  });
}

function monthOf(date: Date): string {
  return months[date.getUTCMonth()] ?? "";
}

function hour12(date: Date): number {
  return date.getUTCHours() % 12 || 12;
}

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - startOfYear(date.getUTCFullYear())) / dayLength);
}

function startOfYear(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}

/** ISO 8601: the week belongs to the year that its Thursday is in. */
function isoWeek(date: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * dayLength);
  return { year: thursday.getUTCFullYear(), week: Math.floor(dayOfYear(thursday) / 7) + 1 };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function spaced(value: number): string {
  return String(value).padStart(2, " ");
}
