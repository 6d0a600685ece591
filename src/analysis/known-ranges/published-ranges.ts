/** Whose addresses a list should not ban, by the name that the configuration has for them. */
export const publishedKeys = ["fastly", "googlebot", "bingbot", "duckduckbot", "applebot"] as const;

export type PublishedKey = (typeof publishedKeys)[number];

/** Addresses that their owner publishes, and changes now and then. */
export interface PublishedRanges {
  readonly key: PublishedKey;
  readonly kind: "fastly" | "crawler";
  readonly name: string;
  /** Where the newest are. */
  readonly source: string;
  /** A day on which the source held what is written here. */
  readonly asOf: string;
  /** CIDRs and single addresses between white space. */
  readonly cidrs: string;
}
