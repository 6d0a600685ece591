import type { CompiledService } from "../compiler/service.js";
import type { SourceFile } from "../vcl/runtime/compile/index.js";
import type { Trace, TraceStep } from "../vcl/runtime/trace.js";
import { operands, type Expression } from "../vcl/syntax/index.js";
import type { TraceLine, TraceOperand, TraceValue } from "./trace.js";
import { TraceSource } from "./trace-source.js";
import { describeValue, outcomeOf, spanKey, truthOf, type Values } from "./trace-values.js";

/** Makes lines of what the runtime reports: values first, then the statement or the test that they belong to. */
export class Tracer {
  readonly #sources: readonly TraceSource[];

  constructor(files: readonly SourceFile[], service: CompiledService) {
    this.#sources = files.map((file) => new TraceSource(file, service));
  }

  /** A record of one request. */
  begin(): { readonly trace: Trace; readonly lines: readonly TraceLine[] } {
    const lines: TraceLine[] = [];
    let values: TraceStep[] = [];
    const step = (taken: TraceStep) => {
      if (taken.kind === "value") {
        values.push(taken);
        return;
      }
      const source = this.#sources[taken.file];
      if (source !== undefined) lines.push(lineOf(taken, values, source));
      values = [];
    };
    return { trace: { step }, lines };
  }
}

function lineOf(step: TraceStep, steps: readonly TraceStep[], source: TraceSource): TraceLine {
  const line = source.lineAt(step.start);
  const rule = source.ruleAt(line);
  const seen = steps.filter(({ file }) => file === step.file);
  const isTest = step.kind === "test";
  return {
    file: source.name,
    line,
    subroutine: source.subroutineAt(step.start),
    rule: rule?.id,
    policy: rule?.place,
    kind: isTest ? "test" : "statement",
    text: source.textOf(step),
    holds: isTest ? truthOf(step.value) : undefined,
    value: isTest || step.value === undefined ? undefined : describeValue(step.value),
    values: valuesIn(step, seen, source),
    ...(isTest ? partsOf(source.expressionAt(step), seen, source) : whole),
  };
}

/** What was read and called within an expression: comparisons are outcomes, not values. */
function valuesIn(
  within: { readonly start: number; readonly end: number },
  steps: readonly TraceStep[],
  source: TraceSource,
): readonly TraceValue[] {
  const found = new Map<string, TraceValue>();
  for (const step of steps) {
    if (step.start < within.start || step.end > within.end) continue;
    if (source.expressionAt(step)?.kind === "BinaryExpression") continue;
    const text = source.textOf(step);
    const value = describeValue(step.value);
    found.set(`${text} ${value}`, { text, value });
  }
  return [...found.values()];
}

type Parts = Pick<TraceLine, "operator" | "operands">;

const whole: Parts = { operator: undefined, operands: [] };

function partsOf(
  test: Expression | undefined,
  steps: readonly TraceStep[],
  source: TraceSource,
): Parts {
  if (test?.kind === "ParenthesizedExpression") return partsOf(test.expression, steps, source);
  if (test?.kind !== "BinaryExpression") return whole;
  const { operator } = test;
  if (operator !== "&&" && operator !== "||") return whole;
  const outcomes: Values = new Map(steps.map((step) => [spanKey(step), step.value]));
  const parts = operands(test).flatMap((operand): readonly TraceOperand[] => {
    const { span } = operand;
    if (span === undefined) return [];
    const text = source.textOf(span);
    return [{ text, holds: outcomeOf(operand, outcomes), values: valuesIn(span, steps, source) }];
  });
  return { operator, operands: parts };
}
