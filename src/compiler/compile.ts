import type { AddressSet } from "../addresses/index.js";
import type { Problem } from "../program/problem.js";
import { listsOf, type Program } from "../program/program.js";
import { managedBy } from "../program/ip-list.js";
import { quote } from "../diagnostics/index.js";
import {
  comment,
  file,
  printVcl,
  snippet,
  withComments,
  type Comment,
  type Declaration,
  type Statement,
} from "../vcl/syntax/index.js";
import { budgetProblems, budgetsOf } from "./budgets/index.js";
import { checkOutput } from "./check-output.js";
import { containerDeclarations } from "./declarations.js";
import { layOut } from "./layout.js";
import { mainDeclarations } from "./main.js";
import { manifest } from "./manifest.js";
import { describePlace, type Locate } from "./place.js";
import { releaseOf } from "./release.js";
import { listFiles, resources } from "./resources.js";
import type { CompiledRule, CompiledService } from "./service.js";
import type { Settings } from "./settings.js";
import { error } from "./subroutines/error.js";
import { originRequest } from "./subroutines/origin-request.js";
import { recv } from "./subroutines/recv.js";

/** What one service is compiled from. */
export interface CompileInput {
  /** The service's name: a folder of vcl-out and golden. */
  readonly name: string;
  /** A program that `validate` found no error in. */
  readonly program: Program;
  /** The content of every list that the repository owns, by list name. */
  readonly contents: ReadonlyMap<string, AddressSet>;
  readonly settings: Settings;
  readonly locate: Locate;
}

/** The compiled service, unless one of the problems is an error. */
export interface CompileResult {
  readonly service: CompiledService | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Compiles a program. A pure function: no clock, no environment, no file system, no chance.
 *
 * The files it makes: recv.vcl, error.vcl, miss.vcl and pass.vcl (snippets), main.vcl (the same as one custom
 * VCL), declarations.vcl, resources.json, manifest.json, and lists/NAME.txt for long lists.
 */
export function compile({
  name,
  program,
  contents,
  settings,
  locate,
}: CompileInput): CompileResult {
  const unusable = checkContents(program, contents);
  const { layout, problems: tooLarge } = layOut(program, contents, settings.limits);
  if (unusable.length > 0 || tooLarge.length > 0) {
    return { service: undefined, problems: [...unusable, ...tooLarge] };
  }

  const parts = {
    recv: recv(program, layout, settings.errorCode, locate),
    error: error(program, settings.errorCode, locate),
    miss: originRequest(),
    pass: originRequest(),
  };
  const header = [
    comment(`edgewall: policy ${program.name}${describePlace(locate(program.origin))}`),
    ...(program.owner === undefined ? [] : [comment(`owner: ${program.owner}`)]),
    comment("Compiled; change the policy, not this."),
  ];
  const printed = new Map([
    ["recv.vcl", printVcl(snippet(withHeader(header, parts.recv)))],
    ["error.vcl", printVcl(snippet(withHeader(header, parts.error)))],
    ["miss.vcl", printVcl(snippet(withHeader(header, parts.miss)))],
    ["pass.vcl", printVcl(snippet(withHeader(header, parts.pass)))],
    ["main.vcl", printVcl(file(withHeader(header, mainDeclarations(parts))))],
    ["declarations.vcl", printVcl(file(withHeader(header, containerDeclarations(layout))))],
  ]);
  const oversized = checkBytes(printed, settings.limits.vclBytes, program);
  if (oversized.length > 0) return { service: undefined, problems: oversized };
  const faults = checkOutput(printed, program, settings.limits);
  if (faults.length > 0) return { service: undefined, problems: faults };

  const rules = compiledRules(program, printed, locate);
  const files = new Map([...printed].map(([path, { text }]) => [path, text]));
  files.set("resources.json", json(resources(layout)));
  const lists = listFiles(layout);
  for (const [path, text] of lists) files.set(path, text);
  const statements = Object.values(parts).flat();
  const budgets = budgetsOf({ layout, statements, files, limits: settings.limits });
  const spent = budgetProblems(budgets, program);
  if (spent.some(({ severity }) => severity === "error")) {
    return { service: undefined, problems: spent };
  }
  const release = releaseOf(program, contents, settings);
  files.set("manifest.json", json(manifest({ program, release, settings, rules, budgets })));
  return {
    service: {
      name,
      program,
      release,
      errorCode: settings.errorCode,
      layout,
      rules,
      files,
      unreviewed: new Set(lists.map(([path]) => path)),
      budgets,
    },
    problems: spent,
  };
}

function withHeader<Node extends Statement | Declaration>(
  header: readonly Comment[],
  body: readonly Node[],
): readonly Node[] {
  const [first, ...rest] = body;
  return first === undefined ? body : [withComments(first, header), ...rest];
}

/** A rule over an empty list matches nothing; one over a list of all addresses would lock everyone out. */
function checkContents(
  program: Program,
  contents: ReadonlyMap<string, AddressSet>,
): readonly Problem[] {
  return listsOf(program).flatMap((list): readonly Problem[] => {
    if (managedBy(list) === "live") return [];
    const content = contents.get(list.name);
    const origin = list.origin && { origin: list.origin };
    if (content === undefined || content.isEmpty) {
      return [
        {
          code: "EW1042",
          severity: "error",
          message: `list ${quote(list.name)} is empty`,
          help: 'a rule over it matches nothing: fill it, or make it live with `managed: "live"`',
          ...origin,
        },
      ];
    }
    const whole = [content.v4, content.v6].find(
      (blocks) => blocks.length > 0 && blocks.at(0).prefix === 0,
    );
    if (whole === undefined) return [];
    return [
      {
        code: "EW1023",
        severity: "error",
        message: `list ${quote(list.name)} holds every IPv${whole.family} address`,
        help: "its entries add up to all of them: take out what is too wide",
        ...origin,
      },
    ];
  });
}

function checkBytes(
  printed: ReadonlyMap<string, { readonly text: string }>,
  most: number,
  program: Program,
): readonly Problem[] {
  return [...printed].flatMap(([path, { text }]): readonly Problem[] => {
    const bytes = Buffer.byteLength(text);
    if (bytes <= most) return [];
    return [
      {
        code: "EW1050",
        severity: "error",
        message: `${path} has ${bytes} bytes, ${bytes - most} more than Fastly takes (${most})`,
        help: `move values into lists; or, if Fastly raised the limit for your account, say so in edgewall.config.ts: \`limits: { vclBytes: ${bytes} }\``,
        ...(program.origin && { origin: program.origin }),
      },
    ];
  });
}

function compiledRules(
  program: Program,
  printed: ReadonlyMap<string, ReturnType<typeof printVcl>>,
  locate: Locate,
): readonly CompiledRule[] {
  const lines = new Map<string, Map<string, (readonly [number, number])[]>>();
  for (const [path, { origins }] of printed) {
    for (const { origin, startLine, endLine } of origins) {
      const files = lines.get(origin) ?? new Map<string, (readonly [number, number])[]>();
      lines.set(origin, files.set(path, [...(files.get(path) ?? []), [startLine, endLine]]));
    }
  }
  return program.rules.map((rule) => ({
    id: rule.id,
    action: rule.then.kind,
    mode: rule.mode,
    place: locate(rule.origin),
    lines: lines.get(rule.id) ?? new Map(),
  }));
}

function json(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  // A range of lines reads as one thing; no string can hold a bare line break, so nothing else matches.
  return `${text.replace(/\[\n\s+(\d+),\n\s+(\d+)\n\s+\]/g, "[$1, $2]")}\n`;
}
