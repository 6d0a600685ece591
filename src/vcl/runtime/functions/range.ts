const greatest = 2n ** 63n - 1n;

/**
 * The range that `substr` and `utf8.substr` take. Undefined when it is outside of the text, or when the end is
 * beyond 64 bits.
 *
 * A negative length that ends before the offset gives an empty range (not documented).
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/substr/
 */
export function rangeOf(
  total: number,
  offset: bigint,
  length: bigint | undefined,
): { readonly start: number; readonly end: number } | undefined {
  const size = BigInt(total);
  const start = offset < 0n ? size + offset : offset;
  const end = endOf(size, start, length);
  if (start > size || end > greatest) return undefined;
  if (start < 0n && end <= 0n) return undefined;
  const first = start < 0n ? 0 : Number(start);
  const last = end > size ? total : Number(end);
  return { start: first, end: Math.max(first, last) };
}

function endOf(size: bigint, start: bigint, length: bigint | undefined): bigint {
  if (length === undefined) return size;
  return length < 0n ? size + length : start + length;
}
