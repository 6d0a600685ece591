import { visible } from "../../diagnostics/index.js";
import { withLastChanges } from "../../fastly/status/last-changes.js";
import { statusOf, type Status } from "../../fastly/status/status.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import { prepare, type PrepareOptions } from "../prepare.js";
import { report, writeJson } from "../report.js";
import { refuse } from "./flip-report.js";
import { describeStatus } from "./status-text.js";

export interface StatusOptions extends PrepareOptions {
  readonly json: boolean;
}

/** `edgewall status`: the repository, Fastly and the last push side by side. Nothing is written. */
export async function statusCommand(options: StatusOptions, io: Io): Promise<ExitCode> {
  const prepared = await prepare(options, io);
  if (!prepared.ok) return refuse(io, options.json, prepared.diagnostics, prepared.code);
  const { service, target, live, client, diagnostics, root } = prepared;
  const read = statusOf({ ...prepared, limits: target.limits });
  const differences = await withLastChanges(client, live, read.differences);
  const status: Status = { ...read, differences };
  if (options.json) {
    writeJson(io, { service: target.serviceId, name: service.name, ...toJson(status) });
  } else {
    report(io, root, diagnostics, "text");
    const fastly = `${visible(live.name, 100)} (${target.serviceId})`;
    io.stdout.write(describeStatus(status, service.name, fastly));
  }
  return status.state === "in-sync" ? exitCodes.done : exitCodes.checkFailed;
}

function toJson({ release, lastPush, active, moved, lock, draft, ...rest }: Status): object {
  return {
    state: rest.state,
    release: { expected: release.expected, live: release.live ?? null },
    differences: rest.differences,
    moved: moved ?? null,
    lastPush: lastPush ?? null,
    active: active ?? null,
    toggles: rest.toggles,
    budgets: rest.use,
    lock: lock ?? null,
    draft: draft ?? null,
  };
}
