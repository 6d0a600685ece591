import { CountryCondition } from "../program/conditions/country.js";
import { NotCondition } from "../program/conditions/not.js";
import type { CountryCode } from "../program/countries.js";
import type { Rule } from "../program/rule.js";
import { ban, banKeys, type BanOptions } from "./ban.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";
import { subjectOf } from "./rule.js";

export type GeoBanOptions = BanOptions &
  (
    | {
        /** Every other country is banned. */
        readonly allow: readonly CountryCode[];
        readonly block?: never;
        /** Whether a client whose country is not known is banned: yes, unless this says `"allow"`. */
        readonly unknown?: "allow" | "block";
      }
    | {
        readonly allow?: never;
        /** These countries are banned. */
        readonly block: readonly CountryCode[];
        /** Whether a client whose country is not known is banned: no, unless this says `"block"`. */
        readonly unknown?: "allow" | "block";
      }
  );

/**
 * Bans by the client's country.
 *
 * @example
 * geoBan("non_us_ban", { allow: ["US"], respond: { status: 503 } })
 * // VCL: if (client.geo.country_code != "US") { error 620 "non_us_ban"; }
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/geolocation/client-geo-country-code/
 */
export function geoBan(id: string, options: GeoBanOptions): Rule {
  const origin = calledAt(geoBan);
  const check = guard(subjectOf(id), origin);
  const { allow, block, unknown, ...rest } = check.options(options, [
    "allow",
    "block",
    "unknown",
    ...banKeys,
  ]);
  if ((allow === undefined) === (block === undefined)) {
    check.fail("`allow`", "either `allow` or `block`, a list of countries", allow);
  }
  const bansUnknown =
    unknown === undefined
      ? allow !== undefined
      : check.oneOf(unknown, ["allow", "block"], "`unknown`") === "block";
  // The country set tells itself what it holds: banning "everyone but these" leaves the unknown out of the
  // excepted set exactly when it is banned.
  const banned =
    allow === undefined
      ? CountryCondition.create(check.texts(block, "`block`"), bansUnknown, origin)
      : NotCondition.create(
          CountryCondition.create(check.texts(allow, "`allow`"), !bansUnknown, origin),
          origin,
        );
  return ban(id, banned, rest, origin);
}
