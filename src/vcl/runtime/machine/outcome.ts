import type { Subroutine } from "../../types/subroutines.js";
import type { State } from "../compile/source.js";
import type { RequestMessage, ResponseMessage } from "../message.js";
import type { Transaction } from "../transaction.js";
import type { RaisedError } from "./decide.js";

/** A subroutine that ran, and how it ended. */
export interface Step {
  readonly subroutine: Subroutine;
  readonly state: State;
}

/** What came of a request, from vcl_recv to vcl_log. */
export interface Outcome {
  /** `upgraded`: it became a WebSocket. `failed`: the simulator could not go on, `message` says why. */
  readonly kind: "served" | "upgraded" | "failed";
  /** What the client gets; of a request that is not `served`, nothing. */
  readonly response: ResponseMessage | undefined;
  readonly message: string | undefined;
  readonly path: readonly Step[];
  readonly restarts: number;
  /** Bytes. */
  readonly logs: readonly string[];
  /** The error that the response answers, when vcl_error (or, without VCL, Fastly) made it. */
  readonly error: RaisedError | undefined;
  /** What was sent to a backend last, and to which. */
  readonly bereq: RequestMessage | undefined;
  readonly backend: string | undefined;
  /** How the cache took part, the last time that it was asked. */
  readonly cache: "hit" | "miss" | "pass" | "none";
  /** Whether ESI in the response is processed. Fragments are not fetched. */
  readonly esi: boolean;
  readonly tarpit: Transaction["tarpit"];
  /** `fastly_info.state`. */
  readonly state: string;
}
