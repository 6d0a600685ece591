import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as edgewall from "../../src/index.js";
import type { Program } from "../../src/program/program.js";
import { compileProject } from "../../src/project/compile-project.js";
import { compiled } from "../support/compiled.js";
import { programWith } from "../support/policies.js";
import { everyRule } from "./every-rule.js";

/**
 * falco, an independent reader of VCL, as the npm package falco-js ships it: the binary of 2023. It does not know
 * what came to Fastly since. Each thing it holds against us is listed here with its reason, and the list fails when
 * one of them goes away.
 */
const explained: readonly { readonly says: RegExp; readonly because: string }[] = [
  {
    says: /^Function "url\.normalize" is not defined$/,
    because:
      "url.normalize came after 2023: https://www.fastly.com/documentation/reference/vcl/functions/strings/url-normalize/",
  },
  {
    says: /requires type STRING but NEVER was assigned/,
    because: "the type of the function it does not know",
  },
];

const folder = path.dirname(createRequire(import.meta.url).resolve("falco-js/package.json"));
const binary = path.join(
  folder,
  "bin",
  `falco-${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`,
);

interface FalcoReport {
  readonly Errors?: Readonly<Record<string, readonly FalcoError[]>>;
  readonly LintErrors?: Readonly<Record<string, readonly FalcoError[]>>;
  readonly ParseErrors?: Readonly<Record<string, FalcoError>>;
}

interface FalcoError {
  readonly Severity?: string;
  readonly Message: string;
}

/** What falco says of a VCL: every error, of parsing and of linting. */
function falcoErrors(vcl: string): readonly string[] {
  const work = mkdtempSync(path.join(tmpdir(), "edgewall-falco-"));
  try {
    const file = path.join(work, "main.vcl");
    writeFileSync(file, vcl);
    const { stdout } = spawnSync(binary, ["-json", file], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    const report = JSON.parse(stdout) as FalcoReport;
    const linted = Object.values(report.LintErrors ?? {}).flat();
    const parsed = Object.values(report.ParseErrors ?? {});
    return [...linted.filter(({ Severity }) => Severity === "Error"), ...parsed].map(
      ({ Message }) => Message,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function wholeVcl(files: ReadonlyMap<string, string>): string {
  return `${files.get("declarations.vcl") ?? ""}\n${files.get("main.vcl") ?? ""}`;
}

function unexplained(errors: readonly string[]): readonly string[] {
  return errors.filter((error) => !explained.some(({ says }) => says.test(error)));
}

const repository = path.resolve(import.meta.dirname, "../..");

describe.skipIf(!existsSync(binary))("falco", () => {
  it("finds errors where there are some", () => {
    expect(
      falcoErrors("sub vcl_recv {\n#FASTLY recv\nset req.http.A = nonsense.variable;\n}"),
    ).not.toEqual([]);
    expect(falcoErrors('sub vcl_recv {\n#FASTLY recv\nset req.http.A = "a\n}')).not.toEqual([]);
  });

  it("finds none in the campaign policy but those that are explained", async () => {
    const { services } = await compileProject(repository, "policies");
    const files =
      services.find(({ name }) => name === "campaign")?.files ?? new Map<string, string>();
    const errors = falcoErrors(wholeVcl(files));
    expect(unexplained(errors)).toEqual([]);
    for (const { says } of explained) expect(errors.some((error) => says.test(error))).toBe(true);
  });

  it("finds none in a policy that uses every word of the language", () => {
    const program: Program = programWith(everyRule(edgewall), {
      owner: 'x"; error 200; "',
      allow: edgewall.client.ip.in(edgewall.ipList("office", { entries: ["198.51.100.0/24"] })),
      killSwitch: edgewall.dictionary("more_settings", { off: edgewall.toggle("disabled") }).off,
    });
    expect(unexplained(falcoErrors(wholeVcl(compiled(program).files)))).toEqual([]);
  });
});
