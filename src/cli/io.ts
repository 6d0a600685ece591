import type { Clock } from "./credentials.js";
import type { Credentials } from "./take-credentials.js";

/** What a command may touch of the process; tests hand in their own. */
export interface Io {
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Read by commands whose arguments hold a `-`; empty when it is not there. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Without the token. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asked for by commands that talk to Fastly, and by no other. */
  readonly credentials?: () => Credentials;
  /** The system's, when left out. */
  readonly clock?: Clock;
}

export interface Output {
  write(text: string): void;
  /** For megabytes of text that are bytes already, and left alone from then on; where it is missing, `write` will do. */
  writeBytes?(bytes: Uint8Array): void;
  readonly isTerminal: boolean;
}

/** Colour goes to terminals, unless NO_COLOR asks for none, or FORCE_COLOR for it everywhere. */
export function hasColor(output: Output, env: Io["env"]): boolean {
  if (env.NO_COLOR) return false;
  return Boolean(env.FORCE_COLOR && env.FORCE_COLOR !== "0") || output.isTerminal;
}
