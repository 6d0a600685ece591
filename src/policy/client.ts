import { AddressCondition } from "../program/conditions/address.js";
import { CountryCondition } from "../program/conditions/country.js";
import { NotCondition } from "../program/conditions/not.js";
import type { Condition } from "../program/condition.js";
import type { CountryCode } from "../program/countries.js";
import { guard } from "./check.js";
import { programList, type IpListHandle } from "./ip-list.js";
import { calledAt } from "./origin.js";

/** Questions one can ask of the client's address. */
export interface IpQuestions {
  /**
   * The address is on the list.
   *
   * @example
   * client.ip.in(ccBlacklist) // VCL: client.ip ~ cc_blacklist
   */
  in(list: IpListHandle): Condition;
}

/** Questions one can ask of the client's country, an ISO 3166-1 alpha-2 code where geolocation knows it. */
export interface CountryQuestions {
  /** The country is this one. */
  is(code: CountryCode): Condition;
  /** The country is another one, or is not known. */
  isNot(code: CountryCode): Condition;
  /** The country is one of these. */
  oneOf(codes: readonly CountryCode[]): Condition;
  /** Geolocation does not know the country: reserved addresses (`**`) and addresses it has no data for. */
  isUnknown(): Condition;
}

const ip: IpQuestions = Object.freeze({
  in(list: IpListHandle): Condition {
    const origin = calledAt(ip.in);
    const known = programList(list);
    return known === undefined
      ? guard("`client.ip.in()`", origin).fail("the list", "what ipList(...) returned", list)
      : AddressCondition.create(known, origin);
  },
});

const country: CountryQuestions = Object.freeze({
  is(code: CountryCode): Condition {
    const origin = calledAt(country.is);
    return among([code], origin);
  },
  isNot(code: CountryCode): Condition {
    const origin = calledAt(country.isNot);
    return NotCondition.create(among([code], origin), origin);
  },
  oneOf(codes: readonly CountryCode[]): Condition {
    return among(codes, calledAt(country.oneOf));
  },
  isUnknown(): Condition {
    return CountryCondition.create([], true, calledAt(country.isUnknown));
  },
});

function among(codes: unknown, origin: ReturnType<typeof calledAt>): CountryCondition {
  return CountryCondition.create(
    guard("`client.country`", origin).texts(codes, "the countries"),
    false,
    origin,
  );
}

/**
 * The client as the first Fastly node sees it: the other end of the connection, whatever headers say.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/client-connection/client-ip/
 * @see https://www.fastly.com/documentation/reference/vcl/variables/geolocation/client-geo-country-code/
 */
export const client = Object.freeze({ ip, country });
