import { quote, type Diagnostic } from "../../diagnostics/index.js";
import type { FastlyClient, Version } from "../../fastly/client/index.js";
import { remote, type Failure } from "../../fastly/flip/failure.js";
import { readLive } from "../../fastly/live.js";
import type { SnapshotStore } from "../../fastly/push/index.js";
import { planRollback, type RollbackPlan } from "../../fastly/rollback/plan.js";
import { readSnapshot } from "../../fastly/rollback/snapshot.js";
import { chooseVersion } from "../../fastly/rollback/version.js";
import type { LiveService } from "../../fastly/service.js";
import { connect } from "../credentials.js";
import type { Io } from "../io.js";
import { snapshotFile, snapshotFiles } from "../snapshot-files.js";
import type { TargetOptions } from "../target.js";
import { loadRollbackProject, type RollbackProject } from "./rollback-project.js";

/** A plan, and what it was made from. */
export interface PreparedRollback {
  readonly ok: true;
  readonly project: RollbackProject;
  readonly client: FastlyClient;
  readonly live: LiveService;
  readonly to: Version;
  readonly plan: RollbackPlan;
  readonly snapshots: SnapshotStore;
}

export interface NoRollback {
  readonly ok: false;
  readonly kind: Failure["kind"];
  readonly diagnostics: readonly Diagnostic[];
}

/** Chooses the version, reads what is live, and plans; nothing is written. */
export async function prepareRollback(
  wanted: string | undefined,
  policies: string,
  target: TargetOptions,
  io: Io,
): Promise<PreparedRollback | NoRollback> {
  const loaded = await loadRollbackProject(io, policies, target);
  if (!loaded.ok) return { ...loaded, kind: "input" };
  const { project } = loaded;
  const { serviceId, desired, limits } = project;
  const connection = connect(io);
  if (!connection.ok) return input(connection.diagnostic);
  const { client } = connection;
  const read = await readLive(client, serviceId);
  if (!read.ok) return stop(remote(read.error, "nothing was changed").failure);
  const live = read.value;
  const { active } = live;
  if (active === undefined) return input(nothingActive(live.name));
  const chosen = chooseVersion(wanted, live.versions, active);
  if (!chosen.ok) return stop(chosen.failure);
  const to = chosen.value;

  const snapshots = snapshotFiles(io.cwd, serviceId);
  const text = snapshots.read(to.number);
  const snapshot = text === undefined ? undefined : readSnapshot(text);
  if (text !== undefined && snapshot === undefined)
    return input(unreadable(snapshotFile("", serviceId, to.number), to.number));
  const plan = await planRollback({ client, live, active, to, snapshot, desired, limits });
  if (!plan.ok) return stop(plan.failure);
  return { ok: true, project, client, live, to, plan: plan.value, snapshots };
}

function stop({ kind, diagnostic }: Failure): NoRollback {
  return { ok: false, kind, diagnostics: [diagnostic] };
}

function input(diagnostic: Diagnostic): NoRollback {
  return { ok: false, kind: "input", diagnostics: [diagnostic] };
}

function nothingActive(service: string): Diagnostic {
  return {
    code: "EW3065",
    severity: "error",
    message: `service ${quote(service)} has no active version`,
    help: "nothing of it is live: `edgewall push` releases it",
  };
}

function unreadable(file: string, version: number): Diagnostic {
  return {
    code: "EW3072",
    severity: "error",
    message: `the snapshot of version ${version} makes no sense: ${quote(file)}`,
    help: "move it away to go back without it; the plan then says what is not restored",
  };
}
