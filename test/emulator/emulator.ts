import { onTestFinished } from "vitest";
import {
  startEmulator,
  type Emulator,
  type EmulatorOptions,
  type TokenGrant,
} from "../../src/emulator/index.js";

export const token: TokenGrant = { value: "test-token", name: "test", scope: "global" };

/** 2026-01-01T00:30:00Z: half of a rate limit's hour is over. */
export const start = Date.UTC(2026, 0, 1, 0, 30);

/** Ids in a row, of the API's form. */
export function counter(): () => string {
  let last = 0;
  return () => `id${String(++last).padStart(20, "0")}`;
}

/** An emulator with a service, a clock that stands and ids in a row. */
export function openEmulator(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  return startEmulator({
    port: 0,
    tokens: [token],
    now: () => start,
    ids: counter(),
    service: "test",
    ...options,
  });
}

/** One that is closed when the test ends. */
export async function emulator(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const opened = await openEmulator(options);
  onTestFinished(() => opened.close());
  return opened;
}

export interface Asked {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
  readonly headers: Headers;
}

/** A request by hand. A body that is not text is sent as JSON. */
export async function ask(
  { url }: { readonly url: string },
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const isText = typeof body === "string";
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      "Fastly-Key": token.value,
      ...(body !== undefined && !isText && { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, text, json, headers: response.headers };
}
