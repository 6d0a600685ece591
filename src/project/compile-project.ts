import { compile } from "../compiler/compile.js";
import type { CompiledService } from "../compiler/service.js";
import { quote, type Diagnostic } from "../diagnostics/index.js";
import { diagnose } from "./diagnose.js";
import { loadProject, type LoadedPolicy, type LoadOptions, type Project } from "./load.js";

export interface CompiledProject {
  readonly root: string;
  /** Empty when there is an error: it is all or nothing. */
  readonly services: readonly CompiledService[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads a project, compiles each of its services, and holds the guardrails against what came out. */
export async function compileProject(
  cwd: string,
  policies: string,
  options: LoadOptions = {},
): Promise<CompiledProject> {
  const project = await loadProject(cwd, policies, options);
  if (project.diagnostics.some(isError)) return { ...project, services: [] };
  const { chosen, diagnostics: unknown } = chooseServices(project);
  const diagnostics = [...project.diagnostics, ...unknown];
  const services: CompiledService[] = [];
  for (const { name, policy } of chosen) {
    const { program, contents, locate, at } = policy;
    const result = compile({ name, program, contents, locate, settings: project.config.settings });
    diagnostics.push(...result.problems.map((problem) => diagnose(problem, at)));
    if (result.service) {
      services.push(result.service);
      if (program.guardrails?.length) {
        const { checkGuardrails } = await import("./guardrails/check.js");
        diagnostics.push(...checkGuardrails({ service: result.service, contents, locate, at }));
      }
    }
  }
  return { root: project.root, services: diagnostics.some(isError) ? [] : services, diagnostics };
}

interface ChosenService {
  readonly name: string;
  readonly policy: LoadedPolicy;
}

/** The services that the configuration names, or one for every policy. */
function chooseServices({ config, policies }: Project): {
  readonly chosen: readonly ChosenService[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const wanted =
    config.services ?? policies.map(({ program }) => ({ name: undefined, policy: program.name }));
  const chosen: ChosenService[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name, policy: policyName } of wanted) {
    const policy = policies.find(({ program }) => program.name === policyName);
    const serviceName = name ?? policyName;
    if (policy === undefined) {
      diagnostics.push({
        code: "EW1008",
        severity: "error",
        message: `the configuration names the policy ${quote(policyName)}, which no file exports`,
        help: `the policies are ${policies.map(({ program }) => program.name).join(", ")}`,
      });
    } else if (chosen.some((service) => service.name.toLowerCase() === serviceName.toLowerCase())) {
      diagnostics.push(
        policy.at(policy.program.origin, {
          code: "EW1012",
          severity: "error",
          message: `two services are called ${quote(serviceName)}`,
          help: "give each service its own name, whatever the letter case: each has a folder",
        }),
      );
    } else {
      chosen.push({ name: serviceName, policy });
    }
  }
  return { chosen, diagnostics };
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
