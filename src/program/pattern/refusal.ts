/** Why a pattern cannot be used, and what to write instead. */
export interface Refusal {
  readonly ok: false;
  /** Lower case, without a full stop; what the author wrote is in backticks. */
  readonly problem: string;
  readonly help: string;
  /** Where in the source it is, counted from 0. A flag's offset counts on past the closing slash. */
  readonly offset: number;
}

export function refuse(offset: number, problem: string, help: string): Refusal {
  return { ok: false, problem, help, offset };
}

/** A value, or the reason why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** All values, or the first refusal. */
export function all<From, To>(
  items: readonly From[],
  each: (item: From, index: number) => Result<To>,
): Result<readonly To[]> {
  const values: To[] = [];
  for (const [index, item] of items.entries()) {
    const result = each(item, index);
    if (!result.ok) return result;
    values.push(result.value);
  }
  return done(values);
}
