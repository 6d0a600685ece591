/**
 * The address of a page of Fastly's VCL reference.
 *
 * @param page its path below the reference: `statements/set`; `vcl` is the reference itself
 */
export function documentation(page: string): string {
  const root = "https://www.fastly.com/documentation/reference/vcl/";
  return page === "vcl" ? root : `${root}${page}/`;
}
