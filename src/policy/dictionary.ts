import type { Condition } from "../program/condition.js";
import { NotCondition } from "../program/conditions/not.js";
import { ToggleCondition } from "../program/conditions/toggle.js";
import type { Dictionary, Toggle, ToggleState } from "../program/dictionary.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";

/** The declaration of a switch: what it is set to when a push first creates it. */
export interface ToggleDeclaration {
  readonly kind: "toggle";
  readonly initial: ToggleState;
}

/** A switch in an edge dictionary, which on-call flips without a deploy. */
export interface ToggleHandle {
  /**
   * The switch is on.
   *
   * @example
   * settings.non_us_ban.isEnabled()
   * // VCL: table.lookup(edge_settings, "non_us_ban", "disabled") == "enabled"
   */
  isEnabled(): Condition;
  /** The switch is off. */
  isDisabled(): Condition;
}

const toggles = new WeakMap<ToggleHandle, Toggle>();

/** The toggle behind a handle; undefined for anything that `dictionary()` did not make. */
export function programToggle(handle: unknown): Toggle | undefined {
  return typeof handle === "object" && handle !== null
    ? toggles.get(handle as ToggleHandle) // a WeakMap can be asked for any object
    : undefined;
}

/**
 * Declares a switch in a dictionary.
 *
 * @param initial what a push sets it to when it creates the item, and what a missing item reads as
 */
export function toggle(initial: ToggleState): ToggleDeclaration {
  const check = guard("`toggle()`", calledAt(toggle));
  return Object.freeze({
    kind: "toggle",
    initial: check.oneOf(initial, ["enabled", "disabled"], "the initial state"),
  });
}

/**
 * Declares an edge dictionary of switches. Its content is live: a push creates it and never overwrites it.
 *
 * @example
 * const settings = dictionary("edge_settings", { non_us_ban: toggle("disabled") });
 *
 * @see https://www.fastly.com/documentation/guides/full-site-delivery/dictionaries/about-dictionaries/
 */
export function dictionary<Key extends string>(
  name: string,
  items: Readonly<Record<Key, ToggleDeclaration>>,
): Readonly<Record<Key, ToggleHandle>> {
  const origin = calledAt(dictionary);
  const check = guard("`dictionary()`", origin);
  const declared = new Map<string, ToggleState>();
  for (const [key, item] of Object.entries<ToggleDeclaration | undefined>(items)) {
    const initial = item?.kind === "toggle" ? item.initial : undefined;
    declared.set(key, initial ?? check.fail(`item \`${key}\``, "what toggle(...) returned", item));
  }
  const program: Dictionary = Object.freeze({
    name: check.text(name, "the name"),
    toggles: Object.freeze(Object.fromEntries(declared)),
    origin,
  });
  const handles = new Map(
    [...declared].map(([key, initial]) => [
      key,
      toggleHandle({ dictionary: program, key, initial }),
    ]),
  );
  // Object.fromEntries forgets the keys' type; they are the keys of `items`.
  return Object.freeze(Object.fromEntries(handles)) as Readonly<Record<Key, ToggleHandle>>;
}

function toggleHandle(program: Toggle): ToggleHandle {
  const handle: ToggleHandle = Object.freeze({
    isEnabled: () => ToggleCondition.create(program, calledAt(handle.isEnabled)),
    isDisabled() {
      const origin = calledAt(handle.isDisabled);
      return NotCondition.create(ToggleCondition.create(program, origin), origin);
    },
  });
  toggles.set(handle, Object.freeze(program));
  return handle;
}
