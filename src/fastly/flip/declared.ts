import { didYouMean, quote } from "../../diagnostics/index.js";
import { done, refused, type Outcome } from "./failure.js";

export type ToggleState = "enabled" | "disabled";

/** A switch that a compiled service declares. */
export interface DeclaredToggle {
  /** The compiled service's name. */
  readonly service: string;
  readonly dictionary: string;
  readonly key: string;
  /** What a missing item reads as. */
  readonly initial: ToggleState;
}

/** A switch at the edge. */
export interface ToggleName {
  readonly dictionary: string;
  readonly key: string;
  /** Undefined where nothing says what a missing item reads as. */
  readonly initial: ToggleState | undefined;
}

export function isToggleState(value: unknown): value is ToggleState {
  return value === "enabled" || value === "disabled";
}

/**
 * The toggles of a resources.json.
 *
 * @param resources the parsed file, whatever it holds
 */
export function declaredToggles(service: string, resources: unknown): readonly DeclaredToggle[] {
  return array(property(resources, "dictionaries")).flatMap((dictionary) => {
    const name = property(dictionary, "name");
    const items = property(dictionary, "items");
    const isList = property(dictionary, "list") !== undefined;
    if (typeof name !== "string" || isList || typeof items !== "object" || items === null)
      return [];
    return Object.entries(items).flatMap(([key, initial]) =>
      isToggleState(initial) ? [{ service, dictionary: name, key, initial }] : [],
    );
  });
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined;
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * The toggle of a name, `key` or `dictionary.key`, among declared ones; undefined when none has it. One that several
 * services declare alike is one.
 */
export function declaredToggle(
  name: string,
  declared: readonly DeclaredToggle[],
): Outcome<ToggleName | undefined> {
  const meant = declared.filter(
    ({ dictionary, key }) => name === key || name === `${dictionary}.${key}`,
  );
  const [first] = meant;
  if (first === undefined) return done(undefined);
  const names = [...new Set(meant.map(({ dictionary, key }) => `${dictionary}.${key}`))];
  if (names.length > 1) return ambiguous(name, names);
  const { dictionary, key } = first;
  const isAgreed = meant.every(({ initial }) => initial === first.initial);
  return done({ dictionary, key, initial: isAgreed ? first.initial : undefined });
}

export function ambiguous(name: string, names: readonly string[]) {
  return refused("input", {
    code: "EW3064",
    message: `${quote(name)} is a toggle of several dictionaries`,
    help: `say which: ${names
      .slice(0, 10)
      .map((one) => quote(one))
      .join(", ")}`,
  });
}

/** `dictionary.key`, as a name may be written; undefined for a bare key. */
export function qualified(name: string): Omit<ToggleName, "initial"> | undefined {
  const match = /^([A-Za-z]\w*)\.(.+)$/s.exec(name);
  const [, dictionary, key] = match ?? [];
  return dictionary === undefined || key === undefined ? undefined : { dictionary, key };
}

/** @param names what there is, as `dictionary.key` */
export function unknownToggle(name: string, names: readonly string[]) {
  const keys = names.map((one) => one.slice(one.indexOf(".") + 1));
  const meant = didYouMean(name, [...keys, ...names]);
  const some = [...new Set(names)].sort();
  return refused("input", {
    code: "EW3061",
    message: `there is no toggle ${quote(name)}`,
    help:
      meant !== undefined
        ? `did you mean ${quote(meant)}?`
        : some.length === 0
          ? "the active version of the service has none; `edgewall push` creates a policy's toggles"
          : `the toggles are ${some
              .slice(0, 20)
              .map((one) => quote(one))
              .join(", ")}`,
  });
}
