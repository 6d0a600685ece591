export interface ClientOptions {
  /** `https://api.fastly.com`, or another that serves the same API. */
  readonly endpoint: string;
  /** Empty: every call answers `no-token`. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1; spreads repeated requests. */
  readonly random: () => number;
  /** Milliseconds for one request, 30,000 by default. */
  readonly timeout?: number;
}
