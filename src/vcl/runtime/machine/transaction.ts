import type { Subroutine } from "../../types/subroutines.js";
import type { Backend } from "../backend.js";
import type { VclProgram } from "../compile/source.js";
import type { RequestMessage, ResponseMessage } from "../message.js";
import type { Captures } from "../pattern.js";
import type { Table } from "../table.js";
import type { Trace } from "../trace.js";
import type { Client, Environment, Progress, Server, Transaction } from "../transaction.js";
import type { Value } from "../value.js";
import type { ClientRequest } from "./client-request.js";
import { limitCookie } from "./limits.js";
import { serverOf, type DecideOptions } from "./options.js";

export const noCaptures: Captures = Object.freeze([]);

/** A transaction. What many of them never need is made when first asked for. */
class NewTransaction implements Transaction {
  readonly environment: Environment;
  readonly client: Client;
  subroutine: Subroutine = "recv";
  req: RequestMessage;
  bereq: RequestMessage | undefined = undefined;
  beresp: ResponseMessage | undefined = undefined;
  obj: ResponseMessage | undefined = undefined;
  resp: ResponseMessage | undefined = undefined;
  restarts = 0;
  visitsThisService: number;
  esiLevel: number;
  isPurge: boolean;
  backend: Backend | undefined;
  hash = "";
  captures: Captures = noCaptures;
  error: { readonly status: bigint; readonly response: string } | undefined = undefined;
  tarpit: { readonly interval: number; readonly chunk: number } | undefined = undefined;

  private readonly program: VclProgram;
  private readonly request: ClientRequest;
  private readonly options: DecideOptions;
  private readonly start: number;
  private madeSettings: Map<string, Value> | undefined = undefined;
  private madeLogs: string[] | undefined = undefined;
  madeProgress: Progress | undefined = undefined;
  private madeXid: string | undefined;

  constructor(program: VclProgram, request: ClientRequest, options: DecideOptions) {
    this.program = program;
    this.request = request;
    this.options = options;
    this.environment = options.environment;
    this.client = request.client;
    this.start = options.environment.now();
    this.visitsThisService = options.visitsThisService ?? 0;
    this.esiLevel = options.esiLevel ?? 0;
    this.backend = undefined;
    this.madeXid = options.xid;
    this.isPurge = isPurge(request.method);
    this.req = {
      method: this.isPurge ? "FASTLYPURGE" : request.method,
      url: request.url,
      proto: request.proto,
      headers: request.headers.clone(),
      body: request.body,
    };
    addFastlyHeaders(this.req, this.client, this.server);
  }

  get server(): Server {
    return serverOf(this.options);
  }

  get tables(): ReadonlyMap<string, Table> {
    return this.program.tables;
  }

  get backends(): ReadonlyMap<string, Backend> {
    return this.program.backends;
  }

  get trace(): Trace | undefined {
    return this.options.trace;
  }

  get settings(): Map<string, Value> {
    return (this.madeSettings ??= new Map());
  }

  get logs(): string[] {
    return (this.madeLogs ??= []);
  }

  get progress(): Progress {
    return (this.madeProgress ??= this.newProgress());
  }

  /** A number that nobody can guess, unless one was given. */
  get xid(): string {
    return (this.madeXid ??= String(Math.floor(this.environment.random() * 2 ** 30)));
  }

  private newProgress(): Progress {
    return {
      start: this.start,
      firstByte: undefined,
      end: undefined,
      state: this.error === undefined ? "NONE" : "ERROR",
      stored: undefined,
      staleExists: false,
      stale: undefined,
      isLocallyGenerated: this.obj !== undefined,
      origin: undefined,
      isClustering: false,
      visitsThisPop: 0,
      topUrl: this.options.topUrl,
      host: this.request.headers.get("host") ?? "",
      location: undefined,
    };
  }
}

/** Notes that vcl_error makes the response. What nobody asked for yet begins so. */
export function noteError(tx: Transaction): void {
  const progress = tx instanceof NewTransaction ? tx.madeProgress : tx.progress;
  if (progress === undefined) return;
  progress.isLocallyGenerated = true;
  progress.state = "ERROR";
}

/** A transaction for a request, with what Fastly sets before VCL sees it. */
export function begin(
  program: VclProgram,
  request: ClientRequest,
  options: DecideOptions,
): Transaction {
  const tx = new NewTransaction(program, request, options);
  tx.backend = defaultBackend(program, options);
  return tx;
}

/** @see https://www.fastly.com/documentation/reference/vcl/variables/client-request/req-is-purge/ */
function isPurge(method: string): boolean {
  return method === "FASTLYPURGE" || method === "PURGE";
}

function defaultBackend({ backends }: VclProgram, { backend }: DecideOptions): Backend | undefined {
  if (backend !== undefined) return backends.get(backend);
  for (const first of backends.values()) return first;
  return undefined;
}

/**
 * A client's `Fastly-Client-IP` is believed, and kept. The forwarding headers change on TLS alone.
 *
 * @see https://www.fastly.com/documentation/reference/http/http-headers/Fastly-Client-IP/
 * @see https://www.fastly.com/documentation/reference/http/http-headers/X-Forwarded-For/
 * @see https://www.fastly.com/documentation/reference/http/http-headers/X-Forwarded-Host/
 * @see https://www.fastly.com/documentation/reference/http/http-headers/X-Forwarded-Server/
 */
function addFastlyHeaders({ headers }: RequestMessage, client: Client, server: Server): void {
  limitCookie(headers);
  const ip = client.ip.text;
  if (headers.get("fastly-client-ip") === undefined) {
    headers.set("Fastly-Client-IP", ip, "fastly-client-ip");
  }
  if (!client.isTls) return;
  headers.set("Fastly-SSL", "1", "fastly-ssl");
  append(headers, "X-Forwarded-For", "x-forwarded-for", ip);
  append(headers, "X-Forwarded-Server", "x-forwarded-server", server.identity);
  const host = headers.get("host");
  if (host !== undefined) append(headers, "X-Forwarded-Host", "x-forwarded-host", host);
}

function append(
  headers: RequestMessage["headers"],
  name: string,
  key: string,
  value: string,
): void {
  const present = headers.get(key);
  headers.set(name, present === undefined ? value : `${present}, ${value}`, key);
}

/**
 * What a restart throws away: all but the request.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/statements/restart/
 */
export function discardMessages(tx: Transaction): void {
  tx.bereq = undefined;
  tx.beresp = undefined;
  tx.obj = undefined;
  tx.resp = undefined;
  tx.error = undefined;
  tx.progress.stored = undefined;
  tx.progress.staleExists = false;
  tx.progress.stale = undefined;
  tx.progress.isLocallyGenerated = false;
  tx.progress.state = "NONE";
}
