import { quote } from "../diagnostics/index.js";
import { describeMoves } from "./budget-moves.js";
import { compareTrees, type Difference } from "./compare.js";
import { parseBudgets } from "./manifest-budgets.js";
import { parseManifest, type LineRange, type ManifestRule } from "./manifest-rules.js";
import { sameMeaning } from "./vcl-tokens.js";

/**
 * What kind of change a difference is: a rule behaves differently, VCL around the rules does (`policy`), a
 * list's or dictionary's content moved (`list`), the service uses more or less of a limit of Fastly's (`budget`), only
 * white space and comments differ (`formatting`), or only the record of it (`record`: places, release).
 */
export type Change = "rule" | "policy" | "list" | "budget" | "formatting" | "record";

/** A difference between golden and compiled files, explained. */
export interface ExplainedDifference {
  readonly path: string;
  readonly kind: Difference["kind"];
  readonly change: Change;
  /** Ids of the rules that changed in this file. */
  readonly rules: readonly string[];
  /** One line for people. */
  readonly summary: string;
  readonly diff: string;
}

/**
 * Compares one service's golden files with its compiled ones.
 *
 * @param golden files by path, as committed
 * @param compiled files by path, as compiled now
 */
export function explainDifferences(
  golden: ReadonlyMap<string, string>,
  compiled: ReadonlyMap<string, string>,
): readonly ExplainedDifference[] {
  const before = parseManifest(golden.get("manifest.json"));
  const after = parseManifest(compiled.get("manifest.json"));
  return compareTrees(golden, compiled).map((difference) => {
    const texts = {
      before: golden.get(difference.path) ?? "",
      after: compiled.get(difference.path) ?? "",
    };
    return { ...difference, ...explain(difference, texts, before, after) };
  });
}

interface Texts {
  readonly before: string;
  readonly after: string;
}

function explain(
  { path, kind }: Difference,
  texts: Texts,
  before: ReadonlyMap<string, ManifestRule>,
  after: ReadonlyMap<string, ManifestRule>,
): Pick<ExplainedDifference, "change" | "rules" | "summary"> {
  if (path === "manifest.json") return explainManifest(texts, before, after);
  if (path === "resources.json" || path.startsWith("lists/")) {
    return {
      change: "list",
      rules: [],
      summary: "the content or the set of lists and dictionaries changed",
    };
  }
  if (kind === "changed" && sameMeaning(texts.before, texts.after)) {
    return { change: "formatting", rules: [], summary: "only white space and comments differ" };
  }
  const rules = changedRules(path, texts, before, after);
  if (rules.length > 0) {
    return { change: "rule", rules, summary: nameRules(rules) };
  }
  return { change: "policy", rules: [], summary: aroundRules[kind] };
}

const aroundRules: Record<Difference["kind"], string> = {
  changed: "the VCL around the rules changed",
  missing: "the file is no longer made",
  extra: "the file is new",
};

function nameRules(ids: readonly string[]): string {
  return `${ids.length === 1 ? "rule" : "rules"} ${ids.map((id) => quote(id)).join(", ")}`;
}

/** The rules whose own lines of a VCL file mean something else now, in the order they are tried. */
function changedRules(
  path: string,
  texts: Texts,
  before: ReadonlyMap<string, ManifestRule>,
  after: ReadonlyMap<string, ManifestRule>,
): readonly string[] {
  const beforeLines = texts.before.split("\n");
  const afterLines = texts.after.split("\n");
  const ids = new Set([...after.keys(), ...before.keys()]);
  return [...ids].filter((id) => {
    const old = linesOf(beforeLines, before.get(id)?.vcl.get(path));
    const now = linesOf(afterLines, after.get(id)?.vcl.get(path));
    return old !== now && !sameMeaning(old, now);
  });
}

function linesOf(lines: readonly string[], ranges: readonly LineRange[] | undefined): string {
  return (ranges ?? []).map(([first, last]) => lines.slice(first - 1, last).join("\n")).join("\n");
}

function explainManifest(
  texts: Texts,
  before: ReadonlyMap<string, ManifestRule>,
  after: ReadonlyMap<string, ManifestRule>,
): Pick<ExplainedDifference, "change" | "rules" | "summary"> {
  const rules = redefinedRules(before, after);
  const reordered = commonOrder(before, after) !== commonOrder(after, before);
  const moves = describeMoves(parseBudgets(texts.before), parseBudgets(texts.after));
  const parts = [
    ...(rules.length > 0 ? [nameRules(rules)] : []),
    ...(rules.length === 0 && reordered ? ["the order of the rules changed"] : []),
    ...(moves === undefined ? [] : [moves]),
  ];
  if (rules.length > 0 || reordered) return { change: "rule", rules, summary: parts.join("; ") };
  if (moves !== undefined) return { change: "budget", rules, summary: moves };
  return { change: "record", rules, summary: "places or release moved" };
}

/** The rules that are new, gone, or have another action or mode. */
function redefinedRules(
  before: ReadonlyMap<string, ManifestRule>,
  after: ReadonlyMap<string, ManifestRule>,
): readonly string[] {
  const ids = new Set([...after.keys(), ...before.keys()]);
  return [...ids].filter((id) => {
    const old = before.get(id);
    const now = after.get(id);
    return old?.action !== now?.action || old?.mode !== now?.mode;
  });
}

/** The order of the rules that another manifest has, too. */
function commonOrder(
  rules: ReadonlyMap<string, ManifestRule>,
  others: ReadonlyMap<string, ManifestRule>,
): string {
  return [...rules.keys()].filter((id) => others.has(id)).join();
}
