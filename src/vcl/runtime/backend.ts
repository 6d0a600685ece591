import type { DirectorType } from "../types/backend-properties.js";

/**
 * A backend or a director.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/declarations/backend/
 */
export interface Backend {
  readonly name: string;
  /** What health checks say of it. A director is healthy when enough of its members are: `isHealthy` tells. */
  healthy: boolean;
  readonly host?: string;
  readonly port?: number;
  readonly ssl?: boolean;
  /** Whether it is another Fastly POP. */
  readonly isShield?: boolean;
  /** Absent of a backend. */
  readonly director?: Director;
}

/** @see https://www.fastly.com/documentation/reference/vcl/declarations/director/ */
export interface Director {
  readonly type: DirectorType;
  readonly members: readonly DirectorMember[];
  /** Percent of the weight that has to be healthy. */
  readonly quorum?: number;
  /** What a chash director goes by; `object` when absent. */
  readonly key?: "object" | "client";
}

export interface DirectorMember {
  readonly backend: Backend;
  readonly weight?: number;
  readonly id?: string;
}

/** Directors may not contain each other, but nothing here depends on it. */
const deepest = 16;

/** `backend.NAME.healthy`, `director.NAME.healthy`, `req.backend.healthy`. */
export function isHealthy(backend: Backend, depth = 0): boolean {
  const { director } = backend;
  if (director === undefined || director.members.length === 0) return backend.healthy;
  if (depth > deepest) return false;
  const healthy = director.members.filter((member) => isHealthy(member.backend, depth + 1));
  if (healthy.length === 0) return false;
  return weightOf(healthy) * 100 >= (director.quorum ?? 0) * weightOf(director.members);
}

export function weightOf(members: readonly DirectorMember[]): number {
  return members.reduce((sum, { weight = 1 }) => sum + weight, 0);
}

/** What `req.backend` is in a service without any. */
export const noBackend: Backend = Object.freeze({ name: "", healthy: true });
