import {
  returnStates,
  scopeOf,
  type AssignmentOperator,
  type ComparisonOperator,
  type Subroutine,
  type VclFunction,
  type VclType,
} from "../../../src/vcl/types/index.js";
import { names } from "./declarations.js";
import { firstOfAll } from "./draw.js";
import { functions, variables, within } from "./known-names.js";
import { placeIn, valueTypes, type ValueType } from "./place.js";
import { argument, isValueType } from "./values.js";

/**
 * Statements, each by itself right or wrong in any of Fastly's subroutines: every variable read, set and unset,
 * every function called, every pair of types assigned and compared.
 */

const literals: Readonly<Record<ValueType, string>> = {
  STRING: '"a"',
  INTEGER: "1",
  FLOAT: "1.5",
  BOOL: "true",
  RTIME: "1s",
  TIME: "now",
  IP: "var.IP_b",
};

const known = variables(names);

export const reads: readonly string[] = known.flatMap(({ name, type }) =>
  isValueType(type) && type !== "IP"
    ? [`set var.${type}_a = ${name};`, `if (${name} == ${literals[type]}) { log ""; }`]
    : [`log "" ${name};`],
);

/** What can be read there, assigned to a local variable of every type. */
export function readsInto(subroutine: Subroutine): readonly string[] {
  const scope = scopeOf(subroutine);
  return known
    .filter(({ read }) => within(scope, read))
    .flatMap(({ name }) => valueTypes.map((type) => `set var.${type}_a = ${name};`));
}

export const writes: readonly string[] = known.flatMap(({ name, type, writeType }) => {
  const wanted = writeType ?? type;
  const value = isValueType(wanted) ? literals[wanted] : "F_origin";
  return [`set ${name} = ${value};`, `unset ${name};`];
});

/** Calls of each function: right, with too few and too many arguments, and with values of each type. */
export const calls: readonly string[] = functions.flatMap((called) => {
  const parameters = called.signatures[0]?.parameters ?? [];
  const place = placeIn("deliver", names);
  const args = parameters.map((parameter) => argument(parameter, firstOfAll(false), place, 0));
  const others = args.flatMap((_, index) =>
    [...Object.values(literals), "var.INTEGER_b", "var.STRING_b", "F_origin"].map((other) =>
      args.map((arg, at) => (at === index ? other : arg)),
    ),
  );
  return [args, args.slice(0, -1), [...args, '"a"'], ...others].map((list) => use(called, list));
});

/** One of each, with the right arguments. */
export const callsEverywhere: readonly string[] = functions.map((called) => {
  const place = placeIn("deliver", names);
  const parameters = called.signatures[0]?.parameters ?? [];
  return use(
    called,
    parameters.map((parameter) => argument(parameter, firstOfAll(false), place, 0)),
  );
});

function use({ name, returns }: VclFunction, args: readonly string[]): string {
  const call = `${name}(${args.join(", ")})`;
  if (returns === "VOID") return `${call};`;
  if (returns === "BACKEND") return `set req.backend = ${call};`;
  if (isValueType(returns)) return `set var.${returns}_a = ${call};`;
  return `if (client.ip ~ ${call}) { log ""; }`;
}

/** Values of each type: literals, variables, calls and more. */
const values: readonly (readonly [VclType, string])[] = [
  ...valueTypes.map((type) => [type, literals[type]] as const),
  ...valueTypes.map((type) => [type, `var.${type}_b`] as const),
  ["STRING", "req.http.A"],
  ["STRING", "req.http.A:b"],
  ["STRING", '"a" req.http.B'],
  ["STRING", "greeting()"],
  ["INTEGER", 'std.strlen("a")'],
  ["FLOAT", "math.sin(1.5)"],
  ["RTIME", "-1s"],
  ["BACKEND", "F_origin"],
  ["BACKEND", "req.backend"],
  ["ACL", "office"],
];

const assignments: readonly AssignmentOperator[] = [
  "=",
  "+=",
  "-=",
  "*=",
  "/=",
  "%=",
  "|=",
  "&=",
  "^=",
  "<<=",
  ">>=",
  "rol=",
  "ror=",
  "&&=",
  "||=",
];

export const assigned: readonly string[] = valueTypes.flatMap((target) =>
  assignments.flatMap((operator) =>
    values.map(([, value]) => `set var.${target}_a ${operator} ${value};`),
  ),
);

const comparisons: readonly ComparisonOperator[] = ["==", "!=", "<", ">", "<=", ">=", "~", "!~"];

export const compared: readonly string[] = values.flatMap(([, left]) =>
  comparisons.flatMap((operator) =>
    values.map(([, right]) => `if (${left} ${operator} ${right}) { log ""; }`),
  ),
);

/** Each value where text, and where a condition is wanted. */
export const used: readonly string[] = values.flatMap(([, value]) => [
  `if (${value}) { log ""; }`,
  `if (!${value}) { log ""; }`,
  `if (var.BOOL_a && ${value}) { log ""; }`,
  `log ${value};`,
  `log "x" ${value};`,
  `add req.http.A = ${value};`,
  `set req.url = ${value};`,
  `set req.http.A = "x" + ${value};`,
  `set req.http.A = ${value} "x";`,
  `set req.http.A = if(var.BOOL_a, ${value}, ${value});`,
  `set req.http.A = if(${value}, "a", "b");`,
  `error 600 ${value};`,
]);

const states = new Set([...Object.values(returnStates).flat(), "pipe", "purge", "nonsense"]);

export const ends: readonly string[] = [
  ...[...states].map((state) => `return(${state});`),
  "error 601;",
  'error 601 "a";',
  "restart;",
  "esi;",
  'synthetic "a";',
  'synthetic.base64 "YQ==";',
  "call mark;",
];
