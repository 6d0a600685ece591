import picocolors from "picocolors";
import { visible } from "../../diagnostics/index.js";
import type { LoadedPolicy } from "../../project/load.js";
import type { SimulatedDecision, TraceLine } from "../../simulator/index.js";
import type { Country } from "./try-country.js";
import type { Engine } from "./try-options.js";
import { renderTrace } from "./try-trace.js";

/** All that the command found out. */
export interface Tried {
  readonly decision: SimulatedDecision;
  readonly policy: LoadedPolicy;
  readonly engine: Engine;
  /** Undefined when the policy does not ask for it, and none was given. */
  readonly country: Country | undefined;
}

export function triedToJson({ decision, policy, engine, country }: Tried) {
  const { outcome, rule, status, reason, headers, body, counted, trace } = decision;
  const place = placeOf(decision, policy);
  return {
    outcome,
    rule: rule ?? null,
    status: status ?? null,
    reason: reason ?? null,
    body: body ?? null,
    headers: status === undefined ? null : Object.fromEntries(headers),
    counted,
    engine,
    policy: policy.program.name,
    file: place?.file ?? null,
    line: place?.line ?? null,
    country: country === undefined ? null : { ...country, code: country.code ?? null },
    ...(trace && { trace: trace.map(traceToJson) }),
  };
}

function traceToJson({ policy, rule, subroutine, holds, value, operator, ...line }: TraceLine) {
  return {
    subroutine: subroutine ?? null,
    rule: rule ?? null,
    policy: policy === undefined ? null : { file: policy.file, line: policy.line },
    holds: holds ?? null,
    value: value ?? null,
    operator: operator ?? null,
    ...line,
    operands: line.operands.map((operand) => ({ ...operand, holds: operand.holds ?? null })),
  };
}

export function describeTried(tried: Tried, color: boolean): string {
  const { decision, policy, country } = tried;
  const { outcome, rule, status, reason, headers, body, counted, trace } = decision;
  const colors = picocolors.createColors(color);
  const paint = { pass: colors.green, block: colors.red, tarpit: colors.yellow }[outcome];
  const title = colors.bold(paint(outcome));
  const lines: string[] = [];
  if (status === undefined) {
    lines.push(`${title}: no rule of ${policy.program.name} decides`);
  } else {
    const place = placeOf(decision, policy);
    const where = place ? colors.dim(` (${place.file}:${place.line})`) : "";
    lines.push(
      rule === undefined
        ? `${title}: Fastly refuses the request, and no rule is asked`
        : `${title} by ${colors.bold(rule)}${where}`,
    );
    lines.push(`  ${visible(`${status} ${reason ?? ""}`.trimEnd())}`);
    for (const [name, value] of headers) lines.push(`  ${name}: ${visible(value)}`);
    if (body !== undefined && body !== "") lines.push(`  ${visible(body, 200)}`);
  }
  if (counted.length > 0) lines.push(`  counted: ${counted.join(", ")}`);
  if (country !== undefined && country.note !== "") {
    lines.push(colors.dim(`  (country: ${country.code ?? "not known"}, ${country.note})`));
  }
  const answer = `${lines.join("\n")}\n`;
  return trace === undefined ? answer : `${renderTrace(trace, color)}\n${answer}`;
}

/** Where the rule that decided is in the policy. */
function placeOf({ rule }: SimulatedDecision, { program, locate }: LoadedPolicy) {
  return locate(program.rules.find(({ id }) => id === rule)?.origin);
}
