import { isHealthy, weightOf, type Backend, type DirectorMember } from "../backend.js";
import type { RequestMessage, ResponseMessage } from "../message.js";
import type { Transaction } from "../transaction.js";

/** What a backend answers: a response, or how it failed, in the words of Fastly's errors (`backend read error`). */
export type OriginAnswer = ResponseMessage | { readonly failure: string };

/** The world behind the node. */
export type Origin = (request: RequestMessage, backend: Backend) => OriginAnswer;

/** A backend to send to, or Fastly's words for there being none. */
export type Choice = Backend | { readonly failure: string };

const deepest = 16;

/**
 * The backend that a director chooses.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/declarations/director/
 * @see https://www.fastly.com/documentation/guides/full-site-delivery/fastly-vcl/fastly-generated-503-errors-in-vcl/
 */
export function chooseBackend(tx: Transaction, backend: Backend, depth = 0): Choice {
  const { director } = backend;
  if (director === undefined || director.members.length === 0) {
    return backend.healthy ? backend : { failure: "Backend is unhealthy" };
  }
  if (depth > deepest || !isHealthy(backend)) {
    return { failure: "All backends failed or unhealthy" };
  }
  const healthy = director.members.filter((member) => isHealthy(member.backend));
  const member = memberFor(tx, backend, healthy);
  return member === undefined
    ? { failure: "All backends failed or unhealthy" }
    : chooseBackend(tx, member.backend, depth + 1);
}

function memberFor(
  tx: Transaction,
  { director }: Backend,
  healthy: readonly DirectorMember[],
): DirectorMember | undefined {
  switch (director?.type) {
    case undefined:
    case "fallback":
    case "shield":
      return healthy[0];
    case "random":
      return atShare(healthy, tx.environment.random());
    case "hash":
      return atShare(healthy, shareOf(tx.hash));
    case "client":
      return atShare(healthy, shareOf(identityOf(tx)));
    case "chash":
      return atShare(healthy, shareOf(director?.key === "client" ? identityOf(tx) : tx.hash));
  }
}

function identityOf(tx: Transaction): string {
  const identity = tx.settings.get("client.identity");
  return typeof identity === "string" ? identity : tx.client.ip.text;
}

/** @param share from 0 up to, and without, 1 */
function atShare(members: readonly DirectorMember[], share: number): DirectorMember | undefined {
  let rest = share * weightOf(members);
  for (const member of members) {
    rest -= member.weight ?? 1;
    if (rest < 0) return member;
  }
  return members.at(-1);
}

/** A share that is the same for the same text (FNV-1a). Which member a text gets at Fastly is not known. */
function shareOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0) / 2 ** 32;
}
