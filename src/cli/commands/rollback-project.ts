import path from "node:path";
import { defaultSettings, type Limits } from "../../compiler/settings.js";
import { desiredContent } from "../../fastly/desired.js";
import type { ServiceContent } from "../../fastly/service.js";
import { compileProject } from "../../project/compile-project.js";
import { loadConfig } from "../../project/config-file.js";
import { defaultPushConfig } from "../../project/push-config.js";
import type { Io } from "../io.js";
import { chooseTarget, type TargetOptions } from "../target.js";
import { compiledServices } from "./flip-declared.js";
import { findService } from "./flip-service.js";
import type { Diagnostic } from "../../diagnostics/index.js";

/** What the repository says, as far as it can be read: going back must not need a policy that compiles. */
export interface RollbackProject {
  readonly serviceId: string;
  /** Undefined where the policy does not compile. */
  readonly desired: ServiceContent | undefined;
  readonly limits: Limits;
  readonly lockMinutes: number;
}

export type LoadedRollbackProject =
  | { readonly ok: true; readonly project: RollbackProject }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export async function loadRollbackProject(
  io: Io,
  policies: string,
  target: TargetOptions,
): Promise<LoadedRollbackProject> {
  const { services } = await compileProject(io.cwd, policies);
  const { config, diagnostics } = await loadConfig(io.cwd, policies);
  const names = services.map(({ name }) => name);
  const chosen =
    services.length === 0
      ? undefined
      : chooseTarget(names, config, target, io.credentials?.() ?? {});
  if (chosen?.ok === false) return { ok: false, diagnostics: [chosen.diagnostic] };
  const service = services.find(({ name }) => name === chosen?.target.name);
  if (chosen === undefined || service === undefined) {
    const golden = compiledServices(path.resolve(io.cwd, "golden"));
    const found = await findService(io, policies, golden, target);
    if (!found.ok) return found;
    const isRead = diagnostics.length === 0;
    return {
      ok: true,
      project: {
        serviceId: found.serviceId,
        desired: undefined,
        limits: isRead ? config.settings.limits : defaultSettings.limits,
        lockMinutes: isRead ? config.push.lockMinutes : defaultPushConfig.lockMinutes,
      },
    };
  }
  return {
    ok: true,
    project: {
      serviceId: chosen.target.serviceId,
      desired: desiredContent(service, chosen.target.delivery),
      limits: chosen.target.limits,
      lockMinutes: config.push.lockMinutes,
    },
  };
}
