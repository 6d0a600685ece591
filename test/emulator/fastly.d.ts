/** The parts of the npm package `fastly` (CommonJS, without types) that the tests use. */

export interface ApiClient {
  authenticate(token: string): void;
  /** Each method comes with a host of its own; the fourth argument is where it arrives. */
  buildUrl(
    path: string,
    parameters: object,
    allowReserved: object,
    base: string | undefined,
  ): string;
}

export interface ApiClientModule {
  readonly default: new () => ApiClient;
}

interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
  readonly text?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One class per resource; each action comes as `…WithHttpInfo` too. */
export interface ApiModule {
  readonly default: new (
    client: ApiClient,
  ) => Readonly<Record<string, (options: object) => Promise<{ readonly response: HttpResponse }>>>;
}

/** What a call rejects with: a plain object. A connection that broke leaves `error` alone. */
export interface Rejection {
  readonly status?: number;
  readonly response?: HttpResponse;
}
