import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "../compiler/compile.js";
import type { Settings } from "../compiler/settings.js";
import { renderTerminal, type Diagnostic } from "../diagnostics/index.js";
import { programOf, type Policy } from "../policy/policy.js";
import { validate } from "../program/validate.js";
import { isError } from "../project/compile-project.js";
import { diagnose, diagnosticAt } from "../project/diagnose.js";
import { loadLists } from "../project/lists.js";
import { loadProject, type LoadedPolicy } from "../project/load.js";
import { displayPath } from "../project/paths.js";
import { TestedPolicy, type PolicyUnderTest } from "./policy.js";
import { placeIn, sourceOf } from "./stack-places.js";
import { TestingError } from "./testing-error.js";

/**
 * Compiles a policy to VCL, as `edgewall compile` does, and makes that ready to decide requests.
 *
 * @param policy what the policy file exports, or the file's path (relative to the working directory) or URL
 *
 * @example
 * import campaign from "./campaign.policy.js";
 * const { request } = await loadPolicy(campaign);
 * expect(request({ ip: "203.0.113.9", country: "US" })).toPass();
 */
export async function loadPolicy(policy: Policy | string | URL): Promise<PolicyUnderTest> {
  const root = process.cwd();
  const { loaded, settings } =
    typeof policy === "string" || policy instanceof URL
      ? await loadFile(policy instanceof URL ? fileURLToPath(policy) : path.resolve(root, policy))
      : await loadObject(policy, root);
  const { program, contents, locate, at } = loaded;
  const { service, problems } = compile({
    name: program.name,
    program,
    contents,
    locate,
    settings,
  });
  if (service === undefined)
    throw refused(
      problems.map((problem) => diagnose(problem, at)),
      root,
    );
  return new TestedPolicy(service);
}

interface Loaded {
  readonly loaded: LoadedPolicy;
  readonly settings: Settings;
}

async function loadFile(file: string): Promise<Loaded> {
  const project = await loadProject(process.cwd(), path.dirname(file));
  const shown = displayPath(project.root, file);
  const loaded = project.policies.find((candidate) => candidate.file === shown);
  if (loaded !== undefined) return { loaded, settings: project.config.settings };
  const errors = project.diagnostics.filter(isError);
  if (errors.length > 0) throw refused(errors, project.root);
  throw new TestingError(
    `there is no policy file ${shown}`,
    "policy files are called NAME.policy.ts",
  );
}

/** The very object, so that what a test made itself can be tested; its configuration is that of its file's project. */
async function loadObject(policy: Policy, root: string): Promise<Loaded> {
  const program = programOf(policy);
  if (program === undefined) {
    throw new TestingError(
      "loadPolicy() was given something that policy() did not make",
      "give what the policy file exports as its default, or the file's path",
    );
  }
  const file = sourceOf(program.origin)?.file ?? path.join(root, "policy");
  const folder = path.dirname(file);
  const at = diagnosticAt(root, displayPath(root, file), (origin) => placeIn(root, origin));
  const problems = validate(program).map((problem) => diagnose(problem, at));
  const lists = loadLists(
    program,
    root,
    ({ origin }) => path.dirname(sourceOf(origin)?.file ?? file),
    at,
  );
  const errors = [...problems, ...lists.diagnostics].filter(isError);
  if (errors.length > 0) throw refused(errors, root);
  const { config } = await loadProject(root, folder);
  const locate = (origin: typeof program.origin) => placeIn(root, origin);
  return {
    loaded: { program, file, contents: lists.contents, locate, at },
    settings: config.settings,
  };
}

function refused(diagnostics: readonly Diagnostic[], root: string): Error {
  const text = renderTerminal(diagnostics, {
    color: false,
    readSource(file) {
      try {
        return readFileSync(path.resolve(root, file), "utf8");
      } catch {
        return undefined;
      }
    },
  });
  return new Error(`the policy does not compile\n${text}`);
}
