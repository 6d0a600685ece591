import { newResponse, type ResponseMessage } from "../message.js";
import type { Transaction } from "../transaction.js";
import type { Cache } from "./cache.js";

/**
 * Removes the object that the request's cache key names. VCL that sets `Fastly-Purge-Requires-Auth` makes a purge
 * need an API token, which is not checked here beyond its being there.
 *
 * @see https://www.fastly.com/documentation/guides/full-site-delivery/purging/authenticating-api-purge-requests/
 */
export function purge(tx: Transaction, cache: Cache): ResponseMessage {
  const { headers } = tx.req;
  const needsToken = headers.get("fastly-purge-requires-auth") !== undefined;
  const response = newResponse();
  response.headers.set("Content-Type", "application/json");
  if (needsToken && headers.get("fastly-key") === undefined) {
    response.status = 401n;
    response.response = "Unauthorized";
    response.body = '{"msg":"Provided credentials are missing or invalid"}';
    return response;
  }
  cache.purge(tx.hash);
  response.body = `{"status":"ok","id":"${tx.xid}"}`;
  return response;
}
