import { toBytes } from "../bytes.js";
import { Headers } from "../headers.js";
import { parseIp, type Ip } from "../ip.js";
import type { Client } from "../transaction.js";

/** A request as a client sends it. Texts are bytes; `clientRequest` makes one from JavaScript's. */
export interface ClientRequest {
  readonly method: string;
  /** Path and query string. */
  readonly url: string;
  readonly proto: string;
  /** Not changed by those who serve it: they copy it. */
  readonly headers: Headers;
  readonly body: string;
  readonly client: Client;
}

export interface RequestOptions {
  readonly method?: string;
  readonly url?: string;
  readonly proto?: string;
  readonly headers?:
    | Iterable<readonly [name: string, value: string]>
    | Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  readonly ip?: string | Ip;
  readonly port?: number;
  /** True unless it says otherwise. */
  readonly tls?: boolean | Readonly<Record<string, string>>;
  readonly http?: "h2" | "h3";
}

/** From JavaScript's strings. Undefined when the IP address is none. */
export function clientRequest(options: RequestOptions = {}): ClientRequest | undefined {
  const { ip = "192.0.2.1", tls = true } = options;
  const address = typeof ip === "string" ? parseIp(ip) : ip;
  if (address === undefined) return undefined;
  return {
    method: toBytes(options.method ?? "GET"),
    url: toBytes(options.url ?? "/"),
    proto: options.proto ?? "HTTP/1.1",
    headers: new Headers(linesOf(options.headers ?? [])),
    body: toBytes(options.body ?? ""),
    client: {
      ip: address,
      port: options.port ?? 50_000,
      isTls: tls !== false,
      ...(typeof tls === "object" && { tls }),
      ...(options.http && { http: options.http }),
    },
  };
}

function* linesOf(
  headers: NonNullable<RequestOptions["headers"]>,
): Generator<readonly [name: string, value: string]> {
  if (isIterable(headers)) {
    for (const [name, value] of headers) yield [toBytes(name), toBytes(value)];
    return;
  }
  for (const [name, value] of Object.entries(headers)) {
    for (const one of typeof value === "string" ? [value] : value) {
      yield [toBytes(name), toBytes(one)];
    }
  }
}

function isIterable(
  headers: NonNullable<RequestOptions["headers"]>,
): headers is Iterable<readonly [name: string, value: string]> {
  return Symbol.iterator in headers;
}
