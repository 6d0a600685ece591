import { quote, type Diagnostic } from "../diagnostics/index.js";
import { fastlyClient, type FastlyClient } from "../fastly/client/index.js";
import type { Io } from "./io.js";
import { fastlyEndpoint } from "./take-credentials.js";

/** Time and dice of the process; tests hand in their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  random: () => Math.random(),
};

export type Connection =
  | { readonly ok: true; readonly client: FastlyClient }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * The client for what the environment names. Nothing is sent yet; without a token, every call answers `no-token`. An
 * endpoint other than Fastly's is named on stderr, because the token goes there.
 */
export function connect(io: Io): Connection {
  const { token = "", endpoint = fastlyEndpoint } = io.credentials?.() ?? {};
  const url = safeUrl(endpoint);
  if (url === undefined) {
    return {
      ok: false,
      diagnostic: {
        code: "EW3021",
        severity: "error",
        message: `FASTLY_API_ENDPOINT: the token is not sent to ${quote(withoutUser(endpoint), 100)}`,
        help: "give an https:// address, or http:// on this machine: http://127.0.0.1:7070",
      },
    };
  }
  const base = url.href.replace(/\/+$/, "");
  if (base !== fastlyEndpoint) io.stderr.write(`talking to ${base}, not to Fastly\n`);
  const { now, sleep, random } = io.clock ?? systemClock;
  return { ok: true, client: fastlyClient({ endpoint: base, token, now, sleep, random }) };
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function safeUrl(endpoint: string): URL | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const url = new URL(endpoint);
  if (url.username || url.password || url.search || url.hash) return undefined;
  const isSafe =
    url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname));
  return isSafe ? url : undefined;
}

/** Somebody may have put a password there. */
function withoutUser(endpoint: string): string {
  return endpoint.replace(/\/\/[^/]*@/, "//…@").replace(/[?#].*$/s, "");
}
