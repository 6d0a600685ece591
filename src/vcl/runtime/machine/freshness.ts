import type { ResponseMessage } from "../message.js";
import { readField } from "../variables/subfield.js";

/** In microseconds. */
export interface Freshness {
  readonly ttl: number;
  readonly staleIfError: number;
  readonly staleWhileRevalidate: number;
}

const second = 1_000_000;

/** https://www.fastly.com/documentation/reference/vcl/subroutines/fetch/ */
const withoutHeaders = 120 * second;

/** https://www.fastly.com/documentation/guides/concepts/edge-state/cache/cache-freshness/ */
const cacheableStatuses: ReadonlySet<bigint> = new Set([200n, 203n, 300n, 301n, 302n, 404n, 410n]);

export function isCacheable({ status }: ResponseMessage): boolean {
  return cacheableStatuses.has(status);
}

/**
 * What the response's headers say before vcl_fetch runs. `private` and `no-store` do not count.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/subroutines/fetch/
 */
export function freshnessOf({ headers }: ResponseMessage): Freshness {
  const surrogate = headers.get("surrogate-control") ?? "";
  const control = headers.get("cache-control") ?? "";
  return {
    ttl:
      seconds(surrogate, "max-age") ??
      seconds(control, "s-maxage") ??
      seconds(control, "max-age") ??
      withoutHeaders,
    staleIfError: seconds(surrogate, "stale-if-error") ?? seconds(control, "stale-if-error") ?? 0,
    staleWhileRevalidate:
      seconds(surrogate, "stale-while-revalidate") ??
      seconds(control, "stale-while-revalidate") ??
      0,
  };
}

function seconds(header: string, field: string): number | undefined {
  const value = readField(header, field, ",");
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) * second : undefined;
}
