// How figures are written.

/** @typedef {"ms" | "x" | "MB" | "MB/s" | "a second" | "steps"} Unit */

/**
 * A figure with its unit.
 *
 * @param {number} value
 * @param {Unit} unit
 */
export function quantity(value, unit) {
  return `${amount(value, unit)} ${unit}`;
}

/**
 * The least and the most of some figures.
 *
 * @param {{ least: number, most: number }} spread
 * @param {Unit} unit
 */
export function range({ least, most }, unit) {
  return `${amount(least, unit)} to ${quantity(most, unit)}`;
}

/** A number with its thousands set apart, and two decimals at the most. */
export function count(value) {
  return value.toLocaleString("en", { maximumFractionDigits: 2 });
}

function amount(value, unit) {
  if (unit === "MB" || unit === "steps" || value >= 100) return count(Math.round(value));
  // A ratio of a hundredth keeps figures enough to be compared.
  if (value < 0.1) return String(Number(value.toPrecision(2)));
  return value.toFixed(unit === "x" ? 2 : 1);
}
