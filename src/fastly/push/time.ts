/** A time for people: `2026-01-31 14:05:00 UTC`, whatever the locale. */
export function describeTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return "an unknown time";
  return `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
