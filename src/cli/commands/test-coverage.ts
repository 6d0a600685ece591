import type { CompiledService } from "../../compiler/service.js";
import type { Diagnostic } from "../../diagnostics/index.js";

export interface RuleCoverage {
  readonly id: string;
  readonly mode: string;
  readonly file: string | null;
  readonly line: number | null;
  /** Whether some test met it: it decided a request, or counted one. */
  readonly matched: boolean;
}

export interface PolicyCoverage {
  readonly policy: string;
  readonly rules: readonly RuleCoverage[];
  /** 0 to 100; of a policy without rules, 100. */
  readonly percentage: number;
}

/** Which rules of the policies were matched; services that share a policy share its tests. */
export function coverageOf(
  services: readonly CompiledService[],
  matched: ReadonlyMap<string, ReadonlySet<string>>,
): readonly PolicyCoverage[] {
  const policies = new Map(services.map((service) => [service.program.name, service]));
  return [...policies].map(([policy, service]) => {
    const rules = service.rules.map(({ id, mode, place }) => ({
      id,
      mode,
      file: place?.file ?? null,
      line: place?.line ?? null,
      matched: matched.get(policy)?.has(id) ?? false,
    }));
    const count = rules.filter((rule) => rule.matched).length;
    return { policy, rules, percentage: rules.length === 0 ? 100 : (100 * count) / rules.length };
  });
}

/** One error for each policy whose tests match too few rules. */
export function tooLow(coverage: readonly PolicyCoverage[], least: number): readonly Diagnostic[] {
  return coverage
    .filter(({ percentage }) => percentage < least)
    .map(({ policy, percentage, rules }) => ({
      code: "EW1075",
      severity: "error",
      message: `the tests match ${shownPercentage(percentage)} of the rules of \`${policy}\`, ${least} % are wanted`,
      help: `test ${rules
        .filter(({ matched }) => !matched)
        .slice(0, 10)
        .map(({ id }) => id)
        .join(", ")}`,
    }));
}

/** For people: each policy, and each of its rules. */
export function describeCoverage(coverage: readonly PolicyCoverage[]): string {
  const lines = coverage.flatMap(({ policy, rules, percentage }) => {
    const count = rules.filter(({ matched }) => matched).length;
    const width = Math.max(0, ...rules.map(({ id }) => id.length));
    return [
      `${policy}: tests match ${count} of ${rules.length} rules (${shownPercentage(percentage)})`,
      ...rules.map(({ id, mode, file, line, matched }) => {
        const place = file === null ? "" : `  ${file}:${line}`;
        const counts = mode === "count" ? "  (count)" : "";
        return `  ${matched ? "matched    " : "not matched"}  ${id.padEnd(width)}${place}${counts}`;
      }),
    ];
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** Rounded down, so that 100 % means all. */
function shownPercentage(percentage: number): string {
  return `${Math.floor(percentage * 10) / 10} %`;
}
