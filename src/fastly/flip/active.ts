import { quote } from "../../diagnostics/index.js";
import type { FastlyClient, Version } from "../client/index.js";
import { done, refused, remote, type Outcome } from "./failure.js";

export interface ActiveVersion {
  /** Fastly's name of the service. */
  readonly name: string;
  readonly version: number;
  readonly versions: readonly Version[];
}

/** The version of a service that serves now: what on-call writes to must be in it, or nobody reads it. */
export async function activeVersion(
  client: FastlyClient,
  serviceId: string,
): Promise<Outcome<ActiveVersion>> {
  const service = await client.service(serviceId);
  if (!service.ok) return remote(service.error, "nothing was written");
  const { name, versions } = service.value;
  const active = versions.find((version) => version.active);
  if (active !== undefined) return done({ name, version: active.number, versions });
  return refused("input", {
    code: "EW3065",
    message: `service ${quote(name)} has no active version`,
    help: "nothing of it is live yet: `edgewall push` releases it",
  });
}
