import type { AddressSet } from "../addresses/index.js";
import type { Condition } from "./condition.js";
import type { Toggle } from "./dictionary.js";
import type { IpList } from "./ip-list.js";
import { normaliseLiteral } from "./literal.js";
import { patternOf } from "./pattern-of.js";
import { toByteRegExp } from "./pattern/pattern.js";
import type { Program } from "./program.js";
import { isPurge, readField, type Request } from "./request.js";
import type { Response } from "./response.js";
import type { Action, Rule } from "./rule.js";

/** Addresses that are on a list until a moment. */
export interface TemporaryEntries {
  readonly addresses: AddressSet;
  /** Seconds since 1970; from then on they are not on the list. */
  readonly until: number;
}

/** What the edge holds besides the policy: what on-call owns, and chance. */
export interface EdgeState {
  /** The addresses of each list, by list name. */
  readonly lists: ReadonlyMap<string, AddressSet>;
  /** What live lists in dictionaries hold for a while, by list name. */
  readonly temporary?: ReadonlyMap<string, readonly TemporaryEntries[]>;
  /** Milliseconds since 1970; 0 unless given. */
  readonly now?: number;
  /** Live values of toggles, by `dictionary.key`; a missing one reads as its initial value. */
  readonly toggles: ReadonlyMap<string, boolean>;
  /** True `n` times in `d`, as `randombool(n, d)` at the edge. */
  readonly chance: (n: number, d: number) => boolean;
}

export interface Decision {
  readonly outcome: "pass" | "block" | "tarpit";
  /** The rule that decided; undefined when the request passes. */
  readonly rule: Rule | undefined;
  readonly response: Response | undefined;
  /** Ids of the `count` rules that the request met on its way. */
  readonly counted: readonly string[];
}

/** A program made ready to decide requests: literals and patterns are prepared once. */
export type Evaluator = (request: Request, state: EdgeState) => Decision;

/**
 * The reference evaluator: docs/semantics.md as code, written for plainness. It shares no step with the
 * compiler, so that the two can be held against each other.
 *
 * @param program a program that `validate` found no error in
 */
export function evaluator(program: Program): Evaluator {
  const allow = program.allow && conditionTest(program.allow);
  const rules = program.rules.map((rule) => ({ rule, matches: conditionTest(rule.when) }));

  return (request, state) => {
    const counted: string[] = [];
    const pass = { outcome: "pass", rule: undefined, response: undefined, counted } as const;
    if (isPurge(request)) return pass;
    if (program.killSwitch && isEnabled(program.killSwitch, state)) return pass;
    if (allow?.(request, state)) return pass;
    for (const { rule, matches } of rules) {
      if (!matches(request, state)) continue;
      if (rule.mode === "enforce") {
        return { outcome: rule.then.kind, rule, response: answer(rule.then, state), counted };
      }
      counted.push(rule.id);
    }
    return pass;
  };
}

/** Whether a request satisfies a condition, in a state of the edge. */
export type ConditionTest = (
  request: Request,
  state: Pick<EdgeState, "lists" | "toggles" | "temporary" | "now">,
) => boolean;

/** The condition's part of {@link evaluator}. */
export function conditionTest(condition: Condition): ConditionTest {
  switch (condition.kind) {
    case "always":
      return () => true;
    case "not": {
      const operand = conditionTest(condition.operand);
      return (request, state) => !operand(request, state);
    }
    case "all": {
      const operands = condition.operands.map(conditionTest);
      return (request, state) => operands.every((operand) => operand(request, state));
    }
    case "any": {
      const operands = condition.operands.map(conditionTest);
      return (request, state) => operands.some((operand) => operand(request, state));
    }
    case "toggle":
      return (_, state) => isEnabled(condition.toggle, state);
    case "address":
      return addressTest(condition.list);
    case "country":
      return ({ country }) =>
        isKnownCountry(country) ? condition.codes.includes(country) : condition.unknown;
    case "present":
      return (request) => readField(request, condition.field) !== undefined;
    case "text": {
      const literals = condition.values.map((value) => {
        const literal = normaliseLiteral(condition.field, condition.operator, value);
        if (!literal.ok) throw new Error(`unvalidated literal: ${literal.problem}`);
        return literal.bytes;
      });
      return (request) => {
        const bytes = readField(request, condition.field);
        return (
          bytes !== undefined &&
          literals.some((literal) => relations[condition.operator](bytes, literal))
        );
      };
    }
    case "pattern": {
      const parsed = patternOf(condition);
      if (!parsed.ok) throw new Error(`unvalidated pattern: ${parsed.problem}`);
      const regex = toByteRegExp(parsed.pattern);
      return (request) => {
        const bytes = readField(request, condition.field);
        return bytes !== undefined && regex.test(bytes);
      };
    }
  }
}

/** A live list holds what on-call wrote; one that the repository owns was widened when it was read. */
function addressTest({ name, store, source, ipv6Prefix }: IpList): ConditionTest {
  if (source.kind !== "live") return ({ ip }, { lists }) => lists.get(name)?.hasText(ip) ?? false;
  const widened = new WeakMap<AddressSet, AddressSet>();
  const holds = (content: AddressSet, ip: string): boolean => {
    if (ipv6Prefix === undefined) return content.hasText(ip);
    const wide = widened.get(content) ?? content.widenIpv6(ipv6Prefix);
    widened.set(content, wide);
    return wide.hasText(ip);
  };
  return ({ ip }, { lists, temporary, now = 0 }) => {
    const content = lists.get(name);
    if (content !== undefined && holds(content, ip)) return true;
    const passing = store === "dictionary" ? (temporary?.get(name) ?? []) : [];
    return passing.some(({ addresses, until }) => now < until * 1000 && holds(addresses, ip));
  };
}

/** Fastly answers `**` for reserved addresses and nothing where it does not know. */
function isKnownCountry(country: string | undefined): country is string {
  return country !== undefined && /^[A-Z]{2}$/.test(country);
}

const relations = {
  is: (text: string, literal: string) => text === literal,
  startsWith: (text: string, literal: string) => text.startsWith(literal),
  endsWith: (text: string, literal: string) => text.endsWith(literal),
  contains: (text: string, literal: string) => text.includes(literal),
};

function isEnabled(toggle: Toggle, state: Pick<EdgeState, "toggles">): boolean {
  return (
    state.toggles.get(`${toggle.dictionary.name}.${toggle.key}`) ?? toggle.initial === "enabled"
  );
}

function answer(action: Action, state: EdgeState): Response {
  switch (action.kind) {
    case "block":
      return action.response;
    case "tarpit": {
      let left = action.answers.reduce((sum, { weight }) => sum + weight, 0);
      for (const { weight, response } of action.answers) {
        if (weight === left || state.chance(weight, left)) return response;
        left -= weight;
      }
      throw new Error("a tarpit has at least one answer");
    }
  }
}
