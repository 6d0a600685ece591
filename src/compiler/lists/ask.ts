import {
  binary,
  boolean,
  call,
  comment,
  identifier,
  ifThen,
  integer,
  not,
  or,
  and,
  set,
  string,
  withComments,
  type Expression,
  type Statement,
} from "../../vcl/syntax/index.js";
import { locals, type Local } from "../names.js";
import type { Container } from "./container.js";
import { containersOf, keyOf, keysOf, type Key, type Lookup } from "./lookup.js";

/** Whether one expression asks all there is to ask, without anything to be computed before. */
export function isAskedAtOnce(lookup: Lookup): boolean {
  switch (lookup.kind) {
    case "nobody":
      return true;
    case "ask":
      return lookup.container.kind === "acl" || lookup.container.ipv6Prefix === undefined;
    case "any":
      return lookup.of.every(isAskedAtOnce);
    case "family":
    case "bit":
    case "hash":
      return false;
  }
}

/** Whether the client is, or is not, in one of the containers, of a lookup that {@link isAskedAtOnce}. */
export function askExpression(lookup: Lookup, wanted: boolean): Expression {
  const tests = containersOf(lookup).map((container) => test(container, wanted));
  if (tests.length === 0) return boolean(!wanted);
  return wanted ? or(tests) : and(tests);
}

/**
 * `~` takes CIDRs and both families; a dictionary is asked for the key as edgewall spells it. What on-call put on a live
 * list may end by itself.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/time-is-after/
 */
function test(container: Container, wanted: boolean): Expression {
  const name = identifier(container.name);
  if (container.kind === "acl") {
    return binary(wanted ? "~" : "!~", identifier("client.ip"), name);
  }
  const key = keyText(keyOf(container.ipv6Prefix));
  const contains = call("table.contains", [name, key]);
  if (container.managed === "file") return wanted ? contains : not(contains);
  const value = call("table.lookup", [name, key, string("")]);
  const forGood = binary(wanted ? "!~" : "~", value, string(endOfBan));
  const end = call("std.integer2time", [call("std.atoi", [value])]);
  const lasts = call("time.is_after", [end, identifier("time.now")]);
  return wanted
    ? and([contains, or([forGood, lasts])])
    : or([not(contains), and([forGood, not(lasts)])]);
}

/** The values of a live list's items that say when a ban ends, in seconds since 1970. Any other is for good. */
const endOfBan = String.raw`^[0-9]{1,11}\z`;

/** The locals that must hold their value before a list is asked. */
export function neededBy(lookup: Lookup): readonly Local[] {
  const { hashed, asked } = keysOf(lookup);
  return [
    ...[...asked].flatMap((key) => (key === "address" ? [] : [key])),
    ...[...hashed].map(hashLocal),
  ];
}

/** Sets a local of type BOOL, which Fastly makes `false`, when the client is on the list. */
export function askStatements(list: string, local: string, lookup: Lookup): readonly Statement[] {
  const [first, ...rest] = statements(lookup, local);
  if (first === undefined) return [];
  const count = containersOf(lookup).length;
  const where = count === 1 ? "one container" : `${count} containers`;
  return [
    withComments(first, [comment(`Whether the client is on ${list}, in ${where}.`)]),
    ...rest,
  ];
}

function statements(lookup: Lookup, local: string): readonly Statement[] {
  switch (lookup.kind) {
    case "nobody":
      return [];
    case "ask":
      return [ifThen([{ test: askExpression(lookup, true), body: [set(local, boolean(true))] }])];
    case "any":
      return lookup.of.flatMap((part) => statements(part, local));
    case "family":
    case "bit":
    case "hash":
      return [chosen(lookup, local)];
  }
}

type Choice = Extract<Lookup, { kind: "family" | "bit" | "hash" }>;

/** Choices as one chain of `else if` as far as one side has no choice in it, so that braces nest in a few levels. */
function chosen(lookup: Choice, local: string): Statement {
  const branches: { test: Expression; body: readonly Statement[] }[] = [];
  let rest: Lookup = lookup;
  let even = false;
  while (isChoice(rest) && !even) {
    const [first, second] = sides(rest);
    even = isChoice(first) && isChoice(second);
    const takeSecond = isChoice(first) && !even;
    branches.push({
      test: choice(rest, takeSecond),
      body: statements(takeSecond ? second : first, local),
    });
    rest = takeSecond ? first : second;
  }
  return ifThen(branches, statements(rest, local));
}

function isChoice(lookup: Lookup): lookup is Choice {
  return lookup.kind === "family" || lookup.kind === "bit" || lookup.kind === "hash";
}

/** What is asked when the test is true, and when it is not. */
function sides(choice: Choice): readonly [first: Lookup, second: Lookup] {
  switch (choice.kind) {
    case "family":
      return [choice.v6, choice.v4];
    case "bit":
      return [choice.zero, choice.one];
    case "hash":
      return [choice.low, choice.high];
  }
}

/**
 * @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/addr-extract-bits/
 */
function choice(lookup: Choice, second: boolean): Expression {
  const client = identifier("client.ip");
  switch (lookup.kind) {
    case "family":
      return call(second ? "addr.is_ipv4" : "addr.is_ipv6", [client]);
    case "hash": {
      const hash = identifier(locals[hashLocal(lookup.key)]);
      return binary(second ? ">=" : "<", hash, integer(lookup.below));
    }
    case "bit": {
      const bit = call("addr.extract_bits", [client, integer(lookup.bit), integer(1)]);
      return binary("==", bit, integer(second ? 1 : 0));
    }
  }
}

export function keyText(key: Key): Expression {
  return identifier(key === "address" ? "client.ip" : locals[key]);
}

function hashLocal(key: Key): "addressHash" | "network48Hash" | "network64Hash" {
  return `${key}Hash`;
}
