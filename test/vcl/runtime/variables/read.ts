import { findVariableImplementation } from "../../../../src/vcl/runtime/variables/index.js";
import type { Transaction } from "../../../../src/vcl/runtime/transaction.js";
import type { Value } from "../../../../src/vcl/runtime/value.js";

export function read(tx: Transaction, name: string): Value {
  const get = findVariableImplementation(name)?.get;
  if (get === undefined) throw new Error(`${name} cannot be read`);
  return get(tx);
}

export function write(tx: Transaction, name: string, value: Value): void {
  const set = findVariableImplementation(name)?.set;
  if (set === undefined) throw new Error(`${name} cannot be set`);
  set(tx, value);
}

export function unset(tx: Transaction, name: string): void {
  const unset = findVariableImplementation(name)?.unset;
  if (unset === undefined) throw new Error(`${name} cannot be unset`);
  unset(tx);
}
