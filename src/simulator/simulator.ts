import type { CompiledService } from "../compiler/service.js";
import { listsOf } from "../program/program.js";
import type { VclProblem } from "../vcl/problem.js";
import { compileVcl, type SourceFile } from "../vcl/runtime/compile/index.js";
import { decide } from "../vcl/runtime/machine/index.js";
import { parseVcl } from "../vcl/syntax/index.js";
import { Containers } from "./containers.js";
import { DecisionReader, type SimulatedDecision } from "./decision.js";
import { RequestEnvironment } from "./environment.js";
import { geographyOf, toClientRequest, type SimulatedRequest } from "./request.js";
import type { SimulatorState } from "./state.js";
import { Tracer } from "./tracer.js";

/** Decides requests as the compiled VCL does. It keeps nothing of a request: the next one is decided by itself. */
export interface Simulator {
  /**
   * @throws {RangeError} when the address is none, or a list holds what it cannot hold at the edge
   * @throws {Error} when the simulator cannot go on
   */
  decide(request: SimulatedRequest, state?: SimulatorState): SimulatedDecision;
}

/** What stands in the VCL that the simulator cannot run. */
export interface SimulatorProblem extends VclProblem {
  /** `main.vcl` or `declarations.vcl`. */
  readonly file: string;
}

export type NewSimulator =
  | { readonly ok: true; readonly simulator: Simulator }
  | { readonly ok: false; readonly problems: readonly SimulatorProblem[] };

export interface SimulatorOptions {
  /** Has each decision tell what ran. Slower. */
  readonly trace?: boolean;
}

/** The files that are uploaded as one custom VCL, behind what Fastly declares. */
const fileNames = ["declarations.vcl", "main.vcl"];

const noState: SimulatorState = {};

/**
 * Makes a service ready to decide requests: its text, parsed back, becomes JavaScript once.
 *
 * @example
 * const made = newSimulator(service);
 * if (made.ok) made.simulator.decide(request, { toggles: new Map([["settings.ban", true]]) }).outcome; // "block"
 */
export function newSimulator(
  service: CompiledService,
  { trace = false }: SimulatorOptions = {},
): NewSimulator {
  const containers = new Containers(service.layout, listsOf(service.program));
  const { dictionaries } = containers;
  const compiled = compileVcl(
    { files: fileNames.flatMap((name) => sourceFile(name, service)), dictionaries },
    { trace },
  );
  if (!compiled.ok) {
    const { problems, files } = compiled;
    return {
      ok: false,
      problems: problems.map((problem) => ({ ...problem, file: files[problem.file]?.name ?? "" })),
    };
  }
  const { program } = compiled;
  containers.fill(program.acls);
  const reader = new DecisionReader(service);
  const tracer = trace ? new Tracer(program.files, service) : undefined;

  return {
    ok: true,
    simulator: {
      decide(request, state = noState) {
        containers.show(state, program.acls);
        const client = toClientRequest(request);
        const record = tracer?.begin();
        const decision = decide(program, client, {
          environment: new RequestEnvironment(state, client.client.ip, geographyOf(request)),
          visitsThisService: request.visitsThisService ?? 0,
          esiLevel: request.isEsiSubrequest === true ? 1 : 0,
          ...(record && { trace: record.trace }),
        });
        const read = reader.read(decision);
        return record === undefined ? read : { ...read, trace: record.lines };
      },
    },
  };
}

function sourceFile(name: string, { files }: CompiledService): readonly SourceFile[] {
  const text = files.get(name);
  return text === undefined ? [] : [{ name, text, root: parseVcl(text).root }];
}
