import { AddressSet, parseCidr } from "../../src/addresses/index.js";
import { policy, type PolicyOptions, type Rule } from "../../src/index.js";
import { programOf } from "../../src/policy/policy.js";
import { evaluator, type Decision, type EdgeState } from "../../src/program/evaluate.js";
import { managedBy, type IpList } from "../../src/program/ip-list.js";
import { listsOf, type Program } from "../../src/program/program.js";
import type { Request } from "../../src/program/request.js";
import { validate } from "../../src/program/validate.js";

/** The program of a policy made of these rules. */
export function programWith(
  rules: readonly Rule[],
  options: Omit<PolicyOptions, "rules"> = {},
): Program {
  const program = programOf(policy("test", { ...options, rules }));
  if (program === undefined) throw new Error("policy() made no program");
  return program;
}

/** `code message` of each problem. */
export function problemsOf(program: Program): readonly string[] {
  return validate(program).map(({ code, message }) => `${code} ${message}`);
}

export function addresses(...texts: readonly string[]): AddressSet {
  return AddressSet.of(
    texts.map((text) => {
      const parsed = parseCidr(text);
      if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`);
      return parsed.cidr;
    }),
  );
}

export function contentsOf(program: Program): ReadonlyMap<string, AddressSet> {
  return new Map(
    listsOf(program)
      .filter((list) => managedBy(list) === "file")
      .map((list) => [list.name, contentOf(list)]),
  );
}

function contentOf({ source, ipv6Prefix, except }: IpList): AddressSet {
  const listed = addresses(...(source.kind === "inline" ? source.entries : ["192.0.2.1"]));
  const widened = ipv6Prefix === undefined ? listed : listed.widenIpv6(ipv6Prefix);
  return except === undefined ? widened : widened.minus(contentOf(except));
}

export interface Sent extends Partial<Omit<Request, "headers">> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly state?: Partial<EdgeState>;
}

/** What a request gets from the reference evaluator. */
export function decide(program: Program, sent: Sent = {}): Decision {
  const problems = problemsOf(program);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const { headers = {}, state = {}, ...rest } = sent;
  return evaluator(program)(
    {
      ip: "192.0.2.1",
      country: "US",
      method: "GET",
      url: "/",
      headers: Object.entries(headers),
      ...rest,
    },
    { lists: contentsOf(program), toggles: new Map(), chance: () => true, ...state },
  );
}

/** The id of the rule that decides, or null. */
export function decider(program: Program, sent: Sent = {}): string | null {
  return decide(program, sent).rule?.id ?? null;
}
