import type { Program } from "../../program/program.js";
import type { Response } from "../../program/response.js";
import type { Action } from "../../program/rule.js";
import {
  binary,
  call,
  identifier,
  ifThen,
  integer,
  returnState,
  set,
  string,
  synthetic,
  withComments,
  type Statement,
} from "../../vcl/syntax/index.js";
import type { Locate } from "../place.js";
import { ruleComments } from "../rule-comments.js";

/**
 * The policy's part of vcl_error: the answer of each rule that decides. An error of the same code that is not
 * ours goes on to whoever it belongs to.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/subroutines/error/
 */
export function error(program: Program, errorCode: number, locate: Locate): readonly Statement[] {
  const enforced = program.rules.filter(({ mode }) => mode === "enforce");
  if (enforced.length === 0) return [];
  return [
    ifThen([
      {
        test: binary("==", identifier("obj.status"), integer(errorCode)),
        body: enforced.map((rule) =>
          withComments(
            ifThen([
              {
                test: binary("==", identifier("obj.response"), string(rule.id)),
                body: [...answer(rule.then), returnState("deliver")],
              },
            ]),
            ruleComments(rule, locate),
            { origin: rule.id, blankLineBefore: true },
          ),
        ),
      },
    ]),
  ];
}

function answer(action: Action): readonly Statement[] {
  switch (action.kind) {
    case "block":
      return respond(action.response);
    case "tarpit": {
      const [only] = action.answers;
      if (action.answers.length === 1 && only !== undefined) return respond(only.response);
      let left = action.answers.reduce((sum, { weight }) => sum + weight, 0);
      const last = action.answers.length - 1;
      const branches = action.answers.slice(0, last).map(({ weight, response }) => {
        const drawn = call("randombool", [integer(weight), integer(left)]);
        left -= weight;
        return { test: drawn, body: respond(response) };
      });
      return [ifThen(branches, respond(action.answers[last]?.response ?? unreachable()))];
    }
  }
}

/** Every part of the answer is set here; nothing of it may be stored. */
function respond({ status, reason, headers, body }: Response): readonly Statement[] {
  return [
    set("obj.status", integer(status)),
    set("obj.response", string(reason)),
    set("obj.http.Cache-Control", string("private, no-store")),
    ...headers.map(({ name, value }) => set(`obj.http.${name}`, string(value))),
    synthetic(string(body)),
  ];
}

function unreachable(): never {
  throw new Error("a tarpit has at least one answer");
}
