/** Fastly's own subroutines, without `vcl_`, in the order in which a request can meet them. */
export type Subroutine =
  "recv" | "hash" | "hit" | "miss" | "pass" | "fetch" | "error" | "deliver" | "log";

export const subroutines: readonly Subroutine[] = Object.freeze([
  "recv",
  "hash",
  "hit",
  "miss",
  "pass",
  "fetch",
  "error",
  "deliver",
  "log",
]);

/** A set of subroutines, a bit for each. */
export type Scope = number;

const bits: Readonly<Record<Subroutine, number>> = {
  recv: 1,
  hash: 2,
  hit: 4,
  miss: 8,
  pass: 16,
  fetch: 32,
  error: 64,
  deliver: 128,
  log: 256,
};

export function scopeOf(...names: readonly Subroutine[]): Scope {
  let scope = 0;
  for (const name of names) scope |= bits[name];
  return scope;
}

export const nowhere: Scope = 0;
export const everywhere: Scope = scopeOf(...subroutines);

export function namesIn(scope: Scope): readonly Subroutine[] {
  return subroutines.filter((name) => (scope & bits[name]) !== 0);
}

export function isSubroutine(name: string): name is Subroutine {
  return Object.hasOwn(bits, name);
}

/**
 * The states with which each subroutine can end by `return(STATE)`.
 * https://www.fastly.com/documentation/reference/vcl/request-lifecycle/
 */
export const returnStates: Readonly<Record<Subroutine, readonly string[]>> = {
  recv: ["lookup", "pass", "error", "restart", "upgrade"],
  hash: ["hash"],
  hit: ["deliver", "pass", "error", "restart"],
  miss: ["fetch", "deliver_stale", "pass", "error"],
  pass: ["pass", "error"],
  fetch: ["deliver", "deliver_stale", "hit_for_pass", "pass", "error", "restart"],
  error: ["deliver", "deliver_stale", "restart"],
  deliver: ["deliver", "restart"],
  log: ["deliver"],
};

/** Where the statements stand that not every subroutine takes. */
export const statementScopes = {
  error: scopeOf("recv", "hit", "miss", "pass", "fetch"),
  restart: scopeOf("recv", "hit", "fetch", "error", "deliver"),
  synthetic: scopeOf("error"),
  esi: scopeOf("recv", "fetch", "error", "deliver"),
} as const;
