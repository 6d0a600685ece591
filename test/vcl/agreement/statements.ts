import {
  returnStates,
  statementScopes,
  type AssignmentOperator,
  type Variable,
} from "../../../src/vcl/types/index.js";
import { functions, variables, within } from "./known-names.js";
import type { Draw } from "./draw.js";
import type { Place, ValueType } from "./place.js";
import { callOf, condition, isValueType, local, text, value } from "./values.js";

/** Lines, each a statement or a part of one. */
export type Lines = readonly string[];

export function statements(draw: Draw, place: Place, most: number, depth = 2): Lines {
  return Array.from({ length: draw.below(most) + 1 }).flatMap(() => statement(draw, place, depth));
}

export function statement(draw: Draw, place: Place, depth: number): Lines {
  const inner = (): Lines => statements(draw, place, 2, depth - 1);
  switch (draw.below(depth > 0 ? 12 : 9)) {
    case 0:
      return [`set req.http.X-${draw.pick(["A", "B"])} = ${text(draw, place)};`];
    case 1:
      return [assignment(draw, place)];
    case 2:
      return [setVariable(draw, place)];
    case 3:
      return [`unset req.http.X-${draw.pick(["A", "B:field"])};`];
    case 4:
      return [`log ${draw.pick(['"a"', "req.url", '"a" req.http.B'])};`];
    case 5:
      return [`call ${draw.pick(place.names.subroutines)};`];
    case 6:
      return [procedure(draw, place)];
    case 7:
      return [`set req.backend = ${draw.pick(place.names.backends)};`];
    case 8:
      return [`set ${local("BOOL", draw)} = (${condition(draw, place)});`];
    case 9:
      return [`if (${condition(draw, place)}) {`, ...inner(), "}"];
    case 10:
      return [`if (${condition(draw, place)}) {`, ...inner(), "} else {", ...inner(), "}"];
    default:
      return [
        `if (${condition(draw, place)}) {`,
        ...inner(),
        `} ${draw.pick(["else if", "elsif", "elseif"])} (${condition(draw, place)}) {`,
        ...ending(draw, place),
        "}",
      ];
  }
}

/** Operators that both take, with the types that both take on their right. */
const operators: readonly (readonly [AssignmentOperator, ValueType, readonly ValueType[]])[] = [
  ["=", "STRING", ["STRING", "BOOL"]],
  ["+=", "STRING", ["STRING"]],
  ["=", "BOOL", ["BOOL"]],
  ["&&=", "BOOL", ["BOOL"]],
  ["||=", "BOOL", ["BOOL"]],
  ["=", "INTEGER", ["INTEGER"]],
  ["+=", "INTEGER", ["INTEGER"]],
  ["-=", "INTEGER", ["INTEGER"]],
  ["*=", "INTEGER", ["INTEGER"]],
  ["/=", "INTEGER", ["INTEGER"]],
  ["%=", "INTEGER", ["INTEGER"]],
  ["|=", "INTEGER", ["INTEGER"]],
  ["&=", "INTEGER", ["INTEGER"]],
  ["^=", "INTEGER", ["INTEGER"]],
  ["<<=", "INTEGER", ["INTEGER"]],
  [">>=", "INTEGER", ["INTEGER"]],
  ["rol=", "INTEGER", ["INTEGER"]],
  ["ror=", "INTEGER", ["INTEGER"]],
  ["=", "FLOAT", ["FLOAT", "INTEGER"]],
  ["+=", "FLOAT", ["FLOAT", "INTEGER"]],
  ["*=", "FLOAT", ["FLOAT", "INTEGER"]],
  ["=", "RTIME", ["RTIME"]],
  ["+=", "RTIME", ["RTIME"]],
  ["*=", "RTIME", ["INTEGER", "FLOAT"]],
  ["=", "TIME", ["TIME"]],
  ["+=", "TIME", ["RTIME"]],
  ["-=", "TIME", ["RTIME"]],
  ["=", "IP", ["IP", "STRING"]],
];

function assignment(draw: Draw, place: Place): string {
  const [operator, target, takes] = draw.pick(operators);
  return `set ${local(target, draw)} ${operator} ${value(draw.pick(takes), draw, place)};`;
}

export function settable({ names, scope }: Place): readonly Variable[] {
  return variables(names).filter(({ write }) => within(scope, write));
}

function setVariable(draw: Draw, place: Place): string {
  const { name, type } = draw.pick(settable(place));
  if (type === "BACKEND") return `set ${name} = ${draw.pick(place.names.backends)};`;
  const wanted = isValueType(type) ? type : "STRING";
  return `set ${name} = ${value(wanted, draw, place)};`;
}

/** A function that returns nothing is a statement. */
function procedure(draw: Draw, place: Place): string {
  const procedures = functions.filter(
    ({ returns, scope }) => returns === "VOID" && within(place.scope, scope),
  );
  return `${callOf(draw.pick(procedures), draw, place)};`;
}

/** How a subroutine may end: by itself, or by a statement of those that it takes. */
export function ending(draw: Draw, place: Place): Lines {
  const { scope, subroutine } = place;
  const ends = returnStates[subroutine].map((state) => `return(${state});`);
  if (within(scope, statementScopes.error)) ends.push("error 601;", 'error 602 "text";');
  if (within(scope, statementScopes.restart)) ends.push("restart;");
  if (within(scope, statementScopes.synthetic))
    ends.push('synthetic {"<p>text</p>"};', 'synthetic.base64 "YQ==";');
  if (within(scope, statementScopes.esi)) ends.push("esi;");
  return [draw.pick(ends)];
}
