import type { Ip } from "../ip.js";
import type { Trace } from "../trace.js";
import type { Environment, Server } from "../transaction.js";
import type { Cache } from "./cache.js";
import type { Origin } from "./origin.js";

/** What a node is told about a request, beside the request. */
export interface DecideOptions {
  readonly environment: Environment;
  readonly server?: Server;
  /** Name of the backend that requests go to unless VCL chooses: the first one, when absent. */
  readonly backend?: string;
  /** Nodes of this service that saw the request before: 0 at the edge, 1 or more at a shield. */
  readonly visitsThisService?: number;
  /** 0 unless it is the fragment of a page. */
  readonly esiLevel?: number;
  /** Of the page that includes the fragment. */
  readonly topUrl?: string;
  readonly xid?: string;
  readonly trace?: Trace;
}

export interface ServeOptions extends DecideOptions {
  /** Without one, nothing is ever found. */
  readonly cache?: Cache;
  /** Without one, every backend answers 200, with an empty body. */
  readonly origin?: Origin;
  /**
   * Whether a second node of the POP looks up and fetches, as is usual; it counts as a visit. True when absent.
   *
   * @see https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/fastly-ff-visits-this-service/
   */
  readonly clustering?: boolean;
}

const documentationAddress: Ip = { family: 4, bits: 0xc6336401n, text: "198.51.100.1" };

const anyServer: Server = Object.freeze({
  hostname: "cache-sim0001",
  identity: "cache-sim0001-SIM",
  pop: "SIM",
  region: "US-East",
  billingRegion: "North America",
  ip: documentationAddress,
  port: 443,
  serviceId: "0000000000000000000000",
  customerId: "0000000000000000000000",
  version: 1,
  isStaging: false,
});

/** A node and a service, where they do not matter. */
export function newServer(facts: Partial<Server> = {}): Server {
  return { ...anyServer, ...facts };
}

export function serverOf({ server }: DecideOptions): Server {
  return server ?? anyServer;
}
