/** What the account allows and the project chose. */
export interface Settings {
  readonly errorCode: number;
  readonly limits: Limits;
}

/** Fastly's limits, as raised for the account. */
export interface Limits {
  readonly aclEntries: number;
  readonly dictionaryItems: number;
  readonly vclBytes: number;
  /** ACLs and dictionaries that one list may be divided over. Ours: Fastly documents no number. */
  readonly shards: number;
  readonly apiWritesPerHour: number;
}

/**
 * @see https://docs.fastly.com/products/network-services-resource-limits
 */
export const defaultSettings: Settings = {
  errorCode: 620,
  limits: {
    aclEntries: 1_000,
    dictionaryItems: 1_000,
    vclBytes: 1_000_000,
    shards: 256,
    apiWritesPerHour: 1_000,
  },
};
