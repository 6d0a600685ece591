import { acl, table, type Declaration } from "../vcl/syntax/index.js";
import type { Layout } from "./layout.js";

/**
 * The declarations that Fastly itself puts in front of a service's VCL: names without content, which lives
 * outside of versions. Linters and simulators need them beside main.vcl; uploaded, they would clash.
 */
export function containerDeclarations(layout: Layout): readonly Declaration[] {
  return [
    ...layout.acls.map(({ name }) => acl(name, [])),
    ...layout.dictionaries.map(({ name }) => table(name, [])),
  ];
}
