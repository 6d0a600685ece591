import { createHash, timingSafeEqual } from "node:crypto";
import { forbidden, type Answer } from "./answer.js";

/** A token that the emulator takes, and what it allows. */
export interface TokenGrant {
  readonly value: string;
  readonly name: string;
  /** `global` writes too. */
  readonly scope: "global" | "global:read" | "purge_all" | "purge_select";
  /** The services that it is for; all of them by default. */
  readonly services?: readonly string[];
}

/** The grant that a client's token stands for. */
export function findToken(
  tokens: readonly TokenGrant[],
  given: string | undefined,
): TokenGrant | undefined {
  if (given === undefined || given === "") return undefined;
  const wanted = digest(given);
  return tokens.find(({ value }) => timingSafeEqual(digest(value), wanted));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Why a token does not allow a request; undefined when it does. */
export function refusal(
  { scope, services }: TokenGrant,
  isWrite: boolean,
  segments: readonly string[],
): Answer | undefined {
  const [first, service, ...rest] = segments;
  if (
    services !== undefined &&
    first === "service" &&
    service !== undefined &&
    service !== "search" &&
    !services.includes(service)
  )
    return forbidden("this token is for other services");
  if (!isWrite || scope === "global") return undefined;
  // Linting changes nothing.
  if (first === "vcl_lint" || rest[0] === "lint") return undefined;
  if (scope === "purge_all" && rest[0] === "purge_all") return undefined;
  if (scope === "purge_select" && rest[0] === "purge") return undefined;
  return forbidden(`a token of scope ${scope} cannot do this`);
}
