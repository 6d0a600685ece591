import type { Operation, Phase } from "../../fastly/plan/index.js";
import { plural } from "./compile-containers.js";

/** More steps of one sort in a row than this have one line. */
const mostShown = 6;

const phases: Readonly<Record<Phase, string>> = {
  draft: "prepare",
  before: "data first",
  version: "draft",
  activate: "switch over",
  after: "at the end",
};

/** Each step in order, with when it takes effect; long runs of alike steps in one line. */
export function describeOperations(operations: readonly Operation[]): readonly string[] {
  const runs: Operation[][] = [];
  for (const operation of operations) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run && first && sortOf(first) === sortOf(operation)) run.push(operation);
    else runs.push([operation]);
  }
  return runs.flatMap((run) => (run.length > mostShown ? [describeRun(run)] : run.map(describe)));
}

function sortOf({ phase, kind, action }: Operation): string {
  return `${phase} ${kind} ${action}`;
}

function describe(operation: Operation): string {
  return `${phases[operation.phase].padEnd(12)}  ${textOf(operation, nameOf(operation))}`;
}

function describeRun(run: readonly Operation[]): string {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return "";
  const entries = run.reduce((sum, one) => sum + ("entries" in one ? one.entries : 0), 0);
  const writes = run.reduce((sum, one) => sum + one.writes, 0);
  const names = `${nameOf(first)} to ${last.name}, ${number(run.length)} in all`;
  return `${phases[first.phase].padEnd(12)}  ${textOf({ ...first, writes, ...("entries" in first && { entries }) }, names)}`;
}

function nameOf({ kind, name }: Operation): string {
  switch (kind) {
    case "acl":
    case "entries":
      return `ACL ${name}`;
    case "dictionary":
    case "items":
      return `dictionary ${name}`;
    case "snippet":
      return `snippet ${name}`;
    case "vcl":
      return `custom VCL ${name}`;
    case "version":
    case "state":
      return name;
  }
}

function textOf(operation: Operation, name: string): string {
  switch (operation.kind) {
    case "version":
      return versionText[operation.action](name);
    case "state":
      return stateText[operation.action];
    case "snippet":
    case "vcl":
    case "acl":
    case "dictionary":
      return `${operation.action} ${name}`;
    case "entries":
      return dataText(operation.action, operation.entries, ["entry", "entries"], name, operation);
    case "items":
      return dataText(operation.action, operation.entries, ["item", "items"], name, operation);
  }
}

const versionText = {
  clone: (name: string) => `clone ${name}`,
  mark: () => "mark the draft as a push under way",
  comment: () => "write the draft's comment: release and commit",
  validate: () => "have Fastly validate the draft (no write)",
  activate: () => "activate the draft",
} as const;

const stateText = {
  lock: "lock the service against another push",
  own: "note the new ACLs and dictionaries as edgewall's",
  release: "note the release, and unlock",
} as const;

function dataText(
  action: "add" | "remove" | "change",
  count: number,
  [one, many]: readonly [string, string],
  name: string,
  { writes }: Operation,
): string {
  const what = `${number(count)} ${count === 1 ? one : many}`;
  const times = writes > 1 ? ` (${plural(writes, "write")})` : "";
  switch (action) {
    case "add":
      return `add ${what} to ${name}${times}`;
    case "remove":
      return `remove ${what} from ${name}${times}`;
    case "change":
      return `add and remove ${what} in ${name}${times}`;
  }
}

/** A whole number with its thousands apart. */
export function number(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
