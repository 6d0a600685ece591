import { banningLists } from "../../analysis/lists/index.js";
import type { Container } from "../../compiler/lists/container.js";
import { layOutList } from "../../compiler/lists/lay-out-list.js";
import { containersOf } from "../../compiler/lists/lookup.js";
import type { Limits } from "../../compiler/settings.js";
import { didYouMean, quote } from "../../diagnostics/index.js";
import { managedBy, type IpList } from "../../program/ip-list.js";
import { listsOf, type Program } from "../../program/program.js";
import { done, refused, type Outcome } from "../flip/failure.js";

/** A list that on-call owns, and where a compiled service keeps it. */
export interface LiveList {
  readonly list: IpList;
  readonly containers: readonly Container[];
}

export function liveListOf(list: IpList, limits: Limits): LiveList {
  return { list, containers: containersOf(layOutList(list, undefined, limits)) };
}

/**
 * The live list that is named; without a name, the only one that bans.
 *
 * @param name as the policy calls it
 */
export function chooseList(
  program: Program,
  name: string | undefined,
  limits: Limits,
): Outcome<LiveList> {
  const all = listsOf(program);
  const banning = banningLists(program);
  const usable = all.filter((list) => managedBy(list) === "live" && banning.has(list));
  const names = usable.map((list) => list.name);
  const [first] = usable;
  if (name === undefined) {
    if (first !== undefined && usable.length === 1) return done(liveListOf(first, limits));
    return refused("input", {
      code: "EW3066",
      message:
        usable.length === 0
          ? `policy ${quote(program.name)} has no live list that bans`
          : `policy ${quote(program.name)} has several live lists that ban`,
      help:
        usable.length === 0
          ? 'declare one: `ipList(NAME, { store: "dictionary", managed: "live" })`, and a rule that asks for it'
          : `say which with --list: ${names.map((one) => quote(one)).join(", ")}`,
    });
  }
  const wanted = usable.find((list) => list.name === name);
  if (wanted !== undefined) return done(liveListOf(wanted, limits));
  const other = all.find((list) => list.name === name);
  const meant = didYouMean(name, names);
  return refused("input", {
    code: "EW3066",
    message:
      other === undefined
        ? `policy ${quote(program.name)} has no list ${quote(name)}`
        : managedBy(other) === "file"
          ? `list ${quote(name)} belongs to the repository`
          : `list ${quote(name)} bans nobody`,
    help:
      other !== undefined && managedBy(other) === "file"
        ? "change its file, and push: what is written at the edge only, the next push takes away"
        : meant !== undefined
          ? `did you mean ${quote(meant)}?`
          : names.length === 0
            ? "no live list bans"
            : `the live lists that ban are ${names.map((one) => quote(one)).join(", ")}`,
  });
}
