import type { CompiledService } from "../../src/compiler/service.js";
import type { Program } from "../../src/program/program.js";
import {
  newSimulator,
  type SimulatedDecision,
  type SimulatedRequest,
  type Simulator,
  type SimulatorState,
} from "../../src/simulator/index.js";
import { compiled } from "../support/compiled.js";

/** What a test says of a request; the rest is a visit to the front page. */
export interface Sent extends Partial<Omit<SimulatedRequest, "headers">> {
  readonly headers?: Readonly<Record<string, string>>;
}

export function requestOf({ headers = {}, ...sent }: Sent = {}): SimulatedRequest {
  return {
    ip: "8.8.8.8",
    country: "US",
    method: "GET",
    url: "/",
    headers: Object.entries({ Host: "www.example.com", ...headers }),
    ...sent,
  };
}

export function simulatorOf(service: CompiledService, trace = false): Simulator {
  const made = newSimulator(service, { trace });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join("\n"));
  return made.simulator;
}

/** A program, compiled and run. */
export function simulated(
  program: Program,
): (sent?: Sent, state?: SimulatorState) => SimulatedDecision {
  const simulator = simulatorOf(compiled(program));
  return (sent, state) => simulator.decide(requestOf(sent), state);
}
