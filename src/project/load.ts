import { readFileSync } from "node:fs";
import path from "node:path";
import * as edgewall from "../index.js";
import type { AddressSet } from "../addresses/index.js";
import type { Locate } from "../compiler/place.js";
import { quote, visible, type Diagnostic } from "../diagnostics/index.js";
import { PolicyError } from "../policy/policy-error.js";
import { programOf } from "../policy/policy.js";
import type { Program } from "../program/program.js";
import { validate } from "../program/validate.js";
import { bundle, type Bundle } from "./bundle.js";
import { defaultConfig, readConfig, type ProjectConfig } from "./config.js";
import { diagnose, diagnosticAt, type DiagnosticAt } from "./diagnose.js";
import { evaluateBundle, type Evaluation } from "./evaluate-bundle.js";
import { defaultExport, isError, messageOf } from "./exported.js";
import { loadLists } from "./lists.js";
import { displayPath, findProject, type ProjectPaths } from "./paths.js";
import { Places } from "./places.js";
import { withStrayRejections } from "./stray-rejections.js";

/** A policy file that loaded. */
export interface LoadedPolicy {
  readonly program: Program;
  /** Relative to the root. */
  readonly file: string;
  readonly contents: ReadonlyMap<string, AddressSet>;
  readonly locate: Locate;
  readonly at: DiagnosticAt;
}

export interface Project {
  /** What files in diagnostics are relative to; the folder the command ran in when there is no project. */
  readonly root: string;
  readonly config: ProjectConfig;
  /** The policies in which no error was found. */
  readonly policies: readonly LoadedPolicy[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadOptions {
  /** Has bad lines of list files be errors, and not left out. */
  readonly strict?: boolean;
}

/** Loads the policies below a folder, their lists and the project's configuration. */
export async function loadProject(
  cwd: string,
  policies: string,
  { strict = false }: LoadOptions = {},
): Promise<Project> {
  const paths = findProject(cwd, policies);
  if (paths === undefined || paths.policyFiles.length === 0) {
    return failed(cwd, [
      {
        code: "EW1007",
        severity: "error",
        message:
          paths === undefined
            ? `there is no folder ${quote(policies)}`
            : `there is no policy in ${quote(policies)}`,
        help: "write one to NAME.policy.ts, or name the folder with --policies",
      },
    ]);
  }
  const { root, config: configFile, policyFiles } = paths;
  const { bundles, diagnostics } = await bundle(root, [
    ...(configFile === undefined ? [] : [configFile]),
    ...policyFiles,
  ]);
  if (diagnostics.length > 0) return failed(root, diagnostics);

  const places = new Places(root, bundles);
  const found: Diagnostic[] = [];
  let config = defaultConfig;
  const loaded: LoadedPolicy[] = [];
  const { result: evaluations, rejections } = await withStrayRejections(() =>
    bundles.map((item, index) => ({ item, evaluation: evaluateBundle(item, index, edgewall) })),
  );
  for (const { item, evaluation } of evaluations) {
    if (item.entry === configFile) {
      const read = configOf(item, evaluation, paths, places);
      config = read.config;
      found.push(...read.diagnostics);
    } else {
      const read = policyOf(item, evaluation, root, places, strict);
      found.push(...read.diagnostics);
      if (read.policy) loaded.push(read.policy);
    }
  }
  found.push(
    ...rejections.map((thrown) => stray(thrown, root, displayPath(root, paths.policies), places)),
  );
  found.push(...checkPolicyNames(loaded));
  return { root, config, policies: loaded, diagnostics: found };
}

function failed(root: string, diagnostics: readonly Diagnostic[]): Project {
  return { root, config: defaultConfig, policies: [], diagnostics };
}

function configOf(item: Bundle, evaluation: Evaluation, { root }: ProjectPaths, places: Places) {
  const file = displayPath(root, item.entry);
  if (!evaluation.ok) {
    const at = diagnosticAt(root, file, (origin) => origin && places.of(origin.capturedAt));
    return { config: defaultConfig, diagnostics: [explain(evaluation, file, places, at)] };
  }
  return readConfig(defaultExport(evaluation.exported), file, readFileSync(item.entry, "utf8"));
}

function policyOf(
  item: Bundle,
  evaluation: Evaluation,
  root: string,
  places: Places,
  strict: boolean,
): { readonly policy?: LoadedPolicy; readonly diagnostics: readonly Diagnostic[] } {
  const file = displayPath(root, item.entry);
  const locate: Locate = (origin) => origin && places.of(origin.capturedAt);
  const at = diagnosticAt(root, file, locate);
  if (!evaluation.ok) return { diagnostics: [explain(evaluation, file, places, at)] };

  const program = programOf(defaultExport(evaluation.exported));
  if (program === undefined) {
    return {
      diagnostics: [
        at(undefined, {
          code: "EW1003",
          severity: "error",
          message: "the file does not export a policy as its default",
          help: 'end it with `export default policy("NAME", { rules: [...] })`',
        }),
      ],
    };
  }
  const problems = validate(program).map((problem) => diagnose(problem, at));
  const folder = path.dirname(item.entry);
  const lists = loadLists(
    program,
    root,
    ({ origin }) => {
      const place = locate(origin);
      return place === undefined ? folder : path.dirname(path.resolve(root, place.file));
    },
    at,
    { strict },
  );
  const diagnostics = [...problems, ...lists.diagnostics];
  if (diagnostics.some(({ severity }) => severity === "error")) return { diagnostics };
  return { policy: { program, file, contents: lists.contents, locate, at }, diagnostics };
}

/** Why a file could not be evaluated. */
function explain(
  evaluation: Exclude<Evaluation, { readonly ok: true }>,
  file: string,
  places: Places,
  at: DiagnosticAt,
): Diagnostic {
  if (evaluation.reason === "timeout") {
    return at(undefined, {
      code: "EW1004",
      severity: "error",
      message: `${quote(file)} ran for more than ${evaluation.seconds} seconds`,
      help: "look for a loop that does not end",
    });
  }
  const { thrown } = evaluation;
  if (thrown instanceof PolicyError) {
    return at(thrown.origin, {
      code: thrown.code,
      severity: "error",
      message: thrown.message,
      help: thrown.help,
    });
  }
  const origin = isError(thrown) && places.of(thrown) ? { capturedAt: thrown } : undefined;
  return at(origin, {
    code: "EW1002",
    severity: "error",
    message: `the file throws: ${visible(messageOf(thrown), 300)}`,
    help: "a policy file is a program: it must run to its end",
  });
}

/** A promise that a file left rejected. */
function stray(thrown: unknown, root: string, fallback: string, places: Places): Diagnostic {
  const at = diagnosticAt(root, fallback, (origin) => origin && places.of(origin.capturedAt));
  return explain({ ok: false, reason: "thrown", thrown }, fallback, places, at);
}

function checkPolicyNames(policies: readonly LoadedPolicy[]): readonly Diagnostic[] {
  return policies.flatMap(({ program, at, file }, index) => {
    const first = policies.findIndex((other) => other.program.name === program.name);
    if (first === index) return [];
    return [
      at(program.origin, {
        code: "EW1012",
        severity: "error",
        message: `the policy name ${quote(program.name)} is taken by ${quote(policies[first]?.file ?? file)}`,
        help: "give each policy its own name",
      }),
    ];
  });
}
