import {
  findVariable,
  type Parameter,
  type Variable,
  type VclFunction,
  type VclType,
} from "../../../src/vcl/types/index.js";
import type { Draw } from "./draw.js";
import { functions, variables, within } from "./known-names.js";
import { locals, valueTypes, type Names, type Place, type ValueType } from "./place.js";

export function isValueType(type: VclType): type is ValueType {
  return valueTypes.some((known) => known === type);
}

const literals: Readonly<Record<ValueType, readonly string[]>> = {
  STRING: ['"a"', '"/path?a=b"', '{"long "quoted" string"}', '"%25 %u2603"'],
  INTEGER: ["1", "0", "42"],
  FLOAT: ["1.5", "0.25"],
  BOOL: ["true", "false"],
  RTIME: ["1s", "5m", "10ms", "2d", "1.5h", "1y"],
  TIME: [],
  IP: [],
};

/** A value of that type as both read it: a literal, a variable or a call. */
export function value(type: ValueType, draw: Draw, place: Place, depth = 2): string {
  const choice = draw.below(depth > 0 ? 6 : 3);
  if (choice === 0 && literals[type].length > 0) return draw.pick(literals[type]);
  if (choice === 1) return variable(type, draw, place);
  if (choice === 3) return functional(type, draw, place);
  if (choice >= 4) return call(type, draw, place, depth) ?? local(type, draw);
  return local(type, draw);
}

/** One that is not a literal, as on the left of a comparison. */
export function computed(type: ValueType, draw: Draw, place: Place, depth = 1): string {
  const choice = draw.below(3);
  if (choice === 1) return variable(type, draw, place);
  if (choice === 2 && depth > 0) return call(type, draw, place, depth) ?? local(type, draw);
  return local(type, draw);
}

export function local(type: ValueType, draw: Draw): string {
  return draw.pick(locals.get(type) ?? []);
}

/** falco reads the IPs of Fastly's variables as strings, so a local variable stands for every IP. */
function variable(type: ValueType, draw: Draw, place: Place): string {
  if (type === "IP") return local(type, draw);
  return draw.pick(readable(type, place)).name;
}

const cache = new WeakMap<Names, Map<string, readonly Variable[]>>();

export function readable(type: ValueType, { names, scope }: Place): readonly Variable[] {
  const known = cache.get(names) ?? new Map<string, readonly Variable[]>();
  cache.set(names, known);
  const key = `${type} ${scope}`;
  const found =
    known.get(key) ??
    variables(names).filter(
      (candidate) =>
        candidate.type === type &&
        within(scope, candidate.read) &&
        !candidate.name.endsWith(".headers"),
    );
  known.set(key, found);
  return found;
}

function functional(type: ValueType, draw: Draw, { names }: Place): string {
  const name = names.functions.get(type);
  return name === undefined ? local(type, draw) : `${name}()`;
}

function call(type: ValueType, draw: Draw, place: Place, depth: number): string | undefined {
  const candidates = functions.filter(
    (candidate) => candidate.returns === type && within(place.scope, candidate.scope),
  );
  return candidates.length === 0
    ? undefined
    : callOf(draw.pick(candidates), draw, place, depth - 1);
}

/** A call of a function of Fastly's with arguments of exactly the types that it wants. */
export function callOf(called: VclFunction, draw: Draw, place: Place, depth = 1): string {
  const parameters = called.signatures[0]?.parameters ?? [];
  const given = parameters.filter(({ optional }) => !optional || draw.onceIn(2));
  const count = given.findIndex((parameter, index) => parameter !== parameters[index]);
  const args = (count < 0 ? given : given.slice(0, count)).map((parameter) =>
    argument(parameter, draw, place, depth),
  );
  return `${called.name}(${args.join(", ")})`;
}

/** A word that names a message, `beresp` or `beresp.headers`, names one that is there. */
function isThere(word: string, { scope }: Place): boolean {
  const named = findVariable(word) ?? findVariable(`${word}.http.A`);
  return named === undefined || within(scope, named.read);
}

export function argument(parameter: Parameter, draw: Draw, place: Place, depth: number): string {
  const { names } = place;
  if (parameter.words !== undefined)
    return draw.pick(parameter.words.filter((word) => isThere(word, place)));
  if (parameter.header === true) return "req.http.Cookie";
  switch (parameter.declared?.as) {
    case "penaltybox":
      return names.penaltybox;
    case "ratecounter":
      return names.ratecounter;
    case "table":
      return names.tables.get(parameter.declared.values ?? "STRING") ?? "";
    case undefined:
  }
  const { type } = parameter;
  if (type === "REGEX") return pattern(draw);
  if (type === "ACL") return draw.pick(names.acls);
  if (type === "BACKEND") return draw.pick(names.backends);
  const wanted = isValueType(type) ? type : "STRING";
  if (parameter.literal === true) return draw.pick(literals[wanted]);
  return wanted === "STRING" ? text(draw, place, depth) : value(wanted, draw, place, depth);
}

/** A string, or a concatenation. */
export function text(draw: Draw, place: Place, depth = 2): string {
  if (draw.below(4) < 3) return value("STRING", draw, place, depth);
  const between = draw.pick([" ", " + "]);
  return [draw.pick(literals.STRING), local("STRING", draw), draw.pick(literals.STRING)].join(
    between,
  );
}

export function pattern(draw: Draw): string {
  return draw.pick(['"^/a"', '"(?i)b+$"', '"^/([^/]+)/?(\\d{2,3})"', '"a|b|[c-e]"', '{"x"}']);
}

/** What `if` asks. */
export function condition(draw: Draw, place: Place, depth = 2): string {
  const inner = (): string => condition(draw, place, depth - 1);
  switch (draw.below(depth > 0 ? 8 : 5)) {
    case 0:
      return draw.pick(["true", local("BOOL", draw)]);
    case 1:
      return `${computed("STRING", draw, place)} ${draw.pick(["~", "!~"])} ${pattern(draw)}`;
    case 2: {
      const type = draw.pick(["STRING", "INTEGER", "FLOAT", "BOOL", "RTIME"] as const);
      return `${computed(type, draw, place)} ${draw.pick(["==", "!="])} ${value(type, draw, place, 1)}`;
    }
    case 3: {
      const type = draw.pick(["INTEGER", "FLOAT", "RTIME"] as const);
      const operator = draw.pick(["<", ">", "<=", ">="]);
      return `${computed(type, draw, place)} ${operator} ${value(type, draw, place, 1)}`;
    }
    case 4:
      return `client.ip ${draw.pick(["~", "!~"])} ${draw.pick(place.names.acls)}`;
    case 5:
      return `!(${inner()})`;
    case 6:
      return `${inner()} ${draw.pick(["&&", "||"])} (${inner()})`;
    default:
      return `(${inner()}) ${draw.pick(["&&", "||"])} ${inner()}`;
  }
}
