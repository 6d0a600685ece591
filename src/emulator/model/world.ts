import type { State } from "./state.js";

/** What an account may hold; Fastly raises some of these on request. */
export interface Limits {
  readonly dictionaryItems: number;
  readonly aclEntries: number;
  /** Operations in one PATCH of items or entries. */
  readonly batch: number;
  /** Characters. */
  readonly itemKey: number;
  readonly itemValue: number;
  /** Bytes of one VCL file or snippet. */
  readonly vclBytes: number;
  readonly writesPerHour: number;
  /** Bytes of a request's body. */
  readonly body: number;
}

/** @see https://docs.fastly.com/products/network-services-resource-limits */
export const defaultLimits: Limits = {
  dictionaryItems: 1000,
  aclEntries: 1000,
  batch: 1000,
  itemKey: 256,
  itemValue: 8000,
  vclBytes: 1_048_576,
  writesPerHour: 1000,
  body: 64 * 1_048_576,
};

/** What handlers work on, and the only way they come to a clock or to chance. */
export interface World {
  readonly state: State;
  readonly limits: Limits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new id: 22 letters and digits, never the same twice. */
  readonly ids: () => string;
}
