/** The process around the commands: streams, environment, exit code, and what happens when all else fails. */
import { visible } from "../diagnostics/index.js";
import { takeCredentials } from "./take-credentials.js";
import { exitCodes } from "./exit-codes.js";
import type { Io, Output } from "./io.js";
import { run } from "./program.js";

// Policies are code. The token leaves the environment before any of them, or anything they start, can see it.
const credentials = takeCredentials(process.env);

const pending: Promise<void>[] = [];

function output(stream: NodeJS.WriteStream): Output {
  const write = (text: string | Uint8Array): void => {
    pending.push(new Promise((done) => stream.write(text, () => done())));
  };
  return { isTerminal: stream.isTTY, write, writeBytes: write };
}

// A reader that went away (`| head`) is no error of ours.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const io: Io = {
  cwd: process.cwd(),
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  // Node makes the stream when it is first asked for, which takes a while.
  get stdin() {
    return process.stdin;
  },
  env: process.env,
  credentials: () => credentials,
};

/** Ends the process even if a policy left a timer or a socket open. */
async function end(code: number): Promise<void> {
  await Promise.all(pending);
  process.exit(code);
}

function crash(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  io.stderr.write(`error[EW1090] ${visible(message, 500)}\n`);
  io.stderr.write(
    "  help: this is a fault of edgewall, or of code that a policy left running; please report it\n",
  );
  if (process.env.EDGEWALL_DEBUG && error instanceof Error)
    io.stderr.write(`${error.stack ?? ""}\n`);
  void end(exitCodes.badInput);
}

process.on("uncaughtException", crash);
process.on("unhandledRejection", crash);

run(process.argv.slice(2), io).then(end, crash);
