import type { PublishedRanges } from "./published-ranges.js";

/**
 * The addresses of the crawler behind Siri and Spotlight, in the fewest CIDRs, as a daily copy of the list had them.
 *
 * @see https://support.apple.com/en-us/119829
 */
export const applebot: PublishedRanges = {
  key: "applebot",
  kind: "crawler",
  name: "Applebot",
  source: "https://search.developer.apple.com/applebot.json",
  asOf: "2026-08-14",
  cidrs: `
    17.22.237.0/24 17.22.245.0/24 17.22.253.0/24 17.166.20.0/22 17.166.24.0/23 17.166.150.0/23
    17.166.152.0/22 17.166.192.48/28 17.166.232.0/22 17.166.236.0/23 17.166.240.48/28
    17.166.248.48/28 17.241.75.0/24 17.241.193.160/27 17.241.200.160/27 17.241.208.160/27
    17.241.219.0/24 17.241.227.0/24 17.246.15.0/24 17.246.19.0/24 17.246.23.0/24
  `,
};
