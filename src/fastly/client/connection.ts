import type { ApiClient, SuperagentRequest } from "fastly/dist/ApiClient.js";
import { loadApi, loadApiClient, type ApiName } from "./apis.js";
import type { Exchange } from "./exchange.js";
import { describeFailure, tooLarge } from "./failed.js";

/** A method of the npm package, and its parameters. */
export interface Method {
  readonly api: ApiName;
  readonly action: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ConnectionOptions {
  readonly endpoint: string;
  readonly token: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Bytes: far more than a page of a list or the VCL of a service. */
const largestAnswer = 32 * 1024 * 1024;

/** The npm package, made to send each request once and to nobody but the endpoint. */
export class Connection {
  readonly #options: ConnectionOptions;
  #opening: Promise<ApiClient> | undefined;
  #request = "";

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Sends one request; never rejects. */
  async send({ api, action, parameters }: Method): Promise<Exchange> {
    const [client, Api] = await Promise.all([(this.#opening ??= this.#open()), loadApi(api)]);
    const instance = new Api(client);
    // The constructor took the token of the environment, where there is one.
    client.authenticate(this.#options.token);
    this.#request = `${api}.${action}`;
    try {
      // Up to its first wait, the package has made the request and nothing else came between.
      const sent = instance[`${action}WithHttpInfo`]?.(parameters);
      const request = this.#request;
      if (sent === undefined) throw new RangeError(`there is no ${request}`);
      return await sent.then(
        ({ response: { status, body, headers } }) => ({
          request,
          answer: { status, text: textOf(body), headers },
        }),
        (rejection: unknown) => ({ request, ...describeFailure(rejection) }),
      );
    } catch {
      return { request: this.#request, failed: { reason: "unsendable" } };
    }
  }

  async #open(): Promise<ApiClient> {
    const { endpoint, timeout } = this.#options;
    const Client = await loadApiClient();
    const client = new Client();
    const build = client.buildUrl.bind(client);
    const host = endpoint.replace(/\/+$/, "");
    client.buildUrl = (path, parameters, allowReserved) => {
      this.#request = describePath(path, parameters);
      // A URL parser takes these for the folder itself and the one above it.
      if (Object.values(parameters).some((value) => /^\.{0,2}$/.test(String(value))))
        throw new RangeError("a name that cannot be in a path");
      return build(path, parameters, allowReserved, host);
    };
    client.paramToString = String;
    client.deserialize = () => null;
    client.timeout = timeout;
    client.requestAgent = await keepAlive(host);
    client.plugins = [
      (request) => {
        this.#request = `${request.method} ${this.#request}`;
        harden(request);
      },
    ];
    return client;
  }
}

async function keepAlive(host: string) {
  const { Agent } = await (host.startsWith("http:") ? import("node:http") : import("node:https"));
  return new Agent({ keepAlive: true });
}

/**
 * Left to itself, superagent would send the token wherever a redirect leads to, and write the parts of a multipart
 * answer to files.
 */
function harden(request: SuperagentRequest): void {
  request.redirects(0);
  request.buffer(true);
  request.parse((body, done) => {
    const chunks: Buffer[] = [];
    let size = 0;
    body.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestAnswer) {
        chunks.push(chunk);
      } else if (chunks.length > 0) {
        chunks.length = 0;
        done(Object.assign(new RangeError("too large"), { code: tooLarge }));
        request.abort();
      }
    });
    // After a timeout, superagent would report the broken answer as a second one, on stderr.
    request.on("abort", () => body.removeAllListeners("error").on("error", () => {}));
    body.on("end", () => done(null, Buffer.concat(chunks).toString("utf8")));
  });
}

function textOf(body: unknown): string {
  return typeof body === "string" ? body : "";
}

/** Versions and names say where something went wrong; ids do not, and keys and values may be nobody's business. */
const shown = new Set([
  "version_id",
  "environment_name",
  "name",
  "vcl_name",
  "acl_name",
  "dictionary_name",
]);

function describePath(path: string, parameters: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(parameters[name]);
    return shown.has(name) && /^[\w.-]{1,255}$/.test(value) ? value : "…";
  });
}
