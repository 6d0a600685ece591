/** A compiled service, run: what its VCL decides about requests, without a Fastly account. */
export type { SimulatedDecision } from "./decision.js";
export type { SimulatedRequest } from "./request.js";
export {
  newSimulator,
  type NewSimulator,
  type Simulator,
  type SimulatorOptions,
  type SimulatorProblem,
} from "./simulator.js";
export type { SimulatorState } from "./state.js";
export type { TraceLine, TraceOperand, TraceValue } from "./trace.js";
