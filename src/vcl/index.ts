/**
 * The Fastly VCL language, by itself: what `edgewall/vcl` exports. It knows nothing of policies.
 *
 * @example
 * import { checkUnit, parseVcl, printVcl } from "edgewall/vcl";
 *
 * const text = 'sub vcl_recv {\n#FASTLY recv\nif (req.method ~ "GET") { error 819; }\n}';
 * const parsed = parseVcl(text);
 * parsed.problems; // syntax errors: none
 * checkUnit([{ name: "main.vcl", text, parsed }]); // [[{ code: "EW2073", … }, { code: "EW2072", … }]]
 * printVcl(parsed.root).text; // formatted
 */
export type { VclProblem } from "./problem.js";
export * from "./syntax/index.js";
export * from "./runtime/index.js";
export { checkUnit, type CheckOptions, type UnitFile } from "./check/index.js";
