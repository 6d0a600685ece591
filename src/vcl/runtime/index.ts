/** VCL that runs: compiled to JavaScript, and asked request by request. */
export { compileVcl } from "./compile/index.js";
export type { CompileProblem, SourceFile, VclProgram, VclSource } from "./compile/index.js";
export * from "./machine/index.js";
export { newRateLimits } from "./rate-limits.js";
export type { Environment, Geo, Transaction } from "./transaction.js";
