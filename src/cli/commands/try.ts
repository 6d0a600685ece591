import { diagnosticsToJson, quote, type Diagnostic } from "../../diagnostics/index.js";
import { isError } from "../../project/compile-project.js";
import { loadProject, type LoadedPolicy, type Project } from "../../project/load.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { hasColor, type Io } from "../io.js";
import { report, writeJson } from "../report.js";
import { countryOf } from "./try-country.js";
import { askReference, askVcl, compilePolicy } from "./try-engines.js";
import { engineOf, OptionError, requestOf, seedOf, type TryOptions } from "./try-options.js";
import { describeTried, triedToJson, type Tried } from "./try-report.js";
import { listsWith, togglesWith } from "./try-state.js";
import { checkVisible } from "./try-visible.js";

/** `edgewall try`: what one request gets, by which rule. */
export async function tryCommand(options: TryOptions, io: Io): Promise<ExitCode> {
  const project = await loadProject(io.cwd, options.policies);
  const { root, diagnostics } = project;
  const fail = (found: readonly Diagnostic[]): ExitCode => {
    if (options.json) writeJson(io, { diagnostics: diagnosticsToJson(found) });
    else report(io, root, found, "text");
    return exitCodes.badInput;
  };
  if (diagnostics.some(isError)) return fail(diagnostics);
  try {
    const tried = await tryRequest(options, project, io.cwd);
    if ("faults" in tried) return fail([...diagnostics, ...tried.faults]);
    if (options.json) writeJson(io, triedToJson(tried));
    else {
      report(io, root, diagnostics, "text");
      io.stdout.write(describeTried(tried, hasColor(io.stdout, io.env)));
    }
    return exitCodes.done;
  } catch (error) {
    if (error instanceof OptionError) return fail([error.diagnostic]);
    throw error;
  }
}

/** @throws {OptionError} */
async function tryRequest(
  options: TryOptions,
  { policies, config }: Project,
  cwd: string,
): Promise<Tried | { readonly faults: readonly Diagnostic[] }> {
  const engine = engineOf(options);
  const policy = choosePolicy(policies, options.policy);
  const { program, contents } = policy;
  const { address, ...given } = requestOf(options);
  const state = {
    toggles: togglesWith(program, options.set),
    lists: listsWith(program, contents, options.list),
    seed: seedOf(options),
  };
  const compiled = engine === "vcl" ? compilePolicy(policy, config.settings) : undefined;
  if (compiled?.diagnostics.some(isError)) return { faults: compiled.diagnostics };
  const service = compiled?.service;
  checkVisible(options, service);
  const country = await countryOf(options, address, given.ip, program, cwd);
  const question = { request: { ...given, country: country?.code }, state };
  const decided =
    service === undefined
      ? askReference(policy, question)
      : askVcl(service, question, options.trace);
  if (!decided.ok) return { faults: decided.diagnostics };
  return { decision: decided.decision, policy, engine, country };
}

function choosePolicy(policies: readonly LoadedPolicy[], name: string | undefined): LoadedPolicy {
  const names = policies.map(({ program }) => program.name);
  const [only] = policies;
  if (name === undefined) {
    if (only !== undefined && policies.length === 1) return only;
    throw new OptionError(
      "EW1061",
      "there are several policies",
      `name one of them with --policy: ${names.join(", ")}`,
    );
  }
  const found = policies.find(({ program }) => program.name === name);
  if (found) return found;
  throw new OptionError(
    "EW1061",
    `there is no policy ${quote(name)}`,
    `the policies are ${names.join(", ")}`,
  );
}
