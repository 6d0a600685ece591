import path from "node:path";
import type { CompiledService } from "../../compiler/service.js";
import { sha256 } from "../../compiler/release.js";
import { diagnosticsToJson, type Diagnostic } from "../../diagnostics/index.js";
import { compileProject, isError } from "../../project/compile-project.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { failureCode } from "../failure-code.js";
import type { Io } from "../io.js";
import { report, writeJson, type Format } from "../report.js";
import { writeFolders } from "../write-folders.js";
import { budgetTable } from "./compile-budgets.js";
import { describeContainers, plural } from "./compile-containers.js";

export interface CompileOptions {
  readonly policies: string;
  readonly out: string;
  readonly json: boolean;
  readonly format: Format;
  readonly strict: boolean;
  readonly types: boolean;
  readonly budgets: boolean;
}

/** `edgewall compile`: policies to vcl-out, all services or none. */
export async function compileCommand(options: CompileOptions, io: Io): Promise<ExitCode> {
  const {
    root,
    services,
    diagnostics: found,
  } = await compileProject(io.cwd, options.policies, {
    strict: options.strict,
  });
  const diagnostics: Diagnostic[] = [...found];
  if (options.types) {
    const { checkTypes } = await import("../../project/check-types.js");
    diagnostics.push(...(await checkTypes(io.cwd, options.policies)));
  }
  if (!diagnostics.some(isError)) {
    const trees = new Map(services.map(({ name, files }) => [name, files]));
    diagnostics.push(...writeFolders(path.resolve(io.cwd, options.out), trees, "--out"));
  }
  const failed = diagnostics.some(isError);
  if (options.json) {
    writeJson(io, {
      services: failed ? [] : services.map((service) => serviceToJson(service, options.budgets)),
      diagnostics: diagnosticsToJson(diagnostics),
    });
  } else {
    report(io, root, diagnostics, options.format);
    if (!failed && options.format === "text") {
      for (const service of services) {
        io.stdout.write(describe(service, options.out));
        if (options.budgets) io.stdout.write(budgetTable(service.budgets));
      }
    }
  }
  return failed ? failureCode(diagnostics) : exitCodes.done;
}

function serviceToJson(
  { name, release, files, layout, rules, budgets }: CompiledService,
  withBudgets: boolean,
) {
  return {
    name,
    release,
    files: [...files].map(([file, text]) => ({
      path: `${name}/${file}`,
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
    })),
    acls: layout.acls.map(({ name: acl, list, entries, managed }) => ({
      name: acl,
      list,
      entries: entries?.length ?? 0,
      managed,
    })),
    dictionaries: layout.dictionaries.map(({ name: dictionary, items, managed }) => ({
      name: dictionary,
      items: items?.size ?? 0,
      managed,
    })),
    rules: rules.map(({ id, action, mode, place }) => ({
      id,
      action,
      mode,
      file: place?.file ?? null,
      line: place?.line ?? null,
    })),
    ...(withBudgets && { budgets }),
  };
}

function describe({ name, files, rules, layout }: CompiledService, out: string): string {
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const lines = [
    `${name}: ${plural(rules.length, "rule")} -> ${path.join(out, name)} (${plural(files.size, "file")}, ${bytes} bytes)`,
    ...describeContainers(layout).map((line) => `  ${line}`),
  ];
  return `${lines.join("\n")}\n`;
}
