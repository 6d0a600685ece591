import { AddressSet, formatAddress, parseAddress, parseCidr } from "../../addresses/index.js";
import {
  diagnosticsToJson,
  didYouMean,
  quote,
  visible,
  type Code,
  type Diagnostic,
} from "../../diagnostics/index.js";
import { isCountryCode } from "../../program/countries.js";
import { evaluator, type Decision, type EdgeState } from "../../program/evaluate.js";
import { managedBy } from "../../program/ip-list.js";
import { dictionariesOf, listsOf, type Program } from "../../program/program.js";
import type { Request } from "../../program/request.js";
import { isError } from "../../project/compile-project.js";
import { loadProject, type LoadedPolicy } from "../../project/load.js";
import { seededChance } from "../chance.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import { report, writeJson } from "../report.js";

export interface TryOptions {
  readonly policies: string;
  readonly json: boolean;
  readonly policy?: string;
  readonly ip: string;
  readonly country?: string;
  readonly url: string;
  readonly method: string;
  readonly userAgent?: string;
  readonly header: readonly string[];
  readonly set: readonly string[];
  readonly list: readonly string[];
  readonly seed: string;
  readonly engine: string;
}

/** A fault in what the command was asked; it has no place in a file. */
class OptionError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(code: Code, message: string, help: string) {
    super(message);
    this.diagnostic = { code, severity: "error", message, help };
  }
}

/** `edgewall try`: what one request gets, by which rule. */
export async function tryCommand(options: TryOptions, io: Io): Promise<ExitCode> {
  const { root, policies, diagnostics } = await loadProject(io.cwd, options.policies);
  const fail = (found: readonly Diagnostic[]): ExitCode => {
    if (options.json) writeJson(io, { diagnostics: diagnosticsToJson(found) });
    else report(io, root, found, "text");
    return exitCodes.badInput;
  };
  if (diagnostics.some(isError)) return fail(diagnostics);
  try {
    checkEngine(options.engine);
    const policy = choosePolicy(policies, options.policy);
    const request = requestOf(options);
    const decision = evaluator(policy.program)(request, stateOf(policy, options));
    if (options.json) writeJson(io, decisionToJson(decision, policy));
    else {
      report(io, root, diagnostics, "text");
      io.stdout.write(describe(decision, policy, request, options));
    }
    return exitCodes.done;
  } catch (error) {
    if (error instanceof OptionError) return fail([error.diagnostic]);
    throw error;
  }
}

function checkEngine(engine: string): void {
  if (engine === "reference") return;
  throw new OptionError(
    "EW1061",
    `there is no engine ${quote(engine)}`,
    "the one there is so far is `reference`, which evaluates the policy itself; running compiled VCL is not built yet",
  );
}

function choosePolicy(policies: readonly LoadedPolicy[], name: string | undefined): LoadedPolicy {
  const names = policies.map(({ program }) => program.name);
  const [only] = policies;
  if (name === undefined) {
    if (only !== undefined && policies.length === 1) return only;
    throw new OptionError(
      "EW1061",
      "there are several policies",
      `name one of them with --policy: ${names.join(", ")}`,
    );
  }
  const found = policies.find(({ program }) => program.name === name);
  if (found) return found;
  throw new OptionError(
    "EW1061",
    `there is no policy ${quote(name)}`,
    `the policies are ${names.join(", ")}`,
  );
}

function requestOf(options: TryOptions): Request {
  const address = parseAddress(options.ip);
  if (address === undefined) {
    throw new OptionError(
      "EW1061",
      `--ip: ${quote(options.ip)} is not an address`,
      "use one such as 192.0.2.1 or 2001:db8::1",
    );
  }
  const country = options.country?.toUpperCase();
  if (country !== undefined && !isCountryCode(country) && country !== "**") {
    throw new OptionError(
      "EW1020",
      `--country: ${quote(options.country ?? "")} is not an ISO 3166 country code`,
      "use one such as US; leave it away for a country that is not known",
    );
  }
  const { host, url } = splitTarget(options.url);
  const headers: (readonly [string, string])[] = options.header.map(headerOf);
  const has = (name: string) => headers.some(([header]) => header.toLowerCase() === name);
  if (options.userAgent !== undefined) headers.push(["User-Agent", options.userAgent]);
  if (!has("host")) headers.push(["Host", host]);
  return {
    ip: formatAddress(address.family, address.bits),
    country: country === "**" ? undefined : country,
    method: options.method,
    url,
    headers,
  };
}

/** A path, or a whole URL, as the host and what stands in the request line. */
function splitTarget(target: string): { readonly host: string; readonly url: string } {
  const whole = /^https?:\/\/([^/?#]+)([^#]*)/i.exec(target);
  if (whole) {
    const rest = whole[2] ?? "";
    return { host: whole[1] ?? "", url: rest.startsWith("/") ? rest : `/${rest}` };
  }
  if (target.startsWith("/") || target === "*")
    return { host: "www.example.com", url: target.replace(/#.*$/s, "") };
  throw new OptionError(
    "EW1061",
    `--url: ${quote(target)} is neither a path nor a URL`,
    "start with `/`, or with `https://`",
  );
}

function headerOf(text: string): readonly [string, string] {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*)$/.exec(text);
  const [, name, value] = match ?? [];
  if (name !== undefined && value !== undefined) return [name, value.trimEnd()];
  throw new OptionError(
    "EW1061",
    `--header: ${quote(text)} is not a header`,
    'write it as "name: value"',
  );
}

function stateOf({ program, contents }: LoadedPolicy, options: TryOptions): EdgeState {
  const seed = Number(options.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new OptionError(
      "EW1061",
      `--seed: ${quote(options.seed)} is not a whole number`,
      "use one from 0 up",
    );
  }
  return {
    toggles: new Map(options.set.map((setting) => toggleOf(program, setting))),
    lists: listsWith(program, contents, options.list),
    chance: seededChance(seed),
  };
}

const switchWords: Readonly<Record<string, boolean>> = {
  on: true,
  enabled: true,
  true: true,
  off: false,
  disabled: false,
  false: false,
};

/** `NAME=on|off`, where a name that several dictionaries have is written `dictionary.name`. */
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
  const on = Object.hasOwn(switchWords, value.toLowerCase())
    ? switchWords[value.toLowerCase()]
    : undefined;
  if (on === undefined) {
    throw new OptionError(
      "EW1061",
      `--set: ${quote(value)} is not a state of a switch`,
      "use on or off",
    );
  }
  return [id, on];
}

/** The lists' contents, with the addresses that the command puts on them. */
function listsWith(
  program: Program,
  contents: ReadonlyMap<string, AddressSet>,
  additions: readonly string[],
): ReadonlyMap<string, AddressSet> {
  const lists = new Map(contents);
  const known = listsOf(program);
  for (const addition of additions) {
    const { name, value } = assignment("--list", addition, "NAME=ADDRESS");
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
    if (managedBy(list) === "file") {
      throw new OptionError(
        "EW1061",
        `the list ${quote(name)} is owned by the repository`,
        "only live lists take addresses at the edge: add it to the list itself",
      );
    }
    const parsed = parseCidr(value);
    if (!parsed.ok) throw new OptionError("EW1061", `--list: ${parsed.problem}`, parsed.help);
    lists.set(name, AddressSet.of([...(lists.get(name)?.cidrs ?? []), parsed.cidr]));
  }
  return lists;
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

function decisionToJson(
  { outcome, rule, response, counted }: Decision,
  { program, locate }: LoadedPolicy,
) {
  const place = locate(rule?.origin);
  return {
    outcome,
    rule: rule?.id ?? null,
    status: response?.status ?? null,
    reason: response?.reason ?? null,
    body: response?.body ?? null,
    headers: response
      ? Object.fromEntries(response.headers.map(({ name, value }) => [name, value]))
      : null,
    counted,
    engine: "reference",
    policy: program.name,
    file: place?.file ?? null,
    line: place?.line ?? null,
  };
}

function describe(
  { outcome, rule, response, counted }: Decision,
  { program, locate }: LoadedPolicy,
  request: Request,
  options: TryOptions,
): string {
  const lines: string[] = [];
  if (rule && response) {
    const place = locate(rule.origin);
    lines.push(`${outcome} by ${rule.id}${place ? ` (${place.file}:${place.line})` : ""}`);
    lines.push(`  ${visible(`${response.status} ${response.reason}`.trimEnd())}`);
    for (const { name, value } of response.headers) lines.push(`  ${name}: ${visible(value)}`);
    if (response.body !== "") lines.push(`  ${visible(response.body, 200)}`);
  } else {
    lines.push(`pass: no rule of ${program.name} decides`);
  }
  if (counted.length > 0) lines.push(`  counted: ${counted.join(", ")}`);
  if (request.country === undefined && options.country === undefined) {
    lines.push("  (the country is not known: give one with --country)");
  }
  return `${lines.join("\n")}\n`;
}
