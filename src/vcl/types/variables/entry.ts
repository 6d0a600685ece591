import { everywhere, nowhere, type Scope } from "../subroutines.js";
import type { VclType } from "../type.js";

/** What the tables of this folder say about a variable; `Variable` (`variables.ts`) adds name and page. */
export interface Entry {
  readonly type: VclType;
  readonly read: Scope;
  readonly write: Scope;
  readonly unset: Scope;
  readonly writeType?: VclType;
  readonly status?: "deprecated" | "legacy" | "removed";
  readonly replacement?: string;
  readonly mayBeUnset?: true;
  /** Where it compiles to set or unset it, and does nothing. */
  readonly futile?: Scope;
  /** Fastly has no page for it. */
  readonly undocumented?: true;
}

/** Facts beyond type and scope. */
export type More = Partial<Omit<Entry, "type" | "read">>;

/** A category of Fastly's documentation. A name with `{NAME}` or `{N}` in it stands for a family. */
export type Entries = Readonly<Record<string, Entry>>;

export function readOnly(type: VclType, read: Scope = everywhere, more: More = {}): Entry {
  return { type, read, write: nowhere, unset: nowhere, ...more };
}

/** Can be read and set, in the same subroutines unless `more` says otherwise. */
export function settable(type: VclType, read: Scope = everywhere, more: More = {}): Entry {
  return { type, read, write: read, unset: nowhere, ...more };
}

export function writeOnly(type: VclType, write: Scope, more: More = {}): Entry {
  return { type, read: nowhere, write, unset: nowhere, ...more };
}

/** A message's headers by name: each can be read, set and unset, and may not be there. */
export function headers(scope: Scope, more: More = {}): Entry {
  return { type: "STRING", read: scope, write: scope, unset: scope, mayBeUnset: true, ...more };
}

/**
 * All headers of a message, for `std.count`. The documentation gives it the type STRING:
 * https://www.fastly.com/documentation/reference/vcl/variables/client-request/req-headers/
 */
export function collection(scope: Scope = everywhere): Entry {
  return readOnly("STRING", scope);
}
