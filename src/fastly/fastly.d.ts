/** The parts of the npm package `fastly` that edgewall uses: it is CommonJS, and comes without types. */

declare module "fastly/dist/ApiClient.js" {
  import type { Agent } from "node:http";
  import type { Readable } from "node:stream";

  /** A superagent request that is about to be sent. */
  export interface SuperagentRequest {
    readonly method: string;
    redirects(most: number): void;
    buffer(all: boolean): void;
    parse(
      parser: (body: Readable, done: (error: Error | null, body?: string) => void) => void,
    ): void;
    abort(): void;
    on(event: "abort", listener: () => void): void;
  }

  export interface SuperagentResponse {
    readonly status: number;
    /** What the request's parser made of it. */
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string | undefined>>;
  }

  export class ApiClient {
    /** @throws when the token is empty */
    authenticate(token: string): void;
    /** Each method comes with a host of its own: the fourth argument is where it arrives. */
    buildUrl(
      path: string,
      parameters: Readonly<Record<string, unknown>>,
      allowReserved: object,
      host?: string,
    ): string;
    /** Writes a parameter; as it comes, the text `[object Object]` is sent in quotes. */
    paramToString(value: unknown): string;
    /** Turns an answer into a model, of which we have no use. */
    deserialize(response: SuperagentResponse, type: unknown): unknown;
    /** Milliseconds for a request, from its start to the end of its answer. */
    timeout: number;
    requestAgent: Agent | null;
    plugins: readonly ((request: SuperagentRequest) => void)[] | null;
  }

  const module: { readonly default: typeof ApiClient };
  export default module;
}

declare module "fastly/dist/api/*" {
  import type { ApiClient, SuperagentResponse } from "fastly/dist/ApiClient.js";

  /**
   * What every method is like; it comes as `…WithHttpInfo`, too. It throws when a parameter is missing, and rejects with
   * a plain object: `{ status, body, response, error }`, or `{ error }` alone when there was no answer.
   */
  type Method = (
    parameters: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly response: SuperagentResponse }>;

  /** Takes the token of the environment, if there is one, over that of the client. */
  export type Api = new (client: ApiClient) => Readonly<Record<string, Method | undefined>>;

  const module: { readonly default: Api };
  export default module;
}
