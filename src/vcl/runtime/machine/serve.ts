import type { VclProgram } from "../compile/source.js";
import type { ClientRequest } from "./client-request.js";
import { messageOf, stock } from "./decide.js";
import { Node } from "./node.js";
import { refusalOf } from "./limits.js";
import type { ServeOptions } from "./options.js";
import type { Outcome } from "./outcome.js";

/**
 * Runs a request through a node of Fastly's: vcl_recv, vcl_hash, the cache, the backend, vcl_deliver, vcl_log. It does
 * not throw: a failure of the simulator is an outcome.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/request-lifecycle/
 */
export function serve(program: VclProgram, request: ClientRequest, options: ServeOptions): Outcome {
  let node: Node | undefined;
  try {
    const refusal = refusalOf(request);
    if (refusal !== undefined) {
      return { ...nothing, kind: "served", response: stock(refusal), error: refusal };
    }
    node = new Node(program, request, options);
    return node.serve();
  } catch (error) {
    return { ...(node?.soFar() ?? nothing), kind: "failed", message: messageOf(error) };
  }
}

const nothing: Outcome = Object.freeze({
  kind: "failed",
  response: undefined,
  message: undefined,
  path: [],
  restarts: 0,
  logs: [],
  error: undefined,
  bereq: undefined,
  backend: undefined,
  cache: "none",
  esi: false,
  tarpit: undefined,
  state: "NONE",
});
