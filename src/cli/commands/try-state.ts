import { AddressSet, parseCidr } from "../../addresses/index.js";
import { didYouMean, quote } from "../../diagnostics/index.js";
import { managedBy, type IpList } from "../../program/ip-list.js";
import { dictionariesOf, listsOf, type Program } from "../../program/program.js";
import { OptionError } from "./try-options.js";

const switchWords: ReadonlyMap<string, boolean> = new Map([
  ["on", true],
  ["enabled", true],
  ["true", true],
  ["off", false],
  ["disabled", false],
  ["false", false],
]);

/**
 * Toggles by `dictionary.key`.
 *
 * @param settings `NAME=on|off`, where a name that several dictionaries have is written `dictionary.name`
 */
export function togglesWith(
  program: Program,
  settings: readonly string[],
): ReadonlyMap<string, boolean> {
  return new Map(settings.map((setting) => toggleOf(program, setting)));
}

function toggleOf(program: Program, setting: string): readonly [string, boolean] {
  const { name, value } = assignment("--set", setting, "NAME=on|off");
  const ids = dictionariesOf(program).flatMap((dictionary) =>
    Object.keys(dictionary.toggles).map((key) => `${dictionary.name}.${key}`),
  );
  const found = ids.filter((id) => id === name || id.endsWith(`.${name}`));
  const [id] = found;
  if (id === undefined || found.length > 1) {
    const meant = didYouMean(
      name,
      ids.map((candidate) => candidate.slice(candidate.indexOf(".") + 1)),
    );
    throw new OptionError(
      "EW1060",
      id === undefined
        ? `there is no toggle ${quote(name)}`
        : `several dictionaries have a toggle ${quote(name)}`,
      id === undefined && meant !== undefined
        ? `did you mean \`${meant}\`?`
        : `the toggles are ${ids.join(", ") || "none"}`,
    );
  }
  const on = switchWords.get(value.toLowerCase());
  if (on !== undefined) return [id, on];
  throw new OptionError(
    "EW1061",
    `--set: ${quote(value)} is not a state of a switch`,
    "use on or off",
  );
}

/**
 * The lists' contents, with the addresses that the command puts on them.
 *
 * @param additions `NAME=ADDRESS`
 */
export function listsWith(
  program: Program,
  contents: ReadonlyMap<string, AddressSet>,
  additions: readonly string[],
): ReadonlyMap<string, AddressSet> {
  const lists = new Map(contents);
  const known = listsOf(program);
  for (const addition of additions) {
    const { name, value } = assignment("--list", addition, "NAME=ADDRESS");
    const list = liveList(known, name);
    const parsed = parseCidr(value);
    if (!parsed.ok) throw new OptionError("EW1061", `--list: ${parsed.problem}`, parsed.help);
    const content = AddressSet.of([...(lists.get(name)?.cidrs ?? []), parsed.cidr]);
    if (list.store === "dictionary" && AddressSet.of([parsed.cidr]).exact === undefined) {
      throw new OptionError(
        "EW1044",
        `--list: ${quote(value)} is a block, and the list ${quote(name)} is a dictionary`,
        "a dictionary holds addresses: put them on the list one by one",
      );
    }
    lists.set(name, content);
  }
  return lists;
}

function liveList(known: readonly IpList[], name: string): IpList {
  const list = known.find((candidate) => candidate.name === name);
  if (list === undefined) {
    const names = known.map((candidate) => candidate.name);
    const meant = didYouMean(name, names);
    throw new OptionError(
      "EW1060",
      `there is no list ${quote(name)}`,
      meant === undefined
        ? `the lists are ${names.join(", ") || "none"}`
        : `did you mean \`${meant}\`?`,
    );
  }
  if (managedBy(list) !== "file") return list;
  throw new OptionError(
    "EW1061",
    `the list ${quote(name)} is owned by the repository`,
    "only live lists take addresses at the edge: add it to the list itself",
  );
}

function assignment(
  option: string,
  text: string,
  form: string,
): { readonly name: string; readonly value: string } {
  const equals = text.indexOf("=");
  if (equals > 0) return { name: text.slice(0, equals), value: text.slice(equals + 1) };
  throw new OptionError(
    "EW1061",
    `${option}: ${quote(text)} is not an assignment`,
    `write it as ${form}`,
  );
}
