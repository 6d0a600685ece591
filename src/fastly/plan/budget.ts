import type { PlanOptions } from "./plan.js";

/**
 * How often a push has to wait for Fastly to count its hourly writes anew.
 *
 * @returns infinity where the reserve leaves nothing
 */
export function hoursFor(
  writes: number,
  {
    limits,
    reserve,
    remaining,
  }: {
    readonly limits: Pick<PlanOptions["limits"], "apiWritesPerHour">;
    readonly reserve: number;
    readonly remaining?: number;
  },
): number {
  if (writes === 0) return 0;
  const each = limits.apiWritesPerHour - reserve;
  const now = Math.max((remaining ?? limits.apiWritesPerHour) - reserve, 0);
  if (writes <= now) return 0;
  return each <= 0 ? Number.POSITIVE_INFINITY : Math.ceil((writes - now) / each);
}
