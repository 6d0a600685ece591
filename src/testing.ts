/** What tests of policies import, for vitest: `edgewall/testing`. Importing it teaches `expect` about requests. */
import { expect } from "vitest";
import { policyMatchers, type PolicyMatchers } from "./testing/matchers.js";

expect.extend(policyMatchers);

declare module "vitest" {
  interface Matchers<T> extends PolicyMatchers<T> {}
}

export type { RandomAnswers } from "./testing/distribution.js";
export { loadPolicy } from "./testing/load.js";
export type { ExpectedAnswer, PolicyMatchers } from "./testing/matchers.js";
export type { PolicyRequest, PolicyUnderTest } from "./testing/policy.js";
export type { TestRequest } from "./testing/request.js";
export type { EdgeOptions } from "./testing/state.js";
export type { SimulatedDecision } from "./simulator/index.js";
