import { randomInt } from "node:crypto";
import path from "node:path";
import { diagnosticsToJson, quote, visible, type Diagnostic } from "../../diagnostics/index.js";
import { EmulatorError, startEmulator, type Emulator } from "../../emulator/index.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import { report, writeJson } from "../report.js";

export interface DevOptions {
  readonly apiPort: string;
  readonly state?: string;
  /** Of each ACL and dictionary. */
  readonly entries?: string;
  readonly json: boolean;
}

const serviceName = "edgewall-dev";

/**
 * `edgewall dev`: a local Fastly API, until it is told to stop.
 *
 * @param stopped when that is; by default at SIGINT or SIGTERM
 */
export async function devCommand(
  { apiPort, state, entries = "1000", json }: DevOptions,
  io: Io,
  stopped: () => Promise<void> = signalled,
): Promise<ExitCode> {
  const refuse = (message: string, help: string): ExitCode => {
    const fault: Diagnostic = { code: "EW1061", severity: "error", message, help };
    if (json) writeJson(io, { diagnostics: diagnosticsToJson([fault]) });
    else report(io, io.cwd, [fault], "text");
    return exitCodes.badInput;
  };
  if (!/^\d{1,5}$/.test(apiPort) || Number(apiPort) > 65_535)
    return refuse(
      `--api-port: ${quote(apiPort)} is not a port`,
      "give a number up to 65535; 0 takes a port that is free",
    );
  if (!/^[1-9]\d{0,8}$/.test(entries))
    return refuse(
      `--entries: ${quote(entries)} is not a number of entries`,
      "give what Fastly raised the limit to for your account, such as 25000",
    );
  try {
    const emulator = await startEmulator({
      port: Number(apiPort),
      tokens: [{ value: randomText(32), name: "edgewall dev", scope: "global" }],
      now: () => Date.now(),
      ids: () => randomText(22),
      service: serviceName,
      limits: { aclEntries: Number(entries), dictionaryItems: Number(entries) },
      ...(state !== undefined && { stateFile: path.resolve(io.cwd, state) }),
    });
    if (json) io.stdout.write(`${JSON.stringify(ready(emulator))}\n`);
    else print(emulator, state, io);
    await stopped();
    await emulator.close();
    return exitCodes.done;
  } catch (error) {
    if (error instanceof EmulatorError) return refuse(visible(error.message, 500), error.help);
    throw error;
  }
}

/** What a program that started the command needs to know. */
function ready({ url, token, serviceId }: Emulator): object {
  return { api: url, edge: null, console: null, serviceId: serviceId ?? null, token };
}

function print({ url, token, serviceId }: Emulator, state: string | undefined, io: Io): void {
  const kept = state === undefined ? "in memory only" : `in ${visible(state)}`;
  io.stderr.write(`A local Fastly API; what it holds is ${kept}. Ctrl-C stops it.\n`);
  io.stderr.write("For edgewall or the Fastly CLI, in another terminal:\n\n");
  io.stdout.write(`export FASTLY_API_ENDPOINT=${url}\n`);
  io.stdout.write(`export FASTLY_ACCOUNT_ENDPOINT=${url}\n`);
  io.stdout.write(`export FASTLY_API_TOKEN=${token}\n`);
  if (serviceId !== undefined) io.stdout.write(`export FASTLY_SERVICE_ID=${serviceId}\n`);
}

/** Resolves at the first signal to stop; a second one ends the process the hard way. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function randomText(length: number): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join("");
}
