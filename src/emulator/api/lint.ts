import { ok, badRequest, type Answer } from "../http/answer.js";
import { post, type Call, type Route } from "../http/route.js";
import type { World } from "../model/world.js";
import { checkText } from "../vcl/check-text.js";
import { inService } from "./scope.js";

/** VCL that is checked and kept nowhere: whole files of custom VCL. */
function lint({ fields }: Call<string>, { ids }: World): Answer {
  const vcl = fields.get("vcl") ?? fields.get("content");
  if (typeof vcl !== "string") return badRequest("vcl is missing");
  const errors = checkText(vcl);
  const attributes = {
    status: errors.length === 0 ? "ok" : "error",
    msg: errors[0] ?? null,
    errors,
    warnings: [],
    messages: errors.map((message) => ({ type: "error", message, warning: null, tokens: [] })),
  };
  return ok({ data: { id: ids(), type: "validator_result", attributes } });
}

/** @see https://www.fastly.com/documentation/reference/api/vcl-services/vcl/ */
export const lints: readonly Route[] = [
  post("/vcl_lint", lint),
  post(
    "/service/:service_id/lint",
    inService(({ call, world }) => lint(call, world)),
  ),
];
