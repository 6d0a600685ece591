import { count } from "./quantities.mjs";

/**
 * What a figure should be. Nothing fails when it is not: the table says so.
 *
 * @typedef {{ text: string, meets: (value: number) => boolean }} Goal
 */

/** @returns {Goal} */
export function atMost(limit, unit) {
  return { text: `at most ${count(limit)} ${unit}`, meets: (value) => value <= limit };
}

/** @returns {Goal} */
export function atLeast(limit, unit) {
  return { text: `at least ${count(limit)} ${unit}`, meets: (value) => value >= limit };
}

/**
 * For a ratio of times: ours is the peer's by so much at least.
 *
 * @returns {Goal}
 */
export function timesFaster(times) {
  return { text: `${times} times faster`, meets: (ratio) => ratio * times <= 1 };
}

/**
 * For what is so or is not.
 *
 * @returns {Goal}
 */
export function always(text) {
  return { text, meets: Boolean };
}

/** A goal with its verdict on a figure. */
export function judge(goal, value) {
  return `${goal.text}: ${goal.meets(value) ? "met" : "**not met**"}`;
}
