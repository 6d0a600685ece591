import type { CompiledService } from "../compiler/service.js";
import type { FastlyClient, FastlyError } from "../fastly/client/index.js";
import { desiredContent } from "../fastly/desired.js";
import { polaritiesOf } from "../fastly/desired-polarity.js";
import { readLive } from "../fastly/live.js";
import { plan, type Plan } from "../fastly/plan/index.js";
import { preflight } from "../fastly/preflight/index.js";
import type { LiveService, ServiceContent } from "../fastly/service.js";
import { quote, visible, type Diagnostic } from "../diagnostics/index.js";
import { compileProject, isError } from "../project/compile-project.js";
import { loadConfig } from "../project/config-file.js";
import type { ProjectConfig } from "../project/config.js";
import { connect } from "./credentials.js";
import { exitCodes, type ExitCode } from "./exit-codes.js";
import { failureCode } from "./failure-code.js";
import type { Io } from "./io.js";
import { chooseTarget, type Target, type TargetOptions } from "./target.js";

export interface PrepareOptions extends TargetOptions {
  readonly policies: string;
  readonly strict?: boolean;
  readonly adopt?: boolean;
}

/** A compiled policy, the service that it is for, and what a push would do there. */
export interface Prepared {
  readonly ok: true;
  readonly root: string;
  readonly config: ProjectConfig;
  readonly service: CompiledService;
  readonly target: Target;
  readonly client: FastlyClient;
  readonly desired: ServiceContent;
  readonly live: LiveService;
  /** Its problems are those of the plan, and of the service's other VCL. */
  readonly plan: Plan;
  /** What compiling had to say: warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface NotPrepared {
  readonly ok: false;
  readonly root: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly code: ExitCode;
}

/** Compiles, chooses the service, reads it and plans; nothing is written. */
export async function prepare(options: PrepareOptions, io: Io): Promise<Prepared | NotPrepared> {
  const { policies, strict = false, adopt = false } = options;
  const compiled = await compileProject(io.cwd, policies, { strict });
  const { root, services, diagnostics } = compiled;
  const stop = (found: readonly Diagnostic[], code: ExitCode): NotPrepared => ({
    ok: false,
    root,
    diagnostics: [...diagnostics, ...found],
    code,
  });
  if (diagnostics.some(isError)) return stop([], failureCode(diagnostics));
  const { config } = await loadConfig(io.cwd, policies);
  const chosen = chooseTarget(
    services.map(({ name }) => name),
    config,
    options,
    io.credentials?.() ?? {},
  );
  if (!chosen.ok) return stop([chosen.diagnostic], exitCodes.badInput);
  const { target } = chosen;
  const service = services.find(({ name }) => name === target.name);
  const connection = connect(io);
  if (!connection.ok) return stop([connection.diagnostic], exitCodes.badInput);
  if (service === undefined) return stop([], exitCodes.badInput);

  const { client } = connection;
  const desired = desiredContent(service, target.delivery);
  const read = await readLive(client, target.serviceId, {
    wanted: new Set(desired.containers.keys()),
  });
  if (!read.ok) return stop([remoteFailure(read.error)], exitCodes.remoteFailed);
  const live = read.value;
  const generated = await generatedVcl(client, live);
  if (generated?.ok === false)
    return stop([remoteFailure(generated.error)], exitCodes.remoteFailed);

  const planned = plan(desired, live, {
    release: service.release,
    limits: target.limits,
    reserve: config.push.reserve,
    adopt,
    ...(client.budget && { remaining: client.budget.remaining }),
  });
  const found = preflight({
    content: live.content,
    errorCode: service.errorCode,
    delivery: target.delivery,
    ...(generated && { generated: generated.value }),
  });
  return {
    ok: true,
    root,
    config,
    service,
    target,
    client,
    desired,
    live,
    plan: { ...planned, problems: [...planned.problems, ...found, ...mixedLists(service)] },
    diagnostics,
  };
}

/** Read only where something is in it that is nowhere else. */
async function generatedVcl(client: FastlyClient, { id, active, content }: LiveService) {
  const hasDynamic = [...content.snippets.values()].some(({ dynamic }) => dynamic);
  return hasDynamic && active !== undefined ? client.generatedVcl(id, active) : undefined;
}

function mixedLists({ program }: CompiledService): readonly Diagnostic[] {
  return [...polaritiesOf(program)].flatMap(([name, { isMixed }]): readonly Diagnostic[] =>
    isMixed
      ? [
          {
            code: "EW3029",
            severity: "warning",
            message: `the list ${quote(name)} bans in one place and lets through in another`,
            help: "while a push changes it, somebody may be banned or let through for a moment; two lists with the same file would not",
          },
        ]
      : [],
  );
}

/** Fastly's error, for commands that only read. */
export function remoteFailure(error: FastlyError): Diagnostic {
  const said = [error.msg, error.detail].filter((text) => text !== undefined && text !== "");
  return {
    code: "EW3030",
    severity: "error",
    message: `${visible(error.request, 200)}: ${visible(said.join(": "), 500)}`,
    help: helpFor(error),
  };
}

function helpFor({ kind }: FastlyError): string {
  switch (kind) {
    case "no-token":
      return "set FASTLY_API_TOKEN to a token that may read the service; nothing was changed";
    case "unauthorized":
      return "check FASTLY_API_TOKEN; nothing was changed";
    case "forbidden":
      return "the token may not read this service; nothing was changed";
    case "not-found":
      return "check FASTLY_SERVICE_ID, and that the token may read the service; nothing was changed";
    case "conflict":
    case "locked":
    case "invalid":
      return "Fastly's message says why; nothing was changed";
    case "rate-limited":
      return "wait for the hour to end; nothing was changed";
    case "unavailable":
    case "network":
    case "unexpected":
      return "Fastly could not be reached, or did not answer as it should; nothing was changed, so run it again";
  }
}
