import { compileWith } from "./compile.js";
import { library } from "./library.js";
import type { CompileOptions, CompileVclResult, VclSource } from "./source.js";

export type * from "./source.js";

/**
 * VCL compiled to JavaScript, or all that stands against it: names that nobody declares, variables and functions that
 * the simulator does not have, patterns that do not compile. It never throws, whatever the VCL.
 *
 * @example
 * const compiled = compileVcl({ files: [{ name: "main.vcl", text, root: parseVcl(text).root }] });
 * if (compiled.ok) compiled.program.run("recv", transaction); // "lookup"
 */
export function compileVcl(source: VclSource, options?: CompileOptions): CompileVclResult {
  return compileWith(library, source, options);
}
