import path from "node:path";
import { visible } from "../../diagnostics/index.js";
import { flip, type Flipped } from "../../fastly/flip/flip.js";
import type { ToggleState } from "../../fastly/flip/declared.js";
import { connect } from "../credentials.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import { writeJson } from "../report.js";
import type { TargetOptions } from "../target.js";
import { compiledServices, readDeclared } from "./flip-declared.js";
import { auditor, failed, refuse, unknown } from "./flip-report.js";
import { findService } from "./flip-service.js";

export interface FlipOptions extends TargetOptions {
  readonly policies: string;
  readonly golden: string;
  readonly out: string;
  readonly json: boolean;
  readonly expect?: string;
  readonly audit?: string;
}

/**
 * `edgewall flip`: one switch at the edge. Nothing is compiled: what the compiled files or the edge itself say of
 * toggles is enough.
 *
 * @param state `on` or `off`; undefined turns the switch over
 */
export async function flipCommand(
  name: string,
  state: string | undefined,
  options: FlipOptions,
  io: Io,
): Promise<ExitCode> {
  const { json } = options;
  const folders = [options.golden, options.out].map((folder) => path.resolve(io.cwd, folder));
  const names = [...new Set(folders.flatMap(compiledServices))];
  const service = await findService(io, options.policies, names, options);
  if (!service.ok) return refuse(io, json, service.diagnostics);
  const { serviceId } = service;
  const connection = connect(io);
  if (!connection.ok) return refuse(io, json, [connection.diagnostic]);
  const audit = auditor(io, options.audit, { command: "flip", service: serviceId, reason: null });
  if (!audit.ok) return refuse(io, json, [audit.diagnostic]);

  const flipped = await flip(connection.client, serviceId, {
    name,
    declared: readDeclared(folders, name, options.service),
    wanted: stateOf(state),
    expect: stateOf(options.expect),
  });
  if (!flipped.ok) {
    if (flipped.failure.isOpen) await audit.note([{ toggle: name, before: null, after: unknown }]);
    return failed(io, json, flipped.failure);
  }
  const { toggle, dictionary, before, after } = flipped.value;
  await audit.note([{ toggle: `${dictionary}.${toggle}`, before: before ?? null, after }]);
  if (json) {
    writeJson(io, { toggle, dictionary, before: before ?? null, after, service: serviceId });
  } else print(flipped.value, serviceId, io);
  return exitCodes.done;
}

function stateOf(word: string | undefined): ToggleState | undefined {
  if (word === undefined) return undefined;
  return word === "on" ? "enabled" : "disabled";
}

function print(
  { toggle, dictionary, before = "not set", after, isWritten, service }: Flipped,
  serviceId: string,
  io: Io,
): void {
  io.stdout.write(`${visible(`${dictionary}.${toggle}: ${before} -> ${after}`, 400)}\n`);
  const what = isWritten ? "read back" : "it was so already, and nothing was written";
  io.stderr.write(`service ${visible(service, 100)} (${serviceId}): ${what}\n`);
}
