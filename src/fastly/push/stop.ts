import { visible, type Code } from "../../diagnostics/index.js";
import type { FastlyError } from "../client/index.js";

/** Why a push goes no further. What was done until then stays, and the next push goes on from there. */
export interface Stop {
  readonly code: Code;
  /** Starts in lower case, ends without a full stop. */
  readonly message: string;
  readonly help: string;
  /** `refused`: something is not as it should be, and a person decides. `failed`: Fastly or the network. */
  readonly kind: "refused" | "failed";
  /** What Fastly's client said, where it is the reason. */
  readonly error?: FastlyError;
}

export type Step<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly stop: Stop };

export function done<Value>(value: Value): Step<Value> {
  return { ok: true, value };
}

export const nothing: Step<undefined> = done(undefined);

export function stopped(stop: Stop): { readonly ok: false; readonly stop: Stop } {
  return { ok: false, stop };
}

/** Fastly's error as the reason to stop. */
export function failed(error: FastlyError): { readonly ok: false; readonly stop: Stop } {
  const said = [error.msg, error.detail].filter((text) => text !== undefined && text !== "");
  return stopped({
    code: "EW3040",
    message: `${visible(error.request, 200)}: ${visible(said.join(": "), 500)}`,
    help: helpFor(error),
    kind: "failed",
    error,
  });
}

function helpFor({ kind, mayHaveTakenEffect }: FastlyError): string {
  switch (kind) {
    case "no-token":
    case "unauthorized":
      return "check FASTLY_API_TOKEN";
    case "forbidden":
      return "the token may not write to this service: it needs the scope `global`";
    case "not-found":
    case "conflict":
      return "somebody changed the service meanwhile; look at `edgewall plan`";
    case "locked":
      return "the version was activated meanwhile; look at `edgewall plan`";
    case "invalid":
      return "Fastly refuses it as it is; its message says why";
    case "rate-limited":
      return "wait for the hour to end";
    case "unavailable":
    case "network":
    case "unexpected":
      return mayHaveTakenEffect
        ? "whether it took effect is not known; the next push looks"
        : "it did not take effect; the next push does it";
  }
}
