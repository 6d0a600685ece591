// Prints the CIDRs that fast-cidr-tools merges a list into: `node merge.mjs FILE`.
import { readFileSync } from "node:fs";
import { merge } from "fast-cidr-tools";

const addresses = readFileSync(process.argv[2] ?? "", "utf8")
  .split("\n")
  .filter(Boolean);
process.stdout.write(`${merge(addresses).join("\n")}\n`);
