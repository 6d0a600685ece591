import {
  scopeOf,
  type Scope,
  type Subroutine,
  type VclType,
} from "../../../src/vcl/types/index.js";

/** The types of values that programs are made of. */
export const valueTypes = ["STRING", "INTEGER", "FLOAT", "BOOL", "RTIME", "TIME", "IP"] as const;
export type ValueType = (typeof valueTypes)[number];

/** What a program declares, by kind. */
export interface Names {
  readonly acls: readonly string[];
  readonly backends: readonly string[];
  readonly tables: ReadonlyMap<VclType, string>;
  readonly penaltybox: string;
  readonly ratecounter: string;
  /** Subroutines that return a value. */
  readonly functions: ReadonlyMap<ValueType, string>;
  /** Subroutines to `call`. */
  readonly subroutines: readonly string[];
}

/** Where a statement stands, and what may be named there. */
export interface Place {
  readonly subroutine: Subroutine;
  readonly scope: Scope;
  readonly names: Names;
}

export function placeIn(subroutine: Subroutine, names: Names): Place {
  return { subroutine, scope: scopeOf(subroutine), names };
}

/** Every subroutine begins with these, two of each type, so that all have something to assign to and to read. */
export const locals: ReadonlyMap<ValueType, readonly string[]> = new Map(
  valueTypes.map((type) => [type, [`var.${type}_a`, `var.${type}_b`]]),
);

export const declareLocals: readonly string[] = [...locals].flatMap(([type, names]) =>
  names.map((name) => `declare local ${name} ${type};`),
);
