import path from "node:path";
import type { CompiledService } from "../../compiler/service.js";
import { diagnosticsToJson, quote, type Diagnostic } from "../../diagnostics/index.js";
import { explainDifferences, type ExplainedDifference } from "../../golden/classify.js";
import { colorDiff } from "../../golden/color.js";
import { compileProject, isError } from "../../project/compile-project.js";
import { displayPath } from "../../project/paths.js";
import { readTree, type Trees } from "../../project/write-tree.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { failureCode } from "../failure-code.js";
import { hasColor, type Io } from "../io.js";
import { report, writeJson, type Format } from "../report.js";
import { writeFolders } from "../write-folders.js";

export interface VerifyOptions {
  readonly policies: string;
  readonly golden: string;
  readonly out: string;
  readonly json: boolean;
  readonly format: Format;
  readonly strict: boolean;
  readonly update: boolean;
}

/**
 * `edgewall verify`: what the policies compile to now, against golden. It compiles anew, so that a stale
 * vcl-out cannot pass; where vcl-out holds something else than what compiles, it warns.
 */
export async function verifyCommand(options: VerifyOptions, io: Io): Promise<ExitCode> {
  const { root, services, diagnostics } = await compileProject(io.cwd, options.policies, {
    strict: options.strict,
  });
  const goldenFolder = path.resolve(io.cwd, options.golden);
  const refuse = (errors: readonly Diagnostic[]): ExitCode => {
    if (options.json)
      writeJson(io, { ok: false, differences: [], diagnostics: diagnosticsToJson(errors) });
    else report(io, root, errors, options.format);
    return failureCode(errors);
  };
  if (diagnostics.some(isError)) return refuse(diagnostics);
  const compiled = new Map(services.map((service) => [service.name, reviewed(service)]));
  const differences = compare(goldenFolder, compiled);
  const stale = staleOutput(path.resolve(io.cwd, options.out), services, root);
  const all = [...diagnostics, ...stale];

  const failures = options.update ? writeFolders(goldenFolder, compiled, "--golden") : [];
  if (failures.length > 0) return refuse(failures);
  const ok = options.update || differences.length === 0;
  if (options.json) {
    writeJson(io, {
      ok,
      differences: differences.map(({ path: file, kind, change, rules, diff }) => ({
        path: file,
        kind,
        change,
        rules,
        diff,
      })),
      diagnostics: diagnosticsToJson(all),
    });
  } else if (options.format === "text") {
    report(io, root, all, "text");
    io.stdout.write(describe(differences, services, options, hasColor(io.stdout, io.env)));
  } else {
    const found = options.update
      ? []
      : differences.map((difference) => annotate(difference, services, root, goldenFolder));
    report(io, root, [...all, ...found], options.format);
  }
  return ok ? exitCodes.done : exitCodes.checkFailed;
}

/** What golden holds of a service: all but the files that nobody can review. */
function reviewed({ files, unreviewed }: CompiledService): ReadonlyMap<string, string> {
  return new Map([...files].filter(([file]) => !unreviewed.has(file)));
}

interface ServiceDifference extends ExplainedDifference {
  readonly service: string;
}

function compare(goldenFolder: string, compiled: Trees): readonly ServiceDifference[] {
  const golden = groupByService(readTree(goldenFolder));
  const names = [...new Set([...golden.keys(), ...compiled.keys()])].sort();
  return names.flatMap((service) =>
    explainDifferences(golden.get(service) ?? new Map(), compiled.get(service) ?? new Map()).map(
      (difference) => ({
        ...difference,
        service,
        path: `${service}/${difference.path}`,
      }),
    ),
  );
}

function groupByService(files: ReadonlyMap<string, string>): Trees {
  const services = new Map<string, Map<string, string>>();
  for (const [file, text] of files) {
    const slash = file.indexOf("/");
    if (slash < 0) continue;
    const service = file.slice(0, slash);
    const tree = services.get(service) ?? new Map<string, string>();
    services.set(service, tree.set(file.slice(slash + 1), text));
  }
  return services;
}

function staleOutput(
  out: string,
  services: readonly CompiledService[],
  root: string,
): readonly Diagnostic[] {
  return services.flatMap(({ name, files }): readonly Diagnostic[] => {
    const written = readTree(path.join(out, name));
    const differs = [...files].some(([file, text]) => written.get(file) !== text);
    if (written.size === 0 || !differs) return [];
    return [
      {
        code: "EW1052",
        severity: "warning",
        message: `${quote(displayPath(root, path.join(out, name)))} is not what the policies compile to`,
        help: "run `edgewall compile`; golden was compared with what compiles now",
      },
    ];
  });
}

/** The difference as a diagnostic on the line of the first rule it is about. */
function annotate(
  { service, path: file, rules, summary }: ServiceDifference,
  services: readonly CompiledService[],
  root: string,
  goldenFolder: string,
): Diagnostic {
  const compiled = services.find(({ name }) => name === service);
  const place = compiled?.rules.find(({ id }) => rules.includes(id))?.place;
  return {
    code: "EW1053",
    severity: "error",
    message: `${file} differs from golden: ${summary}`,
    help: "review the difference; `edgewall verify --update` accepts it",
    ...(place
      ? { ...place, endLine: place.line }
      : { file: displayPath(root, path.join(goldenFolder, file)), line: 1 }),
  };
}

function describe(
  differences: readonly ServiceDifference[],
  services: readonly CompiledService[],
  { update, golden }: VerifyOptions,
  color: boolean,
): string {
  const names = services.map(({ name }) => name).join(", ");
  if (differences.length === 0) return `${names}: golden files match\n`;
  const blocks = differences.map(({ service, path: file, kind, change, rules, summary, diff }) => {
    const places = rules.map((id) => {
      const place = services
        .find(({ name }) => name === service)
        ?.rules.find((rule) => rule.id === id)?.place;
      return place ? `  ${id}  ${place.file}:${place.line}\n` : `  ${id}  (removed)\n`;
    });
    return `${kind} ${path.posix.join(golden, file)} [${change}]: ${summary}\n${places.join("")}${colorDiff(diff, color)}\n`;
  });
  const count = `${differences.length} ${differences.length === 1 ? "file differs" : "files differ"} from golden`;
  const ending = update
    ? `${count}; golden updated: review it before you commit\n`
    : `${count}; review, then accept with \`edgewall verify --update\`\n`;
  return `${blocks.join("\n")}\n${ending}`;
}
