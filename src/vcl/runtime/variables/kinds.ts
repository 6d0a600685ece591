import type { VclType } from "../../types/type.js";
import { variable, type VariableImplementation } from "../implement.js";
import type { Progress, Transaction } from "../transaction.js";
import type { ValueOf } from "../value.js";

/** Variables of one namespace by their full names. */
export type Implementations = Readonly<Record<string, VariableImplementation>>;

/** The same for every transaction. */
export function constant<Type extends VclType>(
  type: Type,
  value: ValueOf<Type>,
): VariableImplementation {
  return variable(type, () => value);
}

/** Has no effect here: what was set is read back. */
export function setting<Type extends VclType>(
  type: Type,
  name: string,
  fallback: ValueOf<Type>,
): VariableImplementation {
  return variable(
    type,
    (tx) => (tx.settings.has(name) ? (tx.settings.get(name) as ValueOf<Type>) : fallback),
    (tx, value) => tx.settings.set(name, value as never),
  );
}

/** Read from what the machine knows. */
export function progressOf<Type extends VclType>(
  type: Type,
  read: (progress: Progress, transaction: Transaction) => ValueOf<Type>,
): VariableImplementation {
  return variable(type, (tx) => read(tx.progress, tx));
}

const small: readonly bigint[] = Array.from({ length: 64 }, (_, number) => BigInt(number));

/** A whole number as an INTEGER. Counts are small, and read often. */
export function integer(value: number): bigint {
  return small[value] ?? BigInt(Math.trunc(value));
}

export const second = 1_000_000;
