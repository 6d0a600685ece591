import type { Cidr } from "../../addresses/index.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import { contextOf, type BanContext } from "../../fastly/ban/context.js";
import { isError } from "../../project/compile-project.js";
import { loadProject } from "../../project/load.js";
import type { Io } from "../io.js";
import { chooseTarget, type TargetOptions } from "../target.js";
import { failureCode } from "../failure-code.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { readRanges } from "./lists-ranges.js";

export interface BanProject {
  readonly context: BanContext;
  readonly serviceId: string;
}

export type LoadedBanProject =
  | { readonly ok: true; readonly project: BanProject }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly code: ExitCode };

interface LoadBanOptions extends TargetOptions {
  readonly policies: string;
  readonly list?: string;
  /** Where the caller is. */
  readonly own: readonly Cidr[];
}

/** What the repository says of the list to write to, and of whom it must not hold. */
export async function loadBanProject(
  io: Io,
  { policies, list, own, ...target }: LoadBanOptions,
): Promise<LoadedBanProject> {
  const project = await loadProject(io.cwd, policies);
  const errors = project.diagnostics.filter(isError);
  if (errors.length > 0) return { ok: false, diagnostics: errors, code: failureCode(errors) };
  const { config } = project;
  const services =
    config.services?.map(({ name, policy }) => ({ name: name ?? policy, policy })) ??
    project.policies.map(({ program: { name } }) => ({ name, policy: name }));
  const names = services.map(({ name }) => name);
  const chosen = chooseTarget(names, config, target, io.credentials?.() ?? {});
  if (!chosen.ok) return { ok: false, diagnostics: [chosen.diagnostic], code: exitCodes.badInput };
  const { serviceId, limits, name } = chosen.target;
  const wanted = services.find((service) => service.name === name)?.policy;
  const policy = project.policies.find(({ program }) => program.name === wanted);
  if (policy === undefined) {
    const unknown: Diagnostic = {
      code: "EW1008",
      severity: "error",
      message: `the configuration names a policy for ${name} that no file exports`,
      help: "`edgewall compile` says which",
    };
    return { ok: false, diagnostics: [unknown], code: exitCodes.badInput };
  }
  const { known, origins, diagnostics } = readRanges(config, project.root, false);
  const unusable = diagnostics.filter(isError);
  if (unusable.length > 0) return { ok: false, diagnostics: unusable, code: exitCodes.badInput };
  const context = contextOf({
    program: policy.program,
    contents: policy.contents,
    listName: list,
    limits,
    known,
    origins,
    widest: config.push.widestBan,
    own,
  });
  return context.ok
    ? { ok: true, project: { context: context.value, serviceId } }
    : { ok: false, diagnostics: [context.failure.diagnostic], code: exitCodes.badInput };
}
