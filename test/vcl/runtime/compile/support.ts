import {
  compileVcl,
  type CompileVclResult,
  type SourceFile,
  type State,
  type VclProgram,
  type VclSource,
} from "../../../../src/vcl/runtime/compile/index.js";
import { Headers } from "../../../../src/vcl/runtime/headers.js";
import { parseIp, type Ip } from "../../../../src/vcl/runtime/ip.js";
import { newRequest, newResponse } from "../../../../src/vcl/runtime/message.js";
import { newRateLimits } from "../../../../src/vcl/runtime/rate-limits.js";
import type { TraceStep } from "../../../../src/vcl/runtime/trace.js";
import type { Transaction } from "../../../../src/vcl/runtime/transaction.js";
import { parseVcl } from "../../../../src/vcl/syntax/parse.js";
import type { Subroutine } from "../../../../src/vcl/types/subroutines.js";

export function sourceFile(name: string, text: string, as?: "file" | "snippet"): SourceFile {
  const { problems, root } = parseVcl(text, as && { as });
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${name} does not parse: ${problem.message}`);
  return { name, text, root };
}

export function compile(
  text: string,
  more: Omit<VclSource, "files"> = {},
  trace = false,
): CompileVclResult {
  return compileVcl({ files: [sourceFile("main.vcl", text, "file")], ...more }, { trace });
}

export function program(
  text: string,
  more: Omit<VclSource, "files"> = {},
  trace = false,
): VclProgram {
  const compiled = compile(text, more, trace);
  if (compiled.ok) return compiled.program;
  throw new Error(compiled.problems.map(({ code, message }) => `${code} ${message}`).join("\n"));
}

/** Each problem as `CODE marked text`. */
export function problems(text: string, more: Omit<VclSource, "files"> = {}): readonly string[] {
  const compiled = compile(text, more);
  if (compiled.ok) return [];
  return compiled.problems.map(({ code, file, span }) =>
    `${code} ${compiled.files[file]?.text.slice(span.start, span.end) ?? ""}`.trimEnd(),
  );
}

export function ip(text: string): Ip {
  const parsed = parseIp(text);
  if (parsed === undefined) throw new Error(`${text} is no address`);
  return parsed;
}

export function transaction(of: VclProgram, fields: Partial<Transaction> = {}): Transaction {
  const address = ip("192.0.2.7");
  return {
    environment: {
      now: () => 1_000_000_000_000_000,
      random: () => 0.5,
      geo: () => undefined,
      rateLimits: newRateLimits(),
    },
    client: { ip: address, port: 4711, isTls: true },
    server: {
      hostname: "cache-1",
      identity: "cache-1-POP",
      pop: "POP",
      region: "EU",
      billingRegion: "Europe",
      ip: address,
      port: 443,
      serviceId: "service",
      customerId: "customer",
      version: 1,
      isStaging: false,
    },
    progress: {
      start: 1_000_000_000_000_000,
      firstByte: undefined,
      end: undefined,
      state: "NONE",
      stored: undefined,
      staleExists: false,
      stale: undefined,
      isLocallyGenerated: false,
      origin: undefined,
      isClustering: false,
      visitsThisPop: 0,
      topUrl: undefined,
      host: "",
      location: undefined,
    },
    tables: of.tables,
    backends: of.backends,
    subroutine: "recv",
    req: newRequest(),
    bereq: undefined,
    beresp: undefined,
    obj: newResponse(),
    resp: newResponse(),
    restarts: 0,
    visitsThisService: 0,
    esiLevel: 0,
    isPurge: false,
    backend: undefined,
    hash: "",
    captures: [],
    settings: new Map(),
    logs: [],
    error: undefined,
    tarpit: undefined,
    xid: "4242",
    trace: undefined,
    ...fields,
  };
}

export interface Ran {
  readonly state: State | undefined;
  readonly tx: Transaction;
  readonly logs: readonly string[];
}

/** Runs the statements as vcl_recv, with declarations around them. */
export function run(
  statements: string,
  {
    declarations = "",
    headers = {},
    source = {},
    fields = {},
  }: {
    readonly declarations?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly source?: Omit<VclSource, "files">;
    readonly fields?: Partial<Transaction>;
  } = {},
): Ran {
  const made = program(`${declarations}\nsub vcl_recv {\n${statements}\n}`, source);
  return runProgram(made, "recv", {
    req: newRequest({ headers: new Headers(Object.entries(headers)) }),
    ...fields,
  });
}

export function runProgram(
  made: VclProgram,
  subroutine: Subroutine,
  fields: Partial<Transaction> = {},
): Ran {
  const tx = transaction(made, fields);
  const state = made.run(subroutine, tx);
  return { state, tx, logs: tx.logs };
}

/** What `log` writes of an expression, after some statements. */
export function logged(
  expression: string,
  before = "",
  options: Parameters<typeof run>[1] = {},
): string | undefined {
  return run(`${before}\nlog ${expression};`, options).logs.at(-1);
}

/** Whether a condition holds. */
export function holds(
  condition: string,
  before = "",
  options: Parameters<typeof run>[1] = {},
): boolean {
  return run(`${before}\nif (${condition}) { log "holds"; }`, options).logs.at(-1) === "holds";
}

/** The steps of a traced run: kind, text, and the value where there is one. */
export function traceOf(
  text: string,
  subroutine: Subroutine = "recv",
  more: Omit<VclSource, "files"> = {},
): readonly string[] {
  const made = program(text, more, true);
  const steps: TraceStep[] = [];
  runProgram(made, subroutine, { trace: { step: (step) => steps.push(step) } });
  return steps.map(({ end, file, kind, start, value }) => {
    const shown = made.files[file]?.text.slice(start, end) ?? "";
    const text = typeof value === "object" && "text" in value ? value.text : String(value);
    return value === undefined ? `${kind} ${shown}` : `${kind} ${shown} → ${text}`;
  });
}
