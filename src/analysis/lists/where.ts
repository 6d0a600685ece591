import { sizeOf, type Container } from "../../compiler/lists/container.js";
import type { Limits } from "../../compiler/settings.js";

/** An ACL or a dictionary that holds a list, or a part of one. */
export interface ContainerReport {
  readonly kind: Container["kind"];
  readonly name: string;
  /** Null when on-call owns them. */
  readonly entries: number | null;
  readonly limit: number;
  /** Of the limit, in percent with one decimal, rounded down so that 100 means full; null when on-call owns it. */
  readonly share: number | null;
}

export function containerReport(
  container: Container,
  { aclEntries, dictionaryItems }: Limits,
): ContainerReport {
  const { kind, name, managed } = container;
  const limit = kind === "acl" ? aclEntries : dictionaryItems;
  const entries = managed === "live" ? null : sizeOf(container);
  const share = entries === null ? null : Math.floor((1_000 * entries) / limit) / 10;
  return { kind, name, entries, limit, share };
}
