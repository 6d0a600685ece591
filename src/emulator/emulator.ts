import { once } from "node:events";
import type { Server } from "node:http";
import { routes } from "./api/index.js";
import { Faults } from "./faults.js";
import { RequestLog, type RequestRecord } from "./http/request-log.js";
import { Router } from "./http/router.js";
import { apiServer } from "./http/server.js";
import { addDevService } from "./model/dev-service.js";
import type { State } from "./model/state.js";
import { defaultLimits, type World } from "./model/world.js";
import { EmulatorError, type EmulatorOptions } from "./options.js";
import { encodeState } from "./persistence/encode.js";
import { readStateFile, StateFile } from "./persistence/state-file.js";
import { RateLimit } from "./rate-limit.js";

export interface Emulator {
  /** What FASTLY_API_ENDPOINT should be: `http://127.0.0.1:7070`. */
  readonly url: string;
  /** The first of the tokens that are taken. */
  readonly token: string;
  /** The first service; undefined where there is none. */
  readonly serviceId: string | undefined;
  readonly faults: Faults;
  readonly rate: RateLimit;
  /** What the account holds, to look at. */
  readonly state: State;
  /** The latest requests, the oldest first; not those for faults. */
  readonly requests: () => readonly RequestRecord[];
  /** Stops, and waits until the state is in its file. @throws EmulatorError when it cannot be written */
  readonly close: () => Promise<void>;
}

/**
 * Starts a local Fastly API on 127.0.0.1, as docs/emulator.md describes it.
 *
 * @throws EmulatorError when the port is taken or the state file cannot be used
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { now, ids, stateFile } = options;
  const kept = stateFile === undefined ? undefined : await readStateFile(stateFile);
  const state = kept?.state ?? { customerId: ids(), userId: ids(), services: new Map() };
  const tokens = kept?.tokens ?? options.tokens;
  const world: World = { state, now, ids, limits: { ...defaultLimits, ...options.limits } };
  if (options.service !== undefined && firstService(state) === undefined)
    addDevService(world, options.service);

  const file =
    stateFile === undefined
      ? undefined
      : new StateFile(stateFile, () => encodeState(state, tokens));
  file?.touch();
  await file?.flush();

  const faults = new Faults();
  const rate = new RateLimit(world.limits.writesPerHour);
  const log = new RequestLog();
  let url = "";
  const server = apiServer({
    world,
    tokens,
    faults,
    rate,
    log,
    router: new Router(routes),
    base: () => url,
    written: () => file?.touch(),
  });
  url = `http://127.0.0.1:${await listen(server, options.port)}`;
  return {
    url,
    faults,
    rate,
    state,
    token: tokens[0]?.value ?? "",
    serviceId: firstService(state),
    requests: () => log.records,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      await file?.flush();
    },
  };
}

function firstService({ services }: State): string | undefined {
  return [...services.values()].find(({ deleted }) => !deleted)?.id;
}

/** @returns the port */
async function listen(server: Server, port: number): Promise<number> {
  try {
    // Nobody but this machine: the API guards nothing but a token that is printed.
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new EmulatorError(
      code === "EADDRINUSE"
        ? `port ${port} of 127.0.0.1 is taken`
        : `port ${port} of 127.0.0.1 cannot be listened on (${code})`,
      "choose another port; 0 takes one that is free",
    );
  }
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
