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

export interface CompileOptions {
  readonly policies: string;
  readonly out: string;
  readonly json: boolean;
  readonly format: Format;
  readonly types: boolean;
}

/** `edgewall compile`: policies to vcl-out, all services or none. */
export async function compileCommand(options: CompileOptions, io: Io): Promise<ExitCode> {
  const { root, services, diagnostics: found } = await compileProject(io.cwd, options.policies);
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
      services: failed ? [] : services.map(serviceToJson),
      diagnostics: diagnosticsToJson(diagnostics),
    });
  } else {
    report(io, root, diagnostics, options.format);
    if (!failed && options.format === "text") {
      for (const service of services) io.stdout.write(describe(service, options.out));
    }
  }
  return failed ? failureCode(diagnostics) : exitCodes.done;
}

function serviceToJson({ name, release, files, layout, rules }: CompiledService) {
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
  };
}

function describe({ name, files, rules, layout }: CompiledService, out: string): string {
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const lines = [
    `${name}: ${plural(rules.length, "rule")} -> ${path.join(out, name)} (${plural(files.size, "file")}, ${bytes} bytes)`,
  ];
  for (const { name: acl, entries } of layout.acls) {
    lines.push(
      `  ACL ${acl}: ${entries === undefined ? "live" : plural(entries.length, "entry", "entries")}`,
    );
  }
  for (const { name: dictionary, items } of layout.dictionaries) {
    lines.push(
      `  dictionary ${dictionary}: ${items === undefined ? "live" : plural(items.size, "item")}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
