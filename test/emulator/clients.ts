/** Two clients that Fastly wrote: the npm package, and the binary of the CLI. */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import binary from "@fastly/cli";
import type { ApiClient, ApiClientModule, ApiModule, Rejection } from "./fastly.js";

export interface Endpoint {
  readonly url: string;
  readonly token: string;
}

/** What came back; a status of 0 is a connection that broke. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Calls an action of a class of the npm package: `("Dictionary", "getDictionary", { … })`. */
export type Fastly = (api: string, action: string, options?: object) => Promise<Reply>;

const require = createRequire(import.meta.url);

function isRejection(value: unknown): value is Rejection {
  return typeof value === "object" && value !== null;
}

export function fastlyClient({ url, token }: Endpoint): Fastly {
  const { default: Client }: ApiClientModule = require("fastly/dist/ApiClient");
  const client: ApiClient = new Client();
  const build = client.buildUrl.bind(client);
  client.buildUrl = (path, parameters, allowReserved) =>
    build(path, parameters, allowReserved, url);
  return async (api, action, options = {}) => {
    const { default: Api }: ApiModule = require(`fastly/dist/api/${api}Api`);
    const instance = new Api(client);
    // The constructor reads a token from the environment.
    client.authenticate(token);
    const call = instance[`${action}WithHttpInfo`];
    if (call === undefined) throw new Error(`there is no ${api}.${action}`);
    try {
      const { response } = await call.call(instance, options);
      return { status: response.status, body: response.body, headers: response.headers };
    } catch (rejection) {
      if (!isRejection(rejection) || rejection instanceof Error) throw rejection;
      const { response, status = 0 } = rejection;
      return { status, body: response?.body, headers: response?.headers ?? {} };
    }
  };
}

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs the real CLI: `cli("service", "list")`. */
export function fastlyCli({ url, token }: Endpoint, home: string) {
  return (...args: readonly string[]): Promise<Ran> =>
    new Promise((resolve) => {
      execFile(
        binary,
        [...args, "--non-interactive"],
        {
          timeout: 20_000,
          env: {
            PATH: process.env.PATH,
            HOME: home,
            NO_COLOR: "1",
            FASTLY_API_ENDPOINT: url,
            FASTLY_ACCOUNT_ENDPOINT: url,
            FASTLY_API_TOKEN: token,
          },
        },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
          resolve({ code, output: `${stdout}${stderr}` });
        },
      );
    });
}

/** A field of a body, where the body is an object that has it. */
export function field(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null
    ? new Map<string, unknown>(Object.entries(body)).get(name)
    : undefined;
}

export function idOf(body: unknown): string {
  return String(field(body, "id"));
}

export function list(body: unknown): readonly unknown[] {
  if (!Array.isArray(body)) throw new Error(`not a list: ${JSON.stringify(body)}`);
  return body;
}
