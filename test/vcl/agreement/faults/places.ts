import { returnStates, statementScopes } from "../../../../src/vcl/types/index.js";
import { functions, variables, within } from "../known-names.js";
import { callOf, isValueType, local } from "../values.js";
import { declarationFault, statementFault, type Fault } from "./fault.js";

/** What is right elsewhere. */
export const placeFaults: readonly Fault[] = [
  statementFault("read-only variable set", (draw, { names, scope }) => {
    const { name, type } = draw.pick(
      variables(names).filter(
        ({ type: any, read, write }) => isValueType(any) && within(scope, read) && write === 0,
      ),
    );
    return `set ${name} = ${isValueType(type) ? local(type, draw) : "F_origin"};`;
  }),
  statementFault("variable read elsewhere", (draw, { names, scope }) => {
    const { name } = draw.pick(
      variables(names).filter(
        ({ type, read }) => type === "STRING" && read !== 0 && !within(scope, read),
      ),
    );
    return `set req.http.A = ${name};`;
  }),
  statementFault("variable set elsewhere", (draw, { names, scope }) => {
    const elsewhere = variables(names).filter(
      ({ type, write }) => isValueType(type) && write !== 0 && !within(scope, write),
    );
    const { name, type } = draw.pick(elsewhere);
    return isValueType(type) ? `set ${name} = ${local(type, draw)};` : undefined;
  }),
  statementFault("what cannot be unset", (draw, { names, scope }) => {
    const whole = variables(names).filter(({ unset }) => !within(scope, unset));
    return `unset ${draw.pick(whole).name};`;
  }),
  statementFault("function called elsewhere", (draw, place) => {
    const elsewhere = functions.filter(({ scope }) => !within(place.scope, scope));
    return elsewhere.length === 0 ? undefined : `${callOf(draw.pick(elsewhere), draw, place)};`;
  }),
  statementFault("state not allowed", (draw, { subroutine }) => {
    const states = ["lookup", "pass", "fetch", "deliver", "hash", "deliver_stale", "pipe"];
    const wrong = states.filter((state) => !returnStates[subroutine].includes(state));
    return `return(${draw.pick(wrong)});`;
  }),
  statementFault("error not allowed", (draw, { scope }) =>
    within(scope, statementScopes.error) ? undefined : draw.pick(["error 601;", 'error 601 "a";']),
  ),
  statementFault("restart not allowed", (_, { scope }) =>
    within(scope, statementScopes.restart) ? undefined : "restart;",
  ),
  statementFault("synthetic not allowed", (draw, { scope }) =>
    within(scope, statementScopes.synthetic)
      ? undefined
      : draw.pick(['synthetic "a";', 'synthetic.base64 "YQ==";']),
  ),
  statementFault("protected header", (draw) =>
    draw.pick([
      'set req.http.Content-Length = "1";',
      "unset req.http.Transfer-Encoding;",
      'set req.http.Fastly-FF = "a";',
      'set req.http.expect = "a";',
    ]),
  ),
  statementFault("value of a procedure", () => "set req.http.A = std.collect(req.http.A);"),
  declarationFault("variable of a later subroutine, through calls", () => [
    "sub early {",
    "set beresp.ttl = 1s;",
    "}",
    "sub vcl_recv {",
    "#FASTLY recv",
    "call early;",
    "}",
  ]),
];
