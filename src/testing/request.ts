import { parseAddress } from "../addresses/index.js";
import { quote } from "../diagnostics/index.js";
import { calledAt } from "../policy/origin.js";
import { programRequest, type RequestOptions } from "../policy/request-options.js";
import type { SimulatedRequest } from "../simulator/index.js";
import { TestingError } from "./testing-error.js";

/** A request to ask about. What is left out is not sent. */
export interface TestRequest extends Omit<RequestOptions, "method"> {
  /** `GET` when left out. Any text: attackers send what they like. */
  readonly method?: string;
  readonly body?: string;
  /** The number of the autonomous system that the address belongs to. */
  readonly asn?: number;
  /** How many nodes of this service saw the request before; more than 0 is a shield. */
  readonly visitsThisService?: number;
  readonly isEsiSubrequest?: boolean;
}

export function simulatedRequest(options: TestRequest): SimulatedRequest {
  const { body, asn, visitsThisService, isEsiSubrequest, ...rest } = options;
  const request = programRequest(rest, "a test's request", calledAt(simulatedRequest));
  if (parseAddress(request.ip) === undefined) {
    throw new TestingError(
      `${quote(request.ip)} is not an IP address`,
      "give one address, such as 192.0.2.1 or 2001:db8::1",
    );
  }
  return {
    ...request,
    ...(body !== undefined && { body }),
    ...(asn !== undefined && { asn }),
    ...(visitsThisService !== undefined && { visitsThisService }),
    ...(isEsiSubrequest !== undefined && { isEsiSubrequest }),
  };
}
