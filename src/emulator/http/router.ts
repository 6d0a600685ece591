import type { Route } from "./route.js";

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export type Matched =
  | { readonly kind: "match"; readonly match: Match }
  | { readonly kind: "other methods"; readonly allowed: readonly string[] }
  | { readonly kind: "nothing" }
  | { readonly kind: "malformed" };

/** Finds the route of a request. Of two that fit, the one with more of the path written out wins. */
export class Router {
  readonly #routes = new Map<number, Route[]>();

  constructor(routes: readonly Route[]) {
    const ordered = routes.toSorted((a, b) => parameters(a) - parameters(b));
    for (const route of ordered) {
      const { length } = route.segments;
      const same = this.#routes.get(length);
      if (same === undefined) this.#routes.set(length, [route]);
      else same.push(route);
    }
  }

  /** @param path as sent: a segment may hold `%2F` */
  match(method: string, path: string): Matched {
    const segments = decode(path);
    if (segments === undefined) return { kind: "malformed" };
    const fitting = (this.#routes.get(segments.length) ?? []).filter((route) =>
      route.segments.every((part, index) => part.startsWith(":") || part === segments[index]),
    );
    const route = fitting.find((each) => each.method === method);
    if (route !== undefined) return { kind: "match", match: bind(route, segments) };
    if (fitting.length === 0) return { kind: "nothing" };
    return { kind: "other methods", allowed: [...new Set(fitting.map((each) => each.method))] };
  }
}

function parameters({ segments }: Route): number {
  return segments.filter((part) => part.startsWith(":")).length;
}

function decode(path: string): readonly string[] | undefined {
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function bind(route: Route, segments: readonly string[]): Match {
  const params = route.segments.flatMap((part, index) =>
    part.startsWith(":") ? [[part.slice(1), segments[index] ?? ""] as const] : [],
  );
  return { route, params: Object.fromEntries(params) };
}
