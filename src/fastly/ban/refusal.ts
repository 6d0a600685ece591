import { AddressSet, formatCidr, type Cidr } from "../../addresses/index.js";
import type { KnownRanges } from "../../analysis/known-ranges/index.js";
import { visible } from "../../diagnostics/index.js";
import { done, refused, type Outcome } from "../flip/failure.js";
import type { Protection } from "./protection.js";

/** The shortest prefixes that on-call may ban. */
export interface WidestBan {
  readonly v4: number;
  readonly v6: number;
}

export interface BanRules {
  readonly widest: WidestBan;
  readonly known: KnownRanges;
  /** Addresses of the project's origins. */
  readonly origins: AddressSet;
  readonly protections: readonly Protection[];
  /** Where the caller is. */
  readonly own: readonly Cidr[];
}

/**
 * Refuses a ban that would hurt.
 *
 * @param cidr what would be written, in full
 * @returns warnings about a ban that may go ahead
 */
export function checkBan(cidr: Cidr, rules: BanRules): Outcome<readonly string[]> {
  const text = formatCidr(cidr);
  const refuse = (why: string, help: string) =>
    refused("check", { code: "EW3067", message: `${text} must not be banned: ${why}`, help });
  const banned = AddressSet.of([cidr]);
  const meets = (set: AddressSet): boolean => !banned.intersect(set).isEmpty;

  if (meets(AddressSet.of(rules.own)))
    return refuse("your own address is in it", "you would lock yourself out");
  const least = cidr.family === 4 ? rules.widest.v4 : rules.widest.v6;
  if (cidr.prefix < least)
    return refuse(
      `it is wider than /${least}, the widest that on-call may ban`,
      `ban smaller blocks, or raise \`push: { widestBan: { v${cidr.family}: ${cidr.prefix} } }\` in edgewall.config.ts, which is reviewed`,
    );
  const protection = rules.protections.find(({ set }) => meets(set));
  if (protection !== undefined) {
    const { by, reason } = protection;
    return refuse(
      `it is protected by ${by}`,
      reason === undefined ? "change the policy, if it must be banned" : visible(reason, 300),
    );
  }
  const warnings: string[] = [];
  for (const { kind, name, set } of rules.known.published) {
    if (!meets(set)) continue;
    if (kind === "fastly")
      return refuse(
        "it holds addresses of Fastly's own network",
        "requests between Fastly's nodes and from other services would be refused",
      );
    warnings.push(`${text} holds addresses of ${name}, a search engine's crawler`);
  }
  if (meets(rules.origins)) warnings.push(`${text} holds addresses of your origins`);
  for (const { name, rfc, reachable, set } of rules.known.special) {
    if (reachable !== "no" || !meets(set)) continue;
    if (!name.startsWith("Documentation"))
      return refuse(
        `it holds special-purpose addresses: ${name} (${rfc})`,
        "no client on the internet has such an address",
      );
    // What everyone tries a command with. It bans nobody.
    warnings.push(`${text} is for documentation (${rfc}): no client has such an address`);
  }
  return done(warnings);
}
