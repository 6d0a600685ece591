import type { FastlyClient } from "../client/index.js";
import type { Settling } from "./settle.js";

/** Where a push writes, and how. */
export interface Target {
  readonly client: FastlyClient;
  readonly serviceId: string;
  readonly settling: Settling;
}
