/** What part of a request a policy compares with a text of its own. */
export type Place = "method" | "url" | "host" | "userAgent" | "header" | "cookie" | "query";

/** A text that a policy compares with: where requests have to come close to it. */
export interface Literal {
  readonly place: Place;
  /** The name of the header, cookie or parameter. */
  readonly key?: string;
  readonly text: string;
}

/** A part of a policy as an author would write it. */
export interface Written {
  readonly source: string;
  readonly literals: readonly Literal[];
  /** Countries that it names. */
  readonly countries: readonly string[];
}

export function write(
  source: string,
  literals: readonly Literal[] = [],
  countries: readonly string[] = [],
): Written {
  return { source, literals, countries };
}

/** Several parts in one text: `join` is given the sources. */
export function combine(
  parts: readonly Written[],
  join: (sources: readonly string[]) => string,
): Written {
  return {
    source: join(parts.map(({ source }) => source)),
    literals: parts.flatMap(({ literals }) => literals),
    countries: parts.flatMap(({ countries }) => countries),
  };
}

export const code = (value: unknown): string => JSON.stringify(value);
