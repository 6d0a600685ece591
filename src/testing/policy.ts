import type { CompiledService } from "../compiler/service.js";
import {
  newSimulator,
  type SimulatedDecision,
  type SimulatedRequest,
  type Simulator,
  type SimulatorState,
  type TraceLine,
} from "../simulator/index.js";
import { recordDecision } from "./coverage.js";
import { simulatedRequest, type TestRequest } from "./request.js";
import { stateWith, type EdgeOptions } from "./state.js";

/** A policy, compiled to VCL and ready to be asked. */
export interface PolicyUnderTest {
  readonly name: string;
  /**
   * A request, for `expect`. The compiled VCL decides about it when it is first asked.
   *
   * @param edge what on-call has set, for this request alone
   */
  readonly request: (request: TestRequest, edge?: EdgeOptions) => PolicyRequest;
  /**
   * The same policy with other settings at the edge; this one stays as it is.
   *
   * @example
   * const banning = campaign.with({ toggles: { non_us_ban: "enabled" }, lists: { THEWALL: ["203.0.113.9"] } });
   */
  with(edge: EdgeOptions): PolicyUnderTest;
}

/** A request to a policy: what `expect` is given. */
export interface PolicyRequest {
  /** What the compiled VCL decides. */
  readonly decision: SimulatedDecision;
}

export class TestedPolicy implements PolicyUnderTest {
  readonly service: CompiledService;
  readonly #state: SimulatorState;
  readonly #simulators: Simulators;

  constructor(
    service: CompiledService,
    state: SimulatorState = {},
    simulators = new Simulators(service),
  ) {
    this.service = service;
    this.#state = state;
    this.#simulators = simulators;
  }

  get name(): string {
    return this.service.program.name;
  }

  readonly request = (request: TestRequest, edge: EdgeOptions = {}): AskedRequest =>
    new AskedRequest(
      this.service,
      this.#simulators,
      simulatedRequest(request),
      stateWith(this.service.program, this.#state, edge),
    );

  with(edge: EdgeOptions): TestedPolicy {
    const state = stateWith(this.service.program, this.#state, edge);
    return new TestedPolicy(this.service, state, this.#simulators);
  }
}

export class AskedRequest implements PolicyRequest {
  readonly service: CompiledService;
  readonly request: SimulatedRequest;
  readonly state: SimulatorState;
  readonly #simulators: Simulators;
  #decision: SimulatedDecision | undefined;

  constructor(
    service: CompiledService,
    simulators: Simulators,
    request: SimulatedRequest,
    state: SimulatorState,
  ) {
    this.service = service;
    this.request = request;
    this.state = state;
    this.#simulators = simulators;
  }

  get decision(): SimulatedDecision {
    return (this.#decision ??= this.decideWith(this.state.seed ?? 1));
  }

  /** What is decided when the dice fall as the seed has them. */
  decideWith(seed: number): SimulatedDecision {
    const decision = this.#simulators.plain.decide(this.request, { ...this.state, seed });
    recordDecision(this.service.program.name, decision);
    return decision;
  }

  /** All that ran on the way to {@link decision}. */
  trace(): readonly TraceLine[] {
    return this.#simulators.tracing.decide(this.request, this.state).trace ?? [];
  }
}

/** The simulators of a service: the fast one, and the one that tells what ran, each made when it is first needed. */
class Simulators {
  readonly #service: CompiledService;
  #plain: Simulator | undefined;
  #tracing: Simulator | undefined;

  constructor(service: CompiledService) {
    this.#service = service;
  }

  get plain(): Simulator {
    return (this.#plain ??= this.#make(false));
  }

  get tracing(): Simulator {
    return (this.#tracing ??= this.#make(true));
  }

  #make(trace: boolean): Simulator {
    const made = newSimulator(this.#service, { trace });
    if (made.ok) return made.simulator;
    const problems = made.problems.map(({ message }) => message).join("; ");
    throw new Error(`the simulator cannot run the compiled VCL: ${problems}`);
  }
}
