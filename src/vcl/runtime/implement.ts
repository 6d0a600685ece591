import type { VclType } from "../types/type.js";
import type { Transaction } from "./transaction.js";
import type { Value, ValueOf } from "./value.js";

/** A parameter's type; with `?`, it may be left out. */
export type ParameterType = VclType | `${VclType}?`;

type Argument<Type extends ParameterType> = Type extends `${infer Optional extends VclType}?`
  ? ValueOf<Optional> | undefined
  : Type extends VclType
    ? ValueOf<Type>
    : never;

type Arguments<Types extends readonly ParameterType[]> = {
  readonly [Index in keyof Types]: Argument<Types[Index]>;
};

/** A function of Fastly's, as the runtime has it. Arguments come converted to the parameters' types. */
export interface FunctionImplementation {
  readonly parameters: readonly ParameterType[];
  readonly returns: VclType;
  readonly call: (
    transaction: Transaction,
    ...args: readonly (Value | undefined)[]
  ) => Value | void;
}

/**
 * Ties a function's code to its types.
 *
 * @example
 * implement(["STRING"], "INTEGER", (_tx, text) => BigInt((text ?? "").length)); // std.strlen
 */
export function implement<const Types extends readonly ParameterType[], Returns extends VclType>(
  parameters: Types,
  returns: Returns,
  call: (transaction: Transaction, ...args: Arguments<Types>) => ValueOf<Returns>,
): FunctionImplementation {
  // The types of arguments are the compiler's to keep: it converts each to its parameter's type.
  return { parameters, returns, call: call as FunctionImplementation["call"] };
}

/** A variable of Fastly's, as the runtime has it. */
export interface VariableImplementation {
  readonly type: VclType;
  readonly get?: (transaction: Transaction) => Value;
  readonly set?: (transaction: Transaction, value: Value) => void;
  readonly unset?: (transaction: Transaction) => void;
}

/** Ties a variable's code to its type. */
export function variable<Type extends VclType>(
  type: Type,
  get?: (transaction: Transaction) => ValueOf<Type>,
  set?: (transaction: Transaction, value: ValueOf<Type>) => void,
  unset?: (transaction: Transaction) => void,
): VariableImplementation {
  return {
    type,
    ...(get && { get: get as VariableImplementation["get"] }),
    ...(set && { set: set as VariableImplementation["set"] }),
    ...(unset && { unset }),
  } as VariableImplementation;
}
