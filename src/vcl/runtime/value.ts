import type { VclType } from "../types/type.js";
import type { Acl } from "./acl.js";
import type { Backend } from "./backend.js";
import type { Ip } from "./ip.js";
import type { Pattern } from "./pattern.js";
import type { Table } from "./table.js";

/**
 * How values of VCL's types are held while VCL runs.
 *
 * Texts are byte sequences, as at Fastly: one character (0 to 255) for each byte, so that lengths, patterns and
 * hashes count bytes. `bytes.ts` converts at the borders. A STRING or an IP that is "not set" is `undefined`.
 */
export interface ValueTypes {
  readonly STRING: string | undefined;
  /** 64 bits, signed: whoever computes one wraps it (`BigInt.asIntN(64, …)`). */
  readonly INTEGER: bigint;
  readonly FLOAT: number;
  readonly BOOL: boolean;
  readonly IP: Ip | undefined;
  /** Microseconds. */
  readonly RTIME: number;
  /** Microseconds since 1970. */
  readonly TIME: number;
  readonly ACL: Acl;
  readonly BACKEND: Backend;
  readonly TABLE: Table;
  readonly REGEX: Pattern;
  /** A word of the language: `base64`, `req`, the name of a ratecounter. */
  readonly ID: string;
  readonly STRING_LIST: readonly (string | undefined)[];
  readonly VOID: void;
}

export type ValueOf<Type extends VclType> = ValueTypes[Type];
export type Value = ValueTypes[Exclude<VclType, "VOID">];
