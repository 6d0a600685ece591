import { referencePage, variablePage } from "./documentation.js";
import type { Scope } from "./subroutines.js";
import type { VclType } from "./type.js";
import { categories, type Entry } from "./variables/index.js";

export interface Variable {
  /** As it was looked up. */
  readonly name: string;
  readonly type: VclType;
  readonly read: Scope;
  readonly write: Scope;
  readonly unset: Scope;
  /** Where what may be assigned is of another type than what is read. */
  readonly writeType?: VclType;
  readonly status?: "deprecated" | "legacy" | "removed";
  /** What to use instead. */
  readonly replacement?: string;
  /** Fastly's page: of the variable, or of all variables where this one has none. */
  readonly link: string;
  /** Whether it may be "not set", which is false and equal to nothing. */
  readonly mayBeUnset: boolean;
  /** Where it compiles to set or unset it, and does nothing. */
  readonly futile?: Scope;
  /** In which message a header is and how it is called, for `req.http.NAME` and `req.http.NAME:field`. */
  readonly header?: HeaderName;
}

export interface HeaderName {
  readonly message: Message;
  /** As written; header names do not tell upper case from lower. */
  readonly name: string;
  /** The subfield, of `Cookie:session` for instance. */
  readonly field?: string;
}

export const messages = ["req", "bereq", "beresp", "obj", "resp"] as const;
export type Message = (typeof messages)[number];

/** A variable of the tables, or a family of which `{NAME}` or `{N}` in the name stands for a part. */
interface Row {
  readonly name: string;
  readonly entry: Entry;
  readonly category: string;
}

/** A family of variables, whose names have a part that the VCL chooses. */
interface Family {
  readonly row: Row;
  readonly prefix: string;
  readonly suffix: string;
  readonly accepts: (part: string) => boolean;
}

interface Lookup {
  readonly byName: ReadonlyMap<string, Row>;
  readonly headers: ReadonlyMap<string, Row>;
  readonly families: readonly Family[];
}

/**
 * The variable of that name, such as `req.url`, `req.http.NAME`, `req.http.NAME:field`, `backend.NAME.healthy`
 * or `re.group.1`. Local variables (`var.NAME`) are not among them. Names are told apart by case.
 */
export function findVariable(name: string): Variable | undefined {
  const { byName, headers, families } = lookup();
  const row = byName.get(name);
  if (row !== undefined) return variableOf(row);
  return findHeader(name, headers) ?? findInFamilies(name, families);
}

/** The names, with `{NAME}` or `{N}` in those of families. */
export const variableNames: readonly string[] = Object.freeze(
  categories.flatMap(([, entries]) => Object.keys(entries)),
);

function findHeader(name: string, headers: Lookup["headers"]): Variable | undefined {
  for (const message of messages) {
    const prefix = `${message}.http.`;
    if (!name.startsWith(prefix)) continue;
    const row = headers.get(message);
    const header = headerName(message, name.slice(prefix.length));
    if (row === undefined || header === undefined) return undefined;
    return { ...variableOf(row), name, header };
  }
  return undefined;
}

function headerName(message: Message, text: string): HeaderName | undefined {
  const colon = text.indexOf(":");
  if (colon < 0) return text === "" ? undefined : { message, name: text };
  const field = text.slice(colon + 1);
  if (colon === 0 || field === "") return undefined;
  return { message, name: text.slice(0, colon), field };
}

function findInFamilies(name: string, families: Lookup["families"]): Variable | undefined {
  const family = families.find(
    ({ prefix, suffix, accepts }) =>
      name.length > prefix.length + suffix.length &&
      name.startsWith(prefix) &&
      name.endsWith(suffix) &&
      accepts(name.slice(prefix.length, name.length - suffix.length)),
  );
  return family === undefined ? undefined : { ...variableOf(family.row), name };
}

let built: Lookup | undefined;

function lookup(): Lookup {
  built ??= build();
  return built;
}

function build(): Lookup {
  const byName = new Map<string, Row>();
  const headers = new Map<string, Row>();
  const families: Family[] = [];
  for (const [category, entries] of categories) {
    for (const [name, entry] of Object.entries(entries)) {
      const row = { name, entry, category };
      const start = name.indexOf("{");
      if (start < 0) {
        byName.set(name, row);
        continue;
      }
      const prefix = name.slice(0, start);
      const suffix = name.slice(name.indexOf("}") + 1);
      if (prefix.endsWith(".http.")) headers.set(prefix.slice(0, -".http.".length), row);
      else families.push({ row, prefix, suffix, accepts: partOf(name) });
    }
  }
  return { byName, headers, families };
}

function partOf(name: string): Family["accepts"] {
  return name.includes("{N}") ? isGroupNumber : isDeclaredName;
}

function isDeclaredName(part: string): boolean {
  return /^[A-Za-z][\w-]*$/u.test(part);
}

function isGroupNumber(part: string): boolean {
  return /^\d{1,2}$/u.test(part);
}

/** Made when first asked for: a VCL uses few of the many. There are no more than the tables have rows. */
const made = new Map<string, Variable>();

function variableOf({ name, entry, category }: Row): Variable {
  const known = made.get(name);
  if (known !== undefined) return known;
  const { undocumented, mayBeUnset, ...facts } = entry;
  const link = undocumented ? referencePage("variables") : variablePage(category, name);
  const variable = Object.freeze({ name, ...facts, link, mayBeUnset: mayBeUnset ?? false });
  made.set(name, variable);
  return variable;
}
