import type { Subroutine } from "../types/subroutines.js";
import type { Backend } from "./backend.js";
import type { Ip } from "./ip.js";
import type { RequestMessage, ResponseMessage } from "./message.js";
import type { Captures } from "./pattern.js";
import type { RateLimits } from "./rate-limits.js";
import type { Table } from "./table.js";
import type { Trace } from "./trace.js";
import type { Value } from "./value.js";

/** What the world outside gives to a transaction: nothing of it is read from the machine. */
export interface Environment {
  /** Microseconds since 1970. */
  readonly now: () => number;
  /** A number from 0 up to, and without, 1. Seeded. */
  readonly random: () => number;
  /** Geography of an address; undefined when it is not known. */
  readonly geo: (ip: Ip) => Geo | undefined;
  readonly rateLimits: RateLimits;
}

/** What Fastly's geolocation knows of an address; texts are bytes. */
export interface Geo {
  readonly countryCode?: string;
  readonly countryCode3?: string;
  readonly countryName?: string;
  readonly continentCode?: string;
  readonly asNumber?: number;
  readonly asName?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly areaCode?: number;
  readonly metroCode?: number;
  /** Hours and minutes as one number: -430 is four hours and a half behind. */
  readonly utcOffset?: number;
  readonly connSpeed?: string;
  readonly connType?: string;
  readonly proxyType?: string;
  readonly proxyDescription?: string;
}

/** What is known of the client's connection. */
export interface Client {
  readonly ip: Ip;
  readonly port: number;
  readonly isTls: boolean;
  /** How many requests came on this connection, this one among them; 1 when absent. */
  readonly requests?: number;
  /** HTTP/1.1 when absent. */
  readonly http?: "h2" | "h3";
  /** Texts of `tls.client.*` by the rest of their names: `ja4`, `servername`, `certificate.dn`. */
  readonly tls?: Readonly<Record<string, string>>;
}

/** The Fastly node, and the service that it runs: `server.*`, `req.service_id` and the like. */
export interface Server {
  readonly hostname: string;
  readonly identity: string;
  readonly pop: string;
  readonly region: string;
  readonly billingRegion: string;
  readonly ip: Ip;
  readonly port: number;
  readonly serviceId: string;
  readonly customerId: string;
  readonly version: number;
  readonly isStaging: boolean;
}

/** What the cache knows about the object that it gave; times in microseconds. */
export interface StoredFacts {
  readonly storedAt: number;
  readonly lastUse: number;
  readonly hits: number;
  /** From `storedAt` on. */
  readonly ttl: number;
  readonly staleIfError: number;
  readonly staleWhileRevalidate: number;
}

/** How far the machine got with a transaction; VCL only reads it. */
export interface Progress {
  /** Microseconds since 1970. */
  start: number;
  /** When vcl_deliver began. */
  firstByte: number | undefined;
  end: number | undefined;
  /** `fastly_info.state`. */
  state: string;
  stored: StoredFacts | undefined;
  /** Whether a stale version of the object could be delivered. */
  staleExists: boolean;
  /** Whether, and why, what is delivered is stale. */
  stale: "error" | "revalidating" | undefined;
  /** Whether vcl_error made the response. */
  isLocallyGenerated: boolean;
  /** Which backend a request was sent to: what a director chose. */
  origin: Backend | undefined;
  /** Whether the node that fetches runs the VCL, not the one that has the client. */
  isClustering: boolean;
  /** Nodes of this POP that saw the request before. */
  visitsThisPop: number;
  /** Of an ESI fragment: the URL of the page that includes it. */
  topUrl: string | undefined;
  /** `Host`, as the client sent it. */
  host: string;
  /** Of the address that geolocation last went by. */
  location: { readonly address: Ip | string; readonly geo: Geo | undefined } | undefined;
}

/** One request on its way through a Fastly node, between two client-visible ends: restarts are the same transaction. */
export interface Transaction {
  readonly environment: Environment;
  readonly client: Client;
  readonly server: Server;
  readonly tables: ReadonlyMap<string, Table>;
  readonly backends: ReadonlyMap<string, Backend>;
  /** The subroutine of Fastly's that is running. */
  subroutine: Subroutine;
  req: RequestMessage;
  bereq: RequestMessage | undefined;
  beresp: ResponseMessage | undefined;
  obj: ResponseMessage | undefined;
  resp: ResponseMessage | undefined;
  /** How many times VCL restarted it. */
  restarts: number;
  /** How many nodes of this service saw it before: what a valid `Fastly-FF` tells. */
  visitsThisService: number;
  esiLevel: number;
  isPurge: boolean;
  /** `req.backend`. */
  backend: Backend | undefined;
  /** `req.hash`. */
  hash: string;
  /** Of the last pattern that matched in the running subroutine: `re.group.N`. */
  captures: Captures;
  /** Values of variables that have no effect of their own here but are read back: `req.grace`, `beresp.ttl`, … . */
  readonly settings: Map<string, Value>;
  /** `log`, a line each; bytes. */
  readonly logs: string[];
  /** `error`: what vcl_error's `obj` begins with. */
  error: { readonly status: bigint; readonly response: string } | undefined;
  /** Seconds and bytes of `resp.tarpit`. */
  tarpit: { readonly interval: number; readonly chunk: number } | undefined;
  readonly progress: Progress;
  readonly xid: string;
  /** Absent when nobody looks. */
  readonly trace: Trace | undefined;
}
