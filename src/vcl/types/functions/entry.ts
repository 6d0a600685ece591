import { everywhere, type Scope } from "../subroutines.js";
import type { VclType } from "../type.js";

export interface Parameter {
  /** As in Fastly's documentation. */
  readonly name: string;
  readonly type: VclType;
  readonly optional: boolean;
  /** Takes a literal only. */
  readonly literal?: true;
  /** Takes one or more arguments; it is the last. */
  readonly variadic?: true;
  /** The words that an ID can be. Without them it is the name of something declared. */
  readonly words?: readonly string[];
  /** As what the name must be declared. */
  readonly declared?: Declared;
  /** Takes a header as a variable, such as `req.http.Cookie`, not its value. */
  readonly header?: true;
}

/** What a name given as an ID or a TABLE can be declared as; of a table, the type of its values. */
export type Declared =
  | { readonly as: "penaltybox" | "ratecounter" }
  | { readonly as: "table"; readonly values?: VclType };

/** What the tables of this folder say about a function; `VclFunction` (`functions.ts`) adds name and page. */
export interface Entry {
  /** "VOID" for none: a call of it is a statement. */
  readonly returns: VclType;
  readonly parameters: readonly Parameter[];
  readonly scope: Scope;
  /** Whether what it returns may be "not set". */
  readonly mayBeUnset?: true;
  readonly status?: "deprecated" | "legacy" | "removed";
  readonly replacement?: string;
  /** Fastly has no page for it. */
  readonly undocumented?: true;
}

export type Entries = Readonly<Record<string, Entry>>;

export function returns(type: VclType, ...parameters: readonly Parameter[]): Entry {
  return { returns: type, parameters, scope: everywhere };
}

export const string = (name: string): Parameter => ({ name, type: "STRING", optional: false });
export const integer = (name: string): Parameter => ({ name, type: "INTEGER", optional: false });
export const float = (name: string): Parameter => ({ name, type: "FLOAT", optional: false });
export const bool = (name: string): Parameter => ({ name, type: "BOOL", optional: false });
export const ip = (name: string): Parameter => ({ name, type: "IP", optional: false });
export const time = (name: string): Parameter => ({ name, type: "TIME", optional: false });
export const rtime = (name: string): Parameter => ({ name, type: "RTIME", optional: false });
export const acl = (name: string): Parameter => ({ name, type: "ACL", optional: false });
export const backend = (name: string): Parameter => ({ name, type: "BACKEND", optional: false });

/** Patterns are compiled with the VCL, so they must be literals. */
export const pattern = (name: string): Parameter => ({
  name,
  type: "REGEX",
  optional: false,
  literal: true,
});

/** One of some words, written without quotes. */
export const oneOf = (name: string, words: readonly string[]): Parameter => ({
  name,
  type: "ID",
  optional: false,
  words,
});

/** A table, of values of that type where only such a one will do. */
export const table = (name: string, values?: VclType): Parameter => ({
  name,
  type: "TABLE",
  optional: false,
  declared: values === undefined ? { as: "table" } : { as: "table", values },
});

export const counter = (name: string): Parameter => ({
  name,
  type: "ID",
  optional: false,
  declared: { as: "ratecounter" },
});

export const penaltyBox = (name: string): Parameter => ({
  name,
  type: "ID",
  optional: false,
  declared: { as: "penaltybox" },
});

/** A message, for its headers. */
export const message = (name: string): Parameter =>
  oneOf(name, ["req", "bereq", "beresp", "obj", "resp"]);

export const header = (name: string): Parameter => ({
  name,
  type: "ID",
  optional: false,
  header: true,
});

export function optional(parameter: Parameter): Parameter {
  return { ...parameter, optional: true };
}

export function literal(parameter: Parameter): Parameter {
  return { ...parameter, literal: true };
}

/** One or more strings, to the end of the arguments. */
export function strings(name: string): Parameter {
  return { name, type: "STRING_LIST", optional: false, variadic: true };
}
