import {
  banningLists,
  findings,
  reportLists,
  type ListReport,
} from "../../analysis/lists/index.js";
import { layOut } from "../../compiler/layout.js";
import { containersOf } from "../../compiler/lists/lookup.js";
import type { Limits } from "../../compiler/settings.js";
import { diagnosticsToJson, type Diagnostic } from "../../diagnostics/index.js";
import { guardrailListsOf, listsOf } from "../../program/program.js";
import { isError } from "../../project/compile-project.js";
import { diagnose } from "../../project/diagnose.js";
import { loadProject, type LoadedPolicy } from "../../project/load.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { failureCode } from "../failure-code.js";
import { hasColor, type Io } from "../io.js";
import { report, writeJson } from "../report.js";
import { readRanges, type Ranges } from "./lists-ranges.js";
import { describeLists } from "./lists-text.js";

export interface ListsOptions {
  readonly policies: string;
  readonly json: boolean;
  /** Whether a bad line in a list is an error. */
  readonly strict: boolean;
}

/** A list's report, and the policy that has the list. */
export interface PolicyListReport extends ListReport {
  readonly policy: string;
}

/**
 * `edgewall lists`: what the policies' lists hold, where they are laid out, and what they had better not hold. A list
 * that does not fit is shown all the same, beside the error.
 */
export async function listsCommand(options: ListsOptions, io: Io): Promise<ExitCode> {
  const project = await loadProject(io.cwd, options.policies, { strict: options.strict });
  const { limits } = project.config.settings;
  const ranges = readRanges(project.config, project.root, options.strict);
  const reports = project.policies.map((policy) => reportPolicy(policy, limits, ranges));
  const lists = reports.flatMap((one) => one.lists);
  const diagnostics = [
    ...project.diagnostics,
    ...ranges.diagnostics,
    ...reports.flatMap((one) => one.diagnostics),
  ];
  if (options.json) {
    writeJson(io, { lists, diagnostics: diagnosticsToJson(diagnostics) });
  } else {
    report(io, project.root, diagnostics, "text");
    io.stdout.write(describeLists(lists, hasColor(io.stdout, io.env)));
  }
  return diagnostics.some(isError) ? failureCode(diagnostics) : exitCodes.done;
}

function reportPolicy(
  { program, contents, at }: LoadedPolicy,
  limits: Limits,
  { known, origins }: Ranges,
): { readonly lists: readonly PolicyListReport[]; readonly diagnostics: readonly Diagnostic[] } {
  const { layout, problems } = layOut(program, contents, limits);
  const banning = banningLists(program);
  const input = {
    lists: [...listsOf(program), ...guardrailListsOf(program)].map((list) => {
      const lookup = layout.byList.get(list.name);
      return {
        list,
        content: contents.get(list.name),
        containers: lookup === undefined ? [] : containersOf(lookup),
        bans: banning.has(list),
      };
    }),
    limits,
    known,
    origins,
  };
  const { lists } = reportLists(input);
  return {
    lists: lists.map((list) => ({ policy: program.name, ...list })),
    diagnostics: [...problems, ...findings(input, lists)].map((problem) => diagnose(problem, at)),
  };
}
