import {
  mayAssign,
  mayCompare,
  takesOperator,
  type AssignmentOperator,
} from "../../../../src/vcl/types/index.js";
import { functions, within } from "../known-names.js";
import { valueTypes } from "../place.js";
import { argument, computed, isValueType, local, value } from "../values.js";
import { declarationFault, statementFault, type Fault } from "./fault.js";

const operators: readonly AssignmentOperator[] = [
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

const literals = ["1", "1.5", "1s", "true", '"a"'] as const;
const literalTypes = {
  "1": "INTEGER",
  "1.5": "FLOAT",
  "1s": "RTIME",
  true: "BOOL",
  '"a"': "STRING",
} as const;

/** Values of the wrong type. */
export const typeFaults: readonly Fault[] = [
  statementFault("variable of the wrong type assigned", (draw, place) => {
    const operator = draw.pick(operators);
    const target = draw.pick(valueTypes.filter((type) => takesOperator(type, operator)));
    const wrong = valueTypes.filter((type) => !mayAssign(operator, target, type, "variable"));
    if (wrong.length === 0) return undefined;
    return `set ${local(target, draw)} ${operator} ${computed(draw.pick(wrong), draw, place)};`;
  }),
  statementFault("literal of the wrong type assigned", (draw) => {
    const target = draw.pick(valueTypes);
    const wrong = literals.filter(
      (literal) => !mayAssign("=", target, literalTypes[literal], "literal"),
    );
    return `set ${local(target, draw)} = ${draw.pick(wrong)};`;
  }),
  statementFault("operator that the type does not have", (draw, place) => {
    const target = draw.pick(valueTypes);
    const wrong = operators.filter(
      (operator) => operator !== "+=" && !takesOperator(target, operator),
    );
    return `set ${local(target, draw)} ${draw.pick(wrong)} ${value(target, draw, place)};`;
  }),
  statementFault("types that do not compare", (draw) => {
    const left = draw.pick(valueTypes);
    const operator = draw.pick(["==", "!=", "<", ">", "<=", ">="] as const);
    const wrong = valueTypes.filter((right) => !mayCompare(operator, left, right));
    return `if (${local(left, draw)} ${operator} ${local(draw.pick(wrong), draw)}) { log ""; }`;
  }),
  statementFault("what cannot be matched", (draw) => {
    const left = draw.pick(["INTEGER", "FLOAT", "BOOL", "RTIME", "TIME"] as const);
    return `if (${local(left, draw)} ~ "a") { log ""; }`;
  }),
  statementFault("literal on the left", (draw) =>
    draw.pick(['if ("a" == req.url) { log ""; }', 'if (1 < var.INTEGER_a) { log ""; }']),
  ),
  statementFault("no condition", (draw) =>
    draw.pick([
      'if ("a") { log ""; }',
      `if (${local("INTEGER", draw)}) { log ""; }`,
      `if (${local("TIME", draw)}) { log ""; }`,
      'if (office) { log ""; }',
    ]),
  ),
  statementFault("condition without parentheses", (draw) =>
    draw.pick([
      "set var.BOOL_a = !req.http.A;",
      'set var.BOOL_a = req.url == "a";',
      "set var.BOOL_a = var.BOOL_b && true;",
    ]),
  ),
  statementFault("wrong number of arguments", (draw, place) => {
    const { name, returns, signatures } = draw.pick(
      functions.filter(
        (called) => isValueType(called.returns) && within(place.scope, called.scope),
      ),
    );
    const parameters = signatures[0]?.parameters ?? [];
    const args = parameters.map((parameter) => argument(parameter, draw, place, 0));
    const required = parameters.filter(({ optional }) => !optional).length;
    const wrong = draw.onceIn(2) || required === 0 ? [...args, '"a"'] : args.slice(0, required - 1);
    return `set var.${returns}_a = ${name}(${wrong.join(", ")});`;
  }),
  statementFault("argument of the wrong type", (draw, place) => {
    const wrong = {
      STRING: "office",
      INTEGER: '"a"',
      FLOAT: "var.BOOL_a",
      BOOL: "1",
      RTIME: "true",
      TIME: "false",
      IP: "1",
    } as const;
    const candidates = functions.filter(
      (called) =>
        isValueType(called.returns) &&
        within(place.scope, called.scope) &&
        called.signatures[0]?.parameters.some(({ type }) => isValueType(type)),
    );
    const { name, returns, signatures } = draw.pick(candidates);
    const parameters = signatures[0]?.parameters ?? [];
    const at = draw.pick(parameters.filter(({ type }) => isValueType(type)));
    const args = parameters.map((parameter) =>
      parameter === at && isValueType(parameter.type)
        ? wrong[parameter.type]
        : argument(parameter, draw, place, 0),
    );
    return `set var.${returns}_a = ${name}(${args.join(", ")});`;
  }),
  statementFault("if() of numbers, or of too little", (draw) =>
    draw.pick([
      "set req.http.A = if(req.http.B, 1, 2);",
      'set req.http.A = if(req.http.B, "a");',
      'set req.http.A = if("a", "a", "b");',
    ]),
  ),
  statementFault("numbers as text", (draw) =>
    draw.pick(["set req.http.A = 1;", "set req.url = 1.5;", "set req.http.A = 5s;"]),
  ),
  declarationFault("wrong value returned", (draw) => {
    const [type, result] = draw.pick([
      ["INTEGER", '"a"'],
      ["FLOAT", '"a"'],
      ["INTEGER", "true"],
      ["IP", "1"],
    ] as const);
    return [`sub wrong ${type} {`, `return ${result};`, "}"];
  }),
  declarationFault("value returned from a plain subroutine", () => [
    "sub wrong {",
    'return "a";',
    "}",
  ]),
  declarationFault("table of wrong values", (draw) => [
    `table wrong ${draw.pick(['INTEGER { "a": "b" }', '{ "a": 1 }', 'BOOL { "a": "b" }', 'RTIME { "a": 1 }', 'FLOAT { "a": "b" }', 'NONSENSE { "a": "b" }'])}`,
  ]),
];
