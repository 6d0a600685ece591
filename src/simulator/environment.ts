import { newRateLimits, type RateLimits } from "../vcl/runtime/rate-limits.js";
import type { Environment, Geo } from "../vcl/runtime/transaction.js";
import type { Ip } from "../vcl/runtime/ip.js";
import { dice } from "./dice.js";
import type { SimulatorState } from "./state.js";

/** The world outside as one request sees it. Nothing in it outlives the request, so that no answer depends on others. */
export class RequestEnvironment implements Environment {
  readonly now: () => number;
  readonly geo: (ip: Ip) => Geo | undefined;
  readonly #seed: number;
  #dice: (() => number) | undefined = undefined;
  #rateLimits: RateLimits | undefined = undefined;

  /** @param client the address that `geo` is about; nothing is known of others */
  constructor({ now = 0, seed = 1 }: SimulatorState, client: Ip, geo: Geo | undefined) {
    this.#seed = seed;
    this.now = () => now * 1000;
    this.geo = (ip) => (ip.family === client.family && ip.bits === client.bits ? geo : undefined);
  }

  readonly random = (): number => (this.#dice ??= dice(this.#seed))();

  get rateLimits(): RateLimits {
    return (this.#rateLimits ??= newRateLimits());
  }
}
