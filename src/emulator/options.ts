import type { TokenGrant } from "./http/tokens.js";
import type { Limits } from "./model/world.js";

export interface EmulatorOptions {
  /** 0 takes one that is free. */
  readonly port: number;
  /** The tokens that are taken. A state file has tokens of its own, and they are taken instead. */
  readonly tokens: readonly TokenGrant[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ids of services, dictionaries and so on: 22 letters and digits, never the same twice. */
  readonly ids: () => string;
  readonly limits?: Partial<Limits>;
  /** A file that keeps the state over restarts; it is made when it is not there. */
  readonly stateFile?: string;
  /** The name of a service that is made, with a domain and a backend, where the state has none. */
  readonly service?: string;
}

/** Why the emulator cannot start. */
export class EmulatorError extends Error {
  readonly help: string;

  constructor(message: string, help: string) {
    super(message);
    this.name = "EmulatorError";
    this.help = help;
  }
}
