/** Purges: nothing is cached here, so they are taken and change nothing. */
import { badRequest, done, ok } from "../http/answer.js";
import { post, type Route } from "../http/route.js";
import { inService } from "./scope.js";

/** Recorded: numbers of 4, 10 and 5 digits. */
const id = "1000-1000000000-10000";

/** @see https://www.fastly.com/documentation/reference/api/purging/ */
export const purges: readonly Route[] = [
  post(
    "/service/:service_id/purge_all",
    inService(() => done),
  ),

  post(
    "/service/:service_id/purge/:key",
    inService<"key">(() => ok({ status: "ok", id })),
  ),

  post(
    "/service/:service_id/purge",
    inService(({ call }) => {
      const keys = call.fields.get("surrogate_keys");
      if (!Array.isArray(keys) || keys.length === 0 || keys.length > 256)
        return badRequest("surrogate_keys must have 1 to 256 keys");
      return ok(Object.fromEntries(keys.map((key) => [String(key), id])));
    }),
  ),
];
