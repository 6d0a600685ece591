import { formatAddress, parseAddress } from "../addresses/index.js";
import type { Request } from "../program/request.js";
import { toBytes } from "../vcl/runtime/bytes.js";
import { clientRequest, type ClientRequest } from "../vcl/runtime/machine/index.js";
import type { Geo } from "../vcl/runtime/transaction.js";

/** A request, with what VCL can see of it beyond what a policy can. */
export interface SimulatedRequest extends Request {
  /** Number of the autonomous system that the address belongs to. */
  readonly asn?: number;
  readonly body?: string;
  /** Nodes of this service that saw the request before; 0 unless told. More is a shield. */
  readonly visitsThisService?: number;
  /** Whether it is for a fragment that another page includes. */
  readonly isEsiSubrequest?: boolean;
}

/**
 * The request as Fastly's node has it. A client that connects by IPv4 has an IPv4 address, however it is spelled.
 *
 * @throws {RangeError} when the address is none
 */
export function toClientRequest(request: SimulatedRequest): ClientRequest {
  const { ip, method, url, headers, body } = request;
  const address = parseAddress(ip);
  const made =
    address &&
    clientRequest({
      ip: { ...address, text: formatAddress(address.family, address.bits) },
      method,
      url,
      headers,
      ...(body !== undefined && { body }),
    });
  if (made === undefined) throw new RangeError("the request's `ip` is not an IP address");
  return made;
}

/** What geolocation says of the request's address; undefined for nothing. */
export function geographyOf({ country, asn }: SimulatedRequest): Geo | undefined {
  if (country === undefined && asn === undefined) return undefined;
  return {
    ...(country !== undefined && { countryCode: toBytes(country) }),
    ...(asn !== undefined && { asNumber: asn }),
  };
}
