import type { VclProblem } from "../problem.js";
import type { Span } from "../syntax/ast/node.js";
import { readIgnoreComments, refusal, type Line } from "./ignore-comments.js";
import type { UnitFile } from "./unit.js";

/** A line, or the whole file, in which a code is ignored. */
interface Ignore {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  /** The comments that say so. */
  readonly comments: Span[];
  matched: boolean;
}

/** What is ignored of one code: in the whole file, and by line, first to last. */
interface Ignores {
  file?: Ignore;
  readonly lines: Ignore[];
}

/** Takes away the problems that comments of the file say to ignore; adds those about such comments. */
export function applyIgnores(file: UnitFile, problems: readonly VclProblem[]): VclProblem[] {
  const added: VclProblem[] = [];
  const ignores = collect(file, added);
  if (ignores.size === 0 && added.length === 0) return [...problems];
  const kept = problems.filter((problem) => !isIgnored(problem, ignores.get(problem.code)));
  // A file that could not be read in full hides problems.
  if (file.parsed.problems.length === 0) added.push(...unmatched(ignores));
  return [...kept, ...added].toSorted((a, b) => a.span.start - b.span.start);
}

function collect(file: UnitFile, added: VclProblem[]): ReadonlyMap<string, Ignores> {
  const ignores = new Map<string, Ignores>();
  for (const { at, codes, line } of readIgnoreComments(file)) {
    if (codes.length === 0) added.push(problem(at, "says no code to ignore"));
    for (const code of codes) {
      const refused = refusal(code);
      if (refused === undefined) add(ignores, code, at, line);
      else added.push(problem(at, refused));
    }
  }
  for (const { lines } of ignores.values()) lines.sort((a, b) => a.from - b.from);
  return ignores;
}

function add(ignores: Map<string, Ignores>, code: string, at: Span, line: Line | undefined): void {
  let all = ignores.get(code);
  if (all === undefined) ignores.set(code, (all = { lines: [] }));
  // Comments about one line follow each other, so the last is the one to look at.
  const known = line === undefined ? all.file : all.lines.at(-1);
  if (known !== undefined && (line === undefined || known.from === line.from))
    known.comments.push(at);
  else if (line === undefined)
    all.file = { code, from: 0, to: Number.POSITIVE_INFINITY, comments: [at], matched: false };
  else all.lines.push({ code, ...line, comments: [at], matched: false });
}

function isIgnored({ span }: VclProblem, ignores: Ignores | undefined): boolean {
  if (ignores === undefined) return false;
  const line = lineAt(ignores.lines, span.start);
  if (line !== undefined) line.matched = true;
  if (ignores.file !== undefined) ignores.file.matched = true;
  return line !== undefined || ignores.file !== undefined;
}

/** Lines do not overlap, so one at most holds a place. */
function lineAt(lines: readonly Ignore[], place: number): Ignore | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.from ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const found = lines[low - 1];
  return found !== undefined && place < found.to ? found : undefined;
}

function unmatched(ignores: ReadonlyMap<string, Ignores>): VclProblem[] {
  const found: VclProblem[] = [];
  for (const { file, lines } of ignores.values())
    for (const ignore of file === undefined ? lines : [file, ...lines]) {
      if (ignore.matched) continue;
      for (const at of ignore.comments)
        found.push(problem(at, `ignores ${ignore.code}, which is not reported there`));
    }
  return found;
}

function problem(span: Span, what: string): VclProblem {
  return {
    code: "EW2090",
    severity: "warning",
    message: `this comment ${what}`,
    help: "write `edgewall-ignore CODE reason` behind the code or above its line, or `edgewall-ignore-file CODE reason`; remove it when there is nothing to ignore",
    span,
  };
}
