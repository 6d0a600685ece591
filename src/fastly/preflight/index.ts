import { quote, type Diagnostic } from "../../diagnostics/index.js";
import { parseVcl, type Snippet } from "../../vcl/syntax/index.js";
import { snippetPriority, snippetTypes, type Delivery } from "../desired.js";
import { isOwnSnippet, mainVclName, type VersionContent } from "../service.js";
import { usesOf } from "./error-code.js";
import { leavingBefore, type Leaving } from "./leaving.js";
import {
  lineOf,
  otherContent,
  statementsOf,
  type OtherContent,
  type OtherVcl,
} from "./other-vcl.js";
import { subroutineBodies } from "./subroutine-bodies.js";

export interface PreflightInput {
  /** What is active now. */
  readonly content: VersionContent;
  readonly errorCode: number;
  readonly delivery: Delivery;
  /** The VCL that Fastly makes of it; needed where there are dynamic snippets, whose text is nowhere else. */
  readonly generated?: string;
}

/** Finds where the service's other VCL keeps a policy from running, or from answering. */
export function preflight(input: PreflightInput): readonly Diagnostic[] {
  const other = otherContent(input.content);
  const files = input.delivery === "main" ? [] : other.files;
  const all = [...files, ...other.snippets];
  return [
    ...all.filter(({ isBroken }) => isBroken).map(unread),
    ...(input.delivery === "main"
      ? []
      : snippetTypes.flatMap((type) => placeProblems(type, { ...other, files }, input.errorCode))),
    ...all.flatMap((vcl) => codeProblems(vcl, input.errorCode)),
    ...dynamicProblems(input, all),
  ];
}

type SnippetType = (typeof snippetTypes)[number];

/** The macro, and what leaves a subroutine before the policy's snippet there. */
function placeProblems(
  type: SnippetType,
  other: OtherContent,
  errorCode: number,
): readonly Diagnostic[] {
  const status = type === "error" ? errorCode : undefined;
  const bodies = subroutineBodies(other.files, `vcl_${type}`);
  const found = bodies.map(({ file, body }) => ({
    vcl: file,
    leaving: leavingBefore(body, type, { status, include: including(other) }),
  }));
  const hasMacro = found.some(({ leaving }) => leaving.hasMacro);
  const [first] = bodies;
  const missing = first && !hasMacro ? [missingMacro(type, first.file)] : [];
  if (type !== "recv" && type !== "error") return missing;

  const earlier = other.snippets
    .filter((snippet) => snippet.type === type && snippet.priority <= snippetPriority)
    .map((vcl) => ({
      vcl,
      leaving: leavingBefore(statementsOf(vcl.root), "", { status, include: including(other) }),
    }));
  return [
    ...missing,
    ...[...(hasMacro ? found : []), ...earlier].flatMap(({ vcl, leaving }) =>
      leavingProblem(type, vcl, leaving),
    ),
  ];
}

/** The statements of files, each once: they may include each other in circles, and many times over. */
function including({ files }: OtherContent): (path: string) => Snippet["body"] {
  const seen = new Set<string>();
  return (path) => {
    if (seen.has(path)) return [];
    seen.add(path);
    return files.filter(({ name }) => name === path).flatMap(({ root }) => statementsOf(root));
  };
}

function missingMacro(type: SnippetType, file: OtherVcl): Diagnostic {
  return {
    code: "EW3023",
    severity: "error",
    message: `${describe(file)} has a \`vcl_${type}\` without \`#FASTLY ${type}\`: Fastly puts no snippet there, so the policy would not run`,
    help: `write \`#FASTLY ${type}\` at the start of \`vcl_${type}\``,
    link: "https://www.fastly.com/documentation/guides/full-site-delivery/custom-vcl/developer-guide-using/",
  };
}

function leavingProblem(
  type: "recv" | "error",
  vcl: OtherVcl,
  { statement }: Leaving,
): readonly Diagnostic[] {
  if (statement === undefined) return [];
  const place = `${describe(vcl)}, line ${lineOf(vcl, statement)},`;
  return type === "recv"
    ? [
        {
          code: "EW3024",
          severity: "warning",
          message: `${place} may leave \`vcl_recv\` before the policy runs`,
          help:
            vcl.kind === "snippet"
              ? `give the snippet a priority above ${snippetPriority}, unless it is meant to come first`
              : "move it below `#FASTLY recv`, unless it is meant to come first",
        },
      ]
    : [
        {
          code: "EW3025",
          severity: "warning",
          message: `${place} may leave \`vcl_error\` before the policy answers`,
          help:
            vcl.kind === "snippet"
              ? `give the snippet a priority above ${snippetPriority}, or test \`obj.status\` for its own code first`
              : "move it below `#FASTLY error`, or test `obj.status` for its own code first",
        },
      ];
}

function codeProblems(vcl: OtherVcl, errorCode: number): readonly Diagnostic[] {
  const [use] = usesOf(vcl.root, errorCode);
  return use === undefined
    ? []
    : [codeProblem(`${describe(vcl)}, line ${lineOf(vcl, use)},`, errorCode)];
}

/** Fastly shows no dynamic snippet's text but in the VCL that it generates, where it stands among all the other. */
function dynamicProblems(
  { content, errorCode, generated }: PreflightInput,
  others: readonly OtherVcl[],
): readonly Diagnostic[] {
  const dynamic = [...content.snippets].filter(([, snippet]) => snippet.dynamic);
  if (generated === undefined || dynamic.length === 0) return [];
  const own = [
    ...[...content.snippets].filter(([name]) => isOwnSnippet(name)).map(([, snippet]) => snippet),
    ...[...content.vcls].filter(([name]) => name === mainVclName).map(([, vcl]) => vcl),
  ];
  const known = [
    ...own.map((vcl) => usesOf(parseVcl(vcl.content).root, errorCode).length),
    ...others.map(({ root }) => usesOf(root, errorCode).length),
  ].reduce((sum, count) => sum + count, 0);
  const used = usesOf(parseVcl(generated).root, errorCode).length;
  return used > known
    ? [
        codeProblem(
          `a dynamic snippet (${dynamic.map(([name]) => quote(name)).join(", ")})`,
          errorCode,
        ),
      ]
    : [];
}

function codeProblem(place: string, errorCode: number): Diagnostic {
  return {
    code: "EW3026",
    severity: "error",
    message: `${place} uses the error code ${errorCode}, by which the policy's decisions are known`,
    help: "choose another of 600 to 699 with `errorCode` in edgewall.config.ts, then compile and verify",
  };
}

function unread(vcl: OtherVcl): Diagnostic {
  return {
    code: "EW3035",
    severity: "warning",
    message: `${describe(vcl)} cannot be read in full: what it does to the policy is not known`,
    help: "check it with `edgewall lint`",
  };
}

function describe({ kind, name }: OtherVcl): string {
  return `${kind === "snippet" ? "snippet" : "custom VCL"} ${quote(name)}`;
}
